"""What goes home: the pathway as text in a QR code, with nothing of the person.

A printed module has to be at least 0.5 mm wide: 4 dots of a head of 203 dots an inch,
the least that DENSO WAVE, who made the QR code, recommends for any printer.
"""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup

from kiosk.planner.types import Pathway, Step
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import ngettext
from kiosk.web.wording import cost, hours, shorten

#: Bytes in 55 mm, on the screen and the A4 sheet: version 21 with its quiet zone is 109
#: modules; at the lowest correction (paper that lies flat and clean) it holds 929 bytes.
#: ZXing reads a picture of 3.5 pixels a module or more: 382 of the 720 of a phone's frame.
MOST_BYTES = 900
#: Bytes in 45 mm, on a receipt: version 16 with its quiet zone is 89 modules; at level M
#: (15 % may be lost to a crease or a weak dot of the head) it holds 450 bytes. It fills
#: 312 pixels: even a frame of 640 × 480 holds it.
RECEIPT_BYTES = 440
#: Letters left to the name of a course and to where it is; the first that fits.
_WIDTHS = (*((n, n * 3 // 4) for n in range(80, 15, -4)), (16, 0))
#: Letters of a job's name.
_JOB = 60


def as_text(path: Pathway, most: int = MOST_BYTES) -> str:
    """The pathway in few words: only names of courses, places and figures.

    Names are shortened before a step is left out, and what is left out is counted.

    Args:
        path: The pathway.
        most: Bytes of UTF-8 it may take, at least 250.
    """
    texts = (_written(path, widths, len(path.steps)) for widths in _WIDTHS)
    fewer = (_written(path, _WIDTHS[-1], n) for n in range(len(path.steps) - 1, -1, -1))
    fitting = (text for each in (texts, fewer) for text in each if len(text.encode()) <= most)
    return next(fitting)


def _written(path: Pathway, widths: tuple[int, int], steps: int) -> str:
    """The pathway with names of these widths and its first ``steps`` steps."""
    course, place = widths
    lines = [_("Yachay Ñan. Camino para: %(job)s", job=shorten(path.label, _JOB))]
    for number, step in enumerate(path.steps[:steps], start=1):
        names = [shorten(step.course, course), shorten(_where(step), place) if place else ""]
        said = ". ".join([*filter(None, names), hours(step), cost(step.cost)])
        lines.append(f"{number}. {said}.".replace("….", "…"))
    left = len(path.steps) - steps
    if left:
        lines.append(ngettext("Y %(num)s curso más.", "Y %(num)s cursos más.", left))
    lines.append(_ending(path))
    return "\n".join(lines).replace("\u00a0", " ")


def _where(step: Step) -> str:
    return f"{step.institution}. {step.place}" if step.place else step.institution


def _ending(path: Pathway) -> str:
    """Of what years the courses are, and that they may have changed since."""
    years = sorted({step.year for step in path.steps if step.year is not None})
    confirm = _("Confirme horario y costo.")
    if not years:
        return confirm
    span = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    return f"{_('Datos de %(year)s.', year=span)} {confirm}"


def qr(path: Pathway) -> Markup:
    """The QR code as inline SVG, to be shown or printed at 55 mm or more."""
    return _drawn(as_text(path))


@lru_cache(maxsize=32)
def _drawn(text: str) -> Markup:
    """Drawing takes some 50 ms; a sheet is looked at, then printed, then looked at again."""
    code = segno.make(text, error="l", micro=False, encoding="utf-8")
    drawn: str = code.svg_inline(omitsize=True, border=4, light="#fff", svgclass="qr", lineclass="")
    return Markup(drawn)  # noqa: S704 - drawn by segno from numbers only
