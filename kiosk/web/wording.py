"""Figures and choices in words: soles, shares, dates of sources, how sure we are."""

from __future__ import annotations

import re

from kiosk.planner.limits import counted
from kiosk.planner.types import NOT_QUOTED, Fact, Pathway, Skill, Step
from kiosk.web.answers import UNSAID
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import mark as _n
from kiosk.web.i18n import ngettext
from kiosk.web.questions.base import Choice

_SURE = {
    "alta": _n("Dato seguro"),
    "media": _n("Dato más o menos seguro"),
    "baja": _n("Dato poco seguro"),
}
#: Thirds of the demand index, 0 to 100.
_DEMAND = ((67, _n("Mucha demanda")), (34, _n("Demanda regular")), (0, _n("Poca demanda")))


#: A clause may end in the word that joined it to the next.
_JOINING = re.compile(r"[\s,;]+(?:y|e|o|u|ni|pero|que)$", re.IGNORECASE)
#: A figure that is reckoned says so in the first word of its method.
_ESTIMATED = "estimado: "


def soles(value: float) -> str:
    """``S/ 1,200``, never broken between two lines; céntimos only where there are any."""
    places = 0 if float(value).is_integer() else 2
    return f"S/\u00a0{value:,.{places}f}"


def day(iso: str) -> str:
    """``15/03/2026`` for an ISO date, as people here write it."""
    year, month, number = iso.split("-")
    return f"{number}/{month}/{year}"


def hundredths(share: float) -> int:
    """A share as a whole number of hundredths, within 0 and 100."""
    return min(100, max(0, round(share * 100)))


def percent(share: float) -> str:
    """``42 %``, never broken between two lines."""
    return f"{hundredths(share)}\u00a0%"


def listed(skills: tuple[Skill, ...]) -> str:
    """The skills within a sentence: first letters small; commas within stay clear."""
    return "; ".join(s.label[:1].lower() + s.label[1:] for s in skills)


def said(skills: tuple[Skill, ...]) -> str:
    """The person's words behind these skills, each once."""
    words = dict.fromkeys(
        spoken(skill.evidence, 60) for skill in skills if skill.evidence not in NOT_QUOTED
    )
    return ", ".join(f"«{text}»" for text in words)


def pay(fact: Fact) -> str:
    """What is paid, or that it is not known."""
    if fact.value is None:
        return _("No hay datos")
    return _("%(soles)s al mes", soles=soles(round(fact.value, -1)))


def pay_range(fact: Fact) -> str:
    """Between what and what half of the people earn; empty where not known."""
    if fact.low is None or fact.high is None:
        return ""
    if "avisos" in fact.method:
        return _(
            "La mitad de los avisos ofrece de %(low)s a %(high)s.",
            low=soles(fact.low),
            high=soles(fact.high),
        )
    return _("La mitad gana de %(low)s a %(high)s.", low=soles(fact.low), high=soles(fact.high))


def demand(fact: Fact) -> str:
    """How much the work is asked for."""
    if fact.value is None:
        return _("No hay datos")
    return next(_(words) for least, words in _DEMAND if fact.value >= least or least == 0)


def sure(fact: Fact) -> str:
    """How sure a figure is, and of what year."""
    if fact.value is None:
        return _("No sabemos este dato para su departamento.")
    words = _(_SURE.get(fact.confidence, _SURE["baja"]))
    return f"{words}, {fact.year}." if fact.year else f"{words}."


def source(text: str, year: int | None) -> str:
    """Where a figure or a course is from, with its year, said once and only if known."""
    return text if year is None or str(year) in text else f"{text}, {year}"


def method(fact: Fact) -> str:
    """How a figure was obtained, as a sentence of its own."""
    return sentence(fact.method.removeprefix(_ESTIMATED), 300)


def is_estimated(fact: Fact) -> bool:
    """Whether the figure was reckoned rather than measured."""
    return fact.method.startswith(_ESTIMATED)


def hours(step: Step) -> str:
    """Hours of a course."""
    if step.hours is None:
        return _("Horas por confirmar")
    return ngettext("%(num)s hora", "%(num)s horas", step.hours)


def weeks(step: Step) -> str:
    """How long at this person's pace; empty where it follows from nothing."""
    if step.weeks is None:
        return ""
    number, unit = counted(step.weeks)
    if unit == "semana":
        return ngettext("%(num)s semana", "%(num)s semanas", int(number))
    if unit == "mes":
        return ngettext("cerca de %(num)s mes", "cerca de %(num)s meses", int(number))
    if number % 1:
        return ngettext(
            "cerca de %(num)s año y medio", "cerca de %(num)s años y medio", int(number)
        )
    return ngettext("cerca de %(num)s año", "cerca de %(num)s años", int(number))


def cost(value: float | None) -> str:
    """Soles, free, or to be confirmed."""
    if value is None:
        return _("Costo por confirmar")
    return soles(value) if value else _("Gratis")


def total_hours(path: Pathway) -> str:
    """Hours of the whole pathway; what is known of them where some are not."""
    if path.total_hours is not None:
        return ngettext("%(num)s hora", "%(num)s horas", path.total_hours)
    known = sum(step.hours or 0 for step in path.steps)
    return _("Más de %(num)s horas", num=known) if known else _("Horas por confirmar")


def total_cost(path: Pathway) -> str:
    """Soles of the whole pathway; what is known of them where some are not."""
    if path.total_cost is not None:
        return cost(path.total_cost)
    known = sum(step.cost or 0 for step in path.steps)
    return _("Más de %(soles)s", soles=soles(known)) if known else _("Costo por confirmar")


def distance(step: Step) -> str:
    """How far the course is."""
    if step.distance_km is None:
        return ""
    if step.distance_km < 1:
        return _("En su distrito")
    return _("A %(km)s km en línea recta", km=round(step.distance_km))


def label_of(choices: tuple[Choice, ...], value: str | None) -> str | None:
    """The words of a choice, or None where the value is not one of them."""
    return next((_(choice.label) for choice in choices if choice.value == value), None)


def answer_hours(value: str | None) -> str:
    """The answer to how many hours."""
    if value is None or value == UNSAID:
        return _("No sé")
    return ngettext("%(num)s hora por semana", "%(num)s horas por semana", _whole(value))


def answer_soles(value: str | None) -> str:
    """The answer to how many soles."""
    return _("No sé") if value is None or value == UNSAID else soles(float(value))


def _whole(value: str) -> int:
    return round(float(value))


def sentence(text: str, most: int) -> str:
    """``text`` shortened, with a capital and a full stop; empty where it is."""
    line = shorten(text, most)
    return f"{line[0].upper()}{line[1:].rstrip('.')}." if line else ""


def spoken(words: str, most: int) -> str:
    """The person's own words, without the one that led on to the next clause."""
    return shorten(_JOINING.sub("", words.strip()), most)


def shorten(text: str, most: int) -> str:
    """``text`` on one line, cut between words after ``most`` letters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0] or line[:most]
    return cut.rstrip(".,;:") + "…"
