"""What the recommendations model expects of each course for this person."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kiosk.planner.litert import Model
from kiosk.planner.objective import Floats
from kiosk.planner.pathway import Places, Reach
from kiosk.planner.types import RANKS, Education
from models.preprocessing.leads import MADE_FOR_IT
from models.preprocessing.offers import Offers, offer_features


def _known(value: float | None) -> float:
    return np.nan if value is None else float(value)


def offers(occupation: int, gap: Floats, reached: Reach, at: Places) -> Offers:
    """Returns courses as one person stands to them on the way to one occupation.

    Args:
        occupation: Its row in the catalogue.
        gap: float32 (skills,), weight of each missing skill; all needs sum to 1.
        reached: The person before the shelf.
        at: int (courses,), places among ``shelf.related[occupation]``.
    """
    shelf, request, led = reached.shelf, reached.request, reached.shelf.related[occupation]
    rows = led.rows[at]
    missing = np.flatnonzero(gap)
    return Offers(
        gain=shelf.teaches[rows[:, None], missing] @ gap[missing],
        close=led.close[at],
        bonus=led.bonus[at],
        made_for=led.bonus[at] >= MADE_FOR_IT,
        hours=shelf.hours[rows],
        weeks=reached.weeks[rows],
        cost=shelf.cost[rows],
        km=reached.km[rows],
        entry=shelf.entry[rows],
        private=shelf.private[rows],
        own=RANKS[request.education or Education.SECONDARY],
        hours_week=_known(request.hours_week),
        weeks_limit=_known(request.weeks),
        budget=_known(request.budget),
        coverage_before=1.0 - float(gap.sum()),
    )


class Values:
    """Appraises courses; the same for the same person and courses."""

    def __init__(self, bundle: Path) -> None:
        self._model = Model(bundle, "recommendations.tflite")

    def __call__(
        self, occupation: int, gap: Floats, reached: Reach, at: Places
    ) -> tuple[Floats, Floats]:
        """Returns the chance that each course is taken up, finished and of use.

        Arguments as of :func:`offers`, at least one course.

        Returns:
            Chances, float32 (courses,), 0 to 1; and the features they rest on, float32
            (courses, FEATURES), to be logged with what is shown.
        """
        features = offer_features(offers(occupation, gap, reached, at))
        logits = self._model(features=features)["value"][:, 0]
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32), features
