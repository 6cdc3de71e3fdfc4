"""Courses keep to how far a person can go, down to their own district alone."""

from dataclasses import replace

import pytest

from kiosk.planner.types import Education, Request

PLACE_UNKNOWN = "No sabemos en qué lugar se dictan algunos cursos."
TAILOR = Request(
    text="coso ropa a mano", ubigeo="211101", hours_week=10, education=Education.SECONDARY,
    occupation="8153",
)  # fmt: skip


@pytest.mark.parametrize("most", [0, 3, 5, 15])
def test_every_course_is_as_near_as_asked_or_of_unknown_place(planner, most):
    for text in ("coso ropa a mano", "cocino y vendo comida", "soy peón de construcción"):
        plan = planner.plan(replace(TAILOR, text=text, occupation=None, max_km=most))
        steps = [step for path in plan.pathways for step in path.steps]
        assert steps
        assert all(step.distance_km is None or step.distance_km <= most for step in steps)


def test_what_may_be_anywhere_is_offered_with_the_advice_to_ask_where(planner):
    near = planner.plan(replace(TAILOR, max_km=0))
    unplaced = [s for path in near.pathways for s in path.steps if s.distance_km is None]
    assert unplaced, "no course of unknown place: this proves nothing"
    assert any(PLACE_UNKNOWN in warning for warning in near.warnings)
    anywhere = planner.plan(replace(TAILOR, max_km=None))
    assert not any(PLACE_UNKNOWN in warning for warning in anywhere.warnings)
