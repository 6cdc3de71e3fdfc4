"""The pictures of what people do: the planner understands the sentence of each."""

import pytest

from kiosk.planner.planner import Planner
from kiosk.planner.types import Request
from kiosk.web.activities import ACTIVITIES, Activity, phrases


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner()


@pytest.mark.parametrize("activity", ACTIVITIES, ids=lambda activity: activity.name)
def test_ux16_every_picture_is_understood_by_the_planner(
    planner: Planner, activity: Activity
) -> None:
    profile = planner.plan(Request(activity.phrase, "211101", propose=False)).profile
    assert profile.experience[0].confidence >= 0.45
    assert len(profile.experience) == 1 or profile.experience[0].confidence >= 0.7
    assert profile.skills


def test_several_pictures_are_several_experiences(planner: Planner) -> None:
    told = "\n".join(phrases(["tejer", "cocinar", "construir", "vigilar", "conducir-mototaxi"]))
    profile = planner.plan(Request(told, "211101", propose=False)).profile
    assert len({entry.ciuo08 for entry in profile.experience}) >= 5
