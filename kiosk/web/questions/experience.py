"""What the person has done, in their own words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.errors import InputError
from kiosk.web.i18n import gettext as _
from kiosk.web.questions.base import Asking, Form, Question, Reading


class ExperienceQuestion(Question):
    """Free text; read at once by the planner, so that what is unclear shows here."""

    name = "experiencia"
    fields = ("text",)
    template = "kiosk/questions/experience.html"

    def read(self, form: Form, asking: Asking) -> Reading:
        """The words; changed words have to be checked again.

        Raises:
            InputError: No words, too many, or none that can be read.
        """
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
        if not text:
            raise InputError(_("Escriba qué ha hecho en su vida, con sueldo o sin sueldo."), "text")
        if text == asking.answers.text:
            return Reading({"text": text})
        asking.understood(replace(asking.answers, text=text))
        return Reading(
            {"text": text, "checked": None, "rejected_experience": (), "rejected_skills": ()}
        )

    def show(self, asking: Asking) -> dict[str, Any]:
        """The words so far and how many there may be."""
        return {"text": self.chosen(asking, "text"), "limit": asking.settings.text_limit}
