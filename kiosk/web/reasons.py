"""Why a course is of no use or was left: the answers offered, with their pictures."""

from __future__ import annotations

from kiosk.store.shown import Reason
from kiosk.web.i18n import mark as _n
from kiosk.web.questions.base import Choice

REASONS = (
    Choice(Reason.FAR, _n("Queda lejos"), "porque-lejos"),
    Choice(Reason.COSTLY, _n("Cuesta mucho"), "porque-caro"),
    Choice(Reason.LONG, _n("Dura mucho"), "porque-largo"),
    Choice(Reason.SCHOOLING, _n("Pide más estudios"), "porque-estudios"),
    Choice(Reason.KNOWN, _n("Ya lo sé hacer"), "porque-ya-se"),
    Choice(Reason.NOT_INTERESTED, _n("No me interesa"), "porque-no-interesa"),
    Choice(Reason.OTHER, _n("Otra razón"), "porque-otro"),
)
