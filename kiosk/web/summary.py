"""The answers as the check page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.web.activities import BY_NAME as ACTIVITIES
from kiosk.web.answers import YES, Answers
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import ngettext
from kiosk.web.questions import BY_NAME, Asking
from kiosk.web.questions.base import ChoiceQuestion, ManyQuestion
from kiosk.web.questions.understood import entries_of
from kiosk.web.wording import answer_hours, answer_soles, label_of, shorten

#: Letters of an answer that fit in a box.
_WORDS = 20


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
    return [
        Row("distrito", _("Distrito"), district.district if district else ""),
        Row("edad", _("Edad"), _choice("edad", answers.age)),
        Row("estudios", _("Estudios"), _choice("estudios", answers.education)),
        Row("experiencia", _("Ha hecho"), _done(answers)),
        Row("entendimos", _("Sabe hacer"), _known(asking)),
        Row("intereses", _("Le gustaría"), _many("intereses", answers.interests)),
        Row("horas", _("Tiempo"), answer_hours(answers.hours)),
        Row("plazo", _("Plazo"), _choice("plazo", answers.weeks)),
        Row("dinero", _("Dinero"), answer_soles(answers.budget)),
        Row("distancia", _("Distancia"), _choice("distancia", answers.distance)),
        Row("horario", _("Horario"), _many("horario", answers.schedule)),
        Row("necesidades", _("Necesita"), _many("necesidades", answers.needs)),
        Row("guardar", _("Guardar"), _yes(answers.consent_store)),
        Row("compartir", _("Enviar"), _yes(answers.consent_sync)),
        Row("consejo", _("Consejo largo"), _yes(answers.consent_gpt)),
    ]


def _done(answers: Answers) -> str:
    drawn = [_(ACTIVITIES[name].label) for name in answers.pictures if name in ACTIVITIES]
    return shorten(". ".join(filter(None, [(answers.text or "").strip(), *drawn])), _WORDS)


def _known(asking: Asking) -> str:
    answers = asking.answers
    refused = len(answers.rejected_experience) + len(answers.rejected_skills)
    kept = max(0, len(entries_of(asking)) - refused)
    return ngettext("%(num)s cosa", "%(num)s cosas", kept) if kept else _("Nada todavía")


def _choice(page: str, value: str | None) -> str:
    question = BY_NAME[page]
    if isinstance(question, ChoiceQuestion):
        return label_of(question.choices, value) or ""
    return ""


def _many(page: str, values: Sequence[str] | None) -> str:
    question = BY_NAME[page]
    if not values or not isinstance(question, ManyQuestion):
        return _("No dijo")
    return shorten(", ".join(label_of(question.choices, value) or "" for value in values), _WORDS)


def _yes(value: str | None) -> str:
    return _("Sí") if value == YES else _("No")
