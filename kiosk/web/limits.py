"""What if: the limits as rows of stops that a finger can slide along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kiosk.planner.types import Request
from kiosk.web.answers import UNSAID, Answers, number
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import mark as _n
from kiosk.web.i18n import ngettext
from kiosk.web.wording import soles

#: No limit: the last stop of each row.
FREE = None


@dataclass(frozen=True)
class Slider:
    """One limit: its answer's field, its name, its stops, and how often a unit is told."""

    field: str
    name: str
    picture: str
    stops: tuple[int | None, ...]

    def nearest(self, value: float | None) -> int:
        """The place of the stop nearest to an answer; the last where nothing was said."""
        if value is None:
            return len(self.stops) - 1
        distances = [abs(stop - value) for stop in self.stops if stop is not None]
        return distances.index(min(distances))

    def words(self, place: int) -> str:
        """A stop in words."""
        stop = self.stops[place]
        if stop is None:
            return _("Sin límite")
        if self.field == "budget":
            return soles(stop)
        if self.field == "hours":
            return ngettext("%(num)s hora por semana", "%(num)s horas por semana", stop)
        months = round(stop / 52 * 12)
        return ngettext("%(num)s mes", "%(num)s meses", months)


SLIDERS = (
    Slider("hours", _n("Horas por semana"), "horas-10", (2, 4, 6, 8, 10, 15, 20, 25, 30, 40)),
    Slider("weeks", _n("Plazo"), "plazo-1a", (4, 9, 13, 26, 39, 52, 78, 104, 156, 208, FREE)),
    Slider(
        "budget", _n("Dinero"), "soles-300",
        (0, 50, 100, 200, 300, 500, 800, 1000, 1500, 2000, 3000, FREE),
    ),
)  # fmt: skip


def places_of(answers: Answers) -> dict[str, int]:
    """Where each slider stands for these answers."""
    return {s.field: s.nearest(number(getattr(answers, s.field))) for s in SLIDERS}


def read_places(form: Mapping[str, str], before: Mapping[str, int]) -> dict[str, int]:
    """Where each slider stands after a form; ``mover=hours-`` moves one by a stop.

    What is missing or makes no sense stays where it was.
    """
    places = dict(before)
    for slider in SLIDERS:
        sent = form.get(slider.field, "")
        if sent.isdecimal():
            places[slider.field] = int(sent)
    moved = form.get("mover", "")
    if moved[:-1] in places:
        places[moved[:-1]] += {"-": -1, "+": 1}.get(moved[-1:], 0)
    return {s.field: min(max(places[s.field], 0), len(s.stops) - 1) for s in SLIDERS}


def with_places(request: Request, places: Mapping[str, int]) -> Request:
    """The request under these limits."""
    stops = {s.field: s.stops[places[s.field]] for s in SLIDERS}
    return replace(request, hours_week=stops["hours"], weeks=stops["weeks"], budget=stops["budget"])


def as_answers(answers: Answers, places: Mapping[str, int]) -> Answers:
    """The answers with the limits that were moved; what was not moved stays as said."""
    before = places_of(answers)
    moved: dict[str, Any] = {
        s.field: UNSAID if (stop := s.stops[places[s.field]]) is None else str(stop)
        for s in SLIDERS
        if places[s.field] != before[s.field]
    }
    return replace(answers, **moved)
