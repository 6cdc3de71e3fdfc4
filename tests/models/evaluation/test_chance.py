"""Intervals and gaps: what chance alone would do."""

import numpy as np
import pytest

from models.evaluation.chance import largest_gap, wilson


def test_the_interval_is_wilsons():
    # Newcombe (1998), table I: 81 of 263.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)


def test_the_interval_never_leaves_what_a_share_can_be():
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == 1.0
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_gap_that_is_there_is_found_and_is_no_chance():
    groups = np.repeat([0, 1, 2], 60)
    values = np.concatenate([np.arange(60) < share for share in (30, 54, 33)])
    gap = largest_gap(values, groups, np.random.default_rng(5), shuffles=300)
    assert (gap.lowest, gap.highest) == (0, 1)
    assert gap.size == pytest.approx(0.4)
    assert gap.p < 0.01


def test_groups_alike_have_a_gap_that_chance_explains():
    rng = np.random.default_rng(5)
    gap = largest_gap(rng.random(300) < 0.7, np.arange(300) % 3, rng, shuffles=300)
    assert gap.p > 0.05


def test_a_gap_that_occupations_make_is_no_surprise_within_them():
    # Miners are always understood, weavers never; nearly all miners are of group 0.
    jobs = ["mina"] * 100 + ["telar"] * 100
    groups = np.array([0] * 90 + [1] * 10 + [0] * 10 + [1] * 90)
    values = np.array([True] * 100 + [False] * 100)
    plain = largest_gap(values, groups, np.random.default_rng(5), shuffles=200)
    within = largest_gap(values, groups, np.random.default_rng(5), jobs, shuffles=200)
    assert plain.p < 0.05
    assert within.p == 1.0


def test_one_group_has_no_gap():
    with pytest.raises(ValueError, match="two groups"):
        largest_gap(np.ones(4, bool), np.zeros(4, int), np.random.default_rng(1))
