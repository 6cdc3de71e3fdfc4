"""What to ask at the institution before enrolling: it follows from the answers.

No source tells timetables, ramps or child care of courses, so none is asserted: the
paper carries the questions, and the institution has the answers.
"""

from __future__ import annotations

from kiosk.web.answers import Answers
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import mark as _n

_ALWAYS = (
    _n("¿Cuándo empieza y en qué horario?"),
    _n("¿Cuánto cuesta en total, con materiales y certificado?"),
    _n("¿Qué papeles piden? ¿Todavía hay vacantes?"),
    _n("¿Hay beca o descuento?"),
)
_SCHEDULES = {
    "manana": _n("¿Hay clases en la mañana?"),
    "tarde": _n("¿Hay clases en la tarde?"),
    "noche": _n("¿Hay clases en la noche?"),
    "finde": _n("¿Hay clases sábado o domingo?"),
}
_NEEDS = {
    "cuidado": _n("¿Puedo venir con mis hijos, o hay quien los cuide?"),
    "rampa": _n("¿Hay rampa o ascensor para entrar?"),
    "ver": _n("¿Qué ayuda hay para quien ve poco?"),
    "oir": _n("¿Qué ayuda hay para quien oye poco?"),
}


def asks(answers: Answers) -> tuple[str, ...]:
    """The questions, those of every person first."""
    told = [_(question) for question in _ALWAYS]
    told += [_(_SCHEDULES[value]) for value in answers.schedule or () if value in _SCHEDULES]
    told += [_(_NEEDS[value]) for value in answers.needs or () if value in _NEEDS]
    return tuple(told)
