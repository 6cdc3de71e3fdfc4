"""The questions in the order they are asked."""

from kiosk.web.answers import Answers
from kiosk.web.questions.amounts import Budget, Hours
from kiosk.web.questions.base import Asking, Question
from kiosk.web.questions.consents import Advice, Guardian, Keep, Share
from kiosk.web.questions.district import DistrictQuestion
from kiosk.web.questions.experience import ExperienceQuestion
from kiosk.web.questions.interests import Interests
from kiosk.web.questions.simple import Age, Deadline, Distance, Needs, Schedule, Schooling
from kiosk.web.questions.understood import UnderstoodQuestion

QUESTIONS: tuple[Question, ...] = (
    Keep(),
    Share(),
    Advice(),
    DistrictQuestion(),
    Age(),
    Guardian(),
    Schooling(),
    ExperienceQuestion(),
    UnderstoodQuestion(),
    Interests(),
    Hours(),
    Deadline(),
    Budget(),
    Distance(),
    Schedule(),
    Needs(),
)
BY_NAME = {question.name: question for question in QUESTIONS}
#: The question that a part of the planner's request belongs to.
OF_REQUEST = {
    "text": "experiencia",
    "ubigeo": "distrito",
    "age": "edad",
    "education": "estudios",
    "hours_week": "horas",
    "weeks": "plazo",
    "budget": "dinero",
    "max_km": "distancia",
    "interests": "intereses",
}


def asked_of(answers: Answers) -> list[Question]:
    """The questions that apply to this person, in their order."""
    return [question for question in QUESTIONS if question.applies(answers)]


def next_question(answers: Answers) -> Question | None:
    """The first question without an answer: nothing is asked twice."""
    return next((q for q in asked_of(answers) if not q.answered(answers)), None)


__all__ = [
    "BY_NAME",
    "OF_REQUEST",
    "QUESTIONS",
    "Asking",
    "Question",
    "asked_of",
    "next_question",
]
