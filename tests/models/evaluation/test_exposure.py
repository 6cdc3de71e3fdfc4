"""Diversity of lists, and whose courses come first."""

from dataclasses import replace

import numpy as np
import pytest

from models.evaluation.exposure import exposure, gini
from models.training.world import World, people


@pytest.fixture(scope="module")
def case():
    found = next(World(3).cases(people()[:5], np.random.default_rng(1)))
    count = len(found.offers)
    return replace(
        found,
        course_ids=tuple(f"c{row}" for row in range(count)),
        institutions=("A", "B", *[""] * (count - 2)),
        taught=np.eye(count, dtype=np.float32),
    )


@pytest.mark.parametrize(
    ("shares", "value"), [([1, 1, 1, 1], 0), ([0, 0, 0, 4], 0.75), ([1, 3], 0.25), ([0, 0], 0)]
)
def test_gini_by_hand(shares, value):
    assert gini(np.array(shares, float)) == pytest.approx(value)


@pytest.mark.parametrize("shares", [[], [-1, 2]])
def test_no_provider_or_a_negative_share_is_an_error(shares):
    with pytest.raises(ValueError, match="expected shares"):
        gini(np.array(shares, float))


def test_one_institution_always_first_is_unequal(case):
    count = len(case.offers)
    first, second = np.eye(count)[0], np.eye(count)[1]
    assert exposure([case] * 2, [first, first], 2)["gini_first_places"] == pytest.approx(0.5)
    assert exposure([case] * 2, [first, second], 2)["gini_first_places"] == pytest.approx(0)


def test_repeated_skills_and_shown_courses_are_counted(case):
    count = len(case.offers)
    values = [np.arange(count, dtype=float)]
    varied = exposure([case], values, 2)
    assert (varied["skills_per_list"], varied["skills_repeated"]) == (2, 0)
    assert varied["catalogue_shown"] == pytest.approx(2 / count)
    same = replace(case, taught=np.ones((count, 3), np.float32))
    assert exposure([replace(same, institutions=("A",) * count)], values, 2)[
        "skills_repeated"
    ] == pytest.approx(0.5)
