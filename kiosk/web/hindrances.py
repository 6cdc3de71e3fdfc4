"""What keeps a pathway from a person, and on which pages they could change it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.planner.types import Pathway
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import mark as _n

_TIME = ("plazo", _n("Cambiar plazo")), ("horas", _n("Cambiar horas"))
_MONEY = (("dinero", _n("Cambiar dinero")),)
#: By the word a limit's sentence begins with: it in short, and the pages that change it.
_LIMITS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "Plazo": (_n("No cabe en su plazo"), _TIME),
    "Dinero": (_n("Cuesta más de lo que tiene"), _MONEY),
    "Distancia": (_n("El curso queda lejos"), (("distancia", _n("Cambiar distancia")),)),
    "Estudios": (_n("Pide más estudios"), ()),
}


@dataclass(frozen=True)
class Hindrances:
    """Why a pathway has no step.

    Attributes:
        short: The first limit in a few words; empty where no limit of the person's
            is the reason.
        changes: Pages, each with its button's words, where an answer could be changed.
    """

    short: str
    changes: tuple[tuple[str, str], ...]


def hindrances(path: Pathway) -> Hindrances:
    """What a pathway without steps breaks; nothing where it has steps."""
    names = [limit.split(":", 1)[0] for limit in path.limits if not path.steps]
    known = [name for name in names if name in _LIMITS]
    changes = dict(change for name in known for change in _LIMITS[name][1])
    short = _(_LIMITS[known[0]][0]) if known else ""
    return Hindrances(short, tuple((page, _(words)) for page, words in changes.items()))
