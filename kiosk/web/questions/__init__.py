"""The questions in the order they are asked."""

from kiosk.web.journey import Answers
from kiosk.web.questions.amounts import Budget, Hours
from kiosk.web.questions.base import Asking, Question
from kiosk.web.questions.district import DistrictQuestion
from kiosk.web.questions.experience import ExperienceQuestion
from kiosk.web.questions.simple import Age, Consent, Deadline, Schooling
from kiosk.web.questions.understood import UnderstoodQuestion

QUESTIONS: tuple[Question, ...] = (
    Consent(),
    DistrictQuestion(),
    Age(),
    Schooling(),
    ExperienceQuestion(),
    UnderstoodQuestion(),
    Hours(),
    Deadline(),
    Budget(),
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
}


def next_question(answers: Answers) -> Question | None:
    """The first question without an answer: nothing is asked twice."""
    return next((q for q in QUESTIONS if not q.answered(answers)), None)


__all__ = ["BY_NAME", "OF_REQUEST", "QUESTIONS", "Asking", "Question", "next_question"]
