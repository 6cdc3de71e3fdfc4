"""The answers as the check page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import ngettext
from kiosk.web.questions import BY_NAME, Asking
from kiosk.web.questions.base import ChoiceQuestion
from kiosk.web.questions.understood import entries_of
from kiosk.web.wording import answer_hours, answer_soles, label_of, shorten

#: Letters of the person's words that fit in a box.
_WORDS = 34


@dataclass(frozen=True)
class Row:
    """One answer: its page, its name and what was said."""

    page: str
    name: str
    value: str


def summary(asking: Asking) -> list[Row]:
    """One row a question, in the order they were asked."""
    answers = asking.answers
    district = asking.districts.get(answers.district or "")
    refused = len(answers.rejected_experience) + len(answers.rejected_skills)
    kept = max(0, len(entries_of(asking.understood())) - refused)
    return [
        Row("distrito", _("Distrito"), district.district if district else ""),
        Row("edad", _("Edad"), _choice("edad", answers.age)),
        Row("estudios", _("Estudios"), _choice("estudios", answers.education)),
        Row("experiencia", _("Ha hecho"), shorten(answers.text or "", _WORDS)),
        Row(
            "entendimos",
            _("Sabe hacer"),
            ngettext("%(num)s cosa", "%(num)s cosas", kept) if kept else _("Nada todavía"),
        ),
        Row("horas", _("Tiempo"), answer_hours(answers.hours)),
        Row("plazo", _("Plazo"), _choice("plazo", answers.weeks)),
        Row("dinero", _("Dinero"), answer_soles(answers.budget)),
        Row(
            "consentimiento",
            _("Sus palabras"),
            _("Se guardan") if answers.consent == "si" else _("Se borran al terminar"),
        ),
    ]


def _choice(page: str, value: str | None) -> str:
    question = BY_NAME[page]
    if isinstance(question, ChoiceQuestion):
        return label_of(question.choices, value) or ""
    return ""
