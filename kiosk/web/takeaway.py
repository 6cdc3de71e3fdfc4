"""What goes home: the pathway as text in a QR code, with nothing of the person."""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup

from kiosk.planner.types import Pathway
from kiosk.web.i18n import gettext as _
from kiosk.web.wording import cost, hours, shorten

#: Bytes a phone still reads from a 6 cm print (version 23, lowest correction: 1091).
MOST_BYTES = 900


def as_text(path: Pathway) -> str:
    """The pathway in few words: only names of courses, places and figures."""
    lines = [_("Yachay Ñan. Camino para: %(job)s", job=path.label)]
    for number, step in enumerate(path.steps, start=1):
        details = f"{hours(step)}. {cost(step.cost)}"
        place = f"{step.institution}. {step.place}" if step.place else step.institution
        lines.append(f"{number}. {shorten(step.course, 80)}. {shorten(place, 90)}. {details}.")
    while len("\n".join(lines).encode()) > MOST_BYTES:
        lines.pop()
    return "\n".join(lines).replace("\u00a0", " ")


def qr(path: Pathway) -> Markup:
    """The QR code as inline SVG."""
    return _drawn(as_text(path))


@lru_cache(maxsize=32)
def _drawn(text: str) -> Markup:
    """Drawing takes some 50 ms; a sheet is looked at, then printed, then looked at again."""
    code = segno.make(text, error="l", micro=False, encoding="utf-8")
    drawn: str = code.svg_inline(omitsize=True, border=4, light="#fff", svgclass="qr", lineclass="")
    return Markup(drawn)  # noqa: S704 - drawn by segno from numbers only
