"""How a course is going: the answers offered, with their pictures."""

from __future__ import annotations

from kiosk.web.i18n import mark as _n
from kiosk.web.progress import ABANDONED, BEGUN, FINISHED
from kiosk.web.questions.base import Choice

#: The first takes a mark back: it was a mistake.
STATES = (
    Choice("", _n("Todavía no empecé"), "tiempo"),
    Choice(BEGUN, _n("Ya lo empecé"), "curso-empece"),
    Choice(FINISHED, _n("Ya lo terminé"), "curso-termine"),
    Choice(ABANDONED, _n("Lo dejé"), "curso-deje"),
)
