"""What the person has done: in their own words, by pictures, or told to the staff."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.errors import InputError
from kiosk.web.activities import BY_NAME, phrases
from kiosk.web.answers import Answers
from kiosk.web.i18n import gettext as _
from kiosk.web.questions.base import Asking, Form, Question, Reading

#: What is known of words that changed: nothing has been checked yet.
UNCHECKED: dict[str, Any] = {
    "checked": None,
    "rejected_experience": (),
    "rejected_skills": (),
    "added_skills": (),
}
#: The button that leads to the pictures.
PICTURES = "dibujos"


class ExperienceQuestion(Question):
    """Free text and pictures; read at once by the planner, so that what is unclear shows here."""

    name = "experiencia"
    fields = ("text",)
    template = "kiosk/questions/experience.html"

    def read(self, form: Form, asking: Asking) -> Reading:
        """The words; changed words have to be checked again.

        Raises:
            InputError: No words and no picture, too many words, or none that can be read.
        """
        if form.get("accion") == PICTURES:
            return Reading({}, goto=PICTURES, unfinished=True)
        text = form.get("text", "").replace("\r\n", "\n").replace("\0", "").strip()
        limit = asking.settings.text_limit
        if len(text) > limit:
            raise InputError(
                _(
                    "Escriba como máximo %(limit)s letras. Ahora hay %(count)s.",
                    limit=f"{limit:,}",
                    count=f"{len(text):,}",
                ),
                "text",
            )
        if not text and not asking.answers.pictures:
            raise InputError(_("Escriba qué ha hecho en su vida, o elija dibujos."), "text")
        if text == asking.answers.text:
            return Reading({"text": text})
        asking.understood(replace(asking.answers, text=text))
        return Reading({"text": text, **UNCHECKED})

    def show(self, asking: Asking) -> dict[str, Any]:
        """The words so far, how many there may be, and the pictures chosen."""
        pictures = [BY_NAME[name] for name in asking.answers.pictures if name in BY_NAME]
        return {
            "text": self.chosen(asking, "text"),
            "limit": asking.settings.text_limit,
            "pictures": pictures,
            "action": PICTURES,
        }


def choose_pictures(answers: Answers, shown: list[str], chosen: list[str]) -> Answers:
    """The answers after a screenful of pictures: what was chosen of those shown.

    Args:
        answers: As they were.
        shown: Names of the pictures on the screen.
        chosen: Names chosen of them.
    """
    before = set(answers.pictures) - set(shown)
    after = before | (set(shown) & set(chosen))
    names = tuple(name for name in BY_NAME if name in after)
    if phrases(names) == phrases(answers.pictures):
        return answers
    # Text of no letters: the pictures alone answer the question.
    return replace(answers, pictures=names, **UNCHECKED)
