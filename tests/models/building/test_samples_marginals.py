"""Distributions are counted from enough persons, and drawing gives them back."""

import math
from collections import Counter

import numpy as np
import pytest

from models.building.samples_marginals import FEWEST, Curve, Person, Shares, count

DRAWS = 4000


def generator():
    return np.random.default_rng(7)


def near(share, expected, draws=DRAWS):
    """Within four standard errors."""
    return abs(share - expected) <= 4 * math.sqrt(expected * (1 - expected) / draws)


def test_shares_are_drawn_within_the_error_of_sampling():
    shares, rng = Shares.of({"a": 6, "b": 3, "c": 1}), generator()
    drawn = Counter(shares.draw(rng) for _ in range(DRAWS))
    assert near(drawn["a"] / DRAWS, 0.6)
    assert near(drawn["c"] / DRAWS, 0.1)


def test_what_has_no_weight_is_never_drawn():
    shares, rng = Shares.of({"a": 1, "b": 0}), generator()
    assert {shares.draw(rng) for _ in range(100)} == {"a"}


def test_a_curve_gives_back_its_median_and_stays_between_its_tails():
    curve, rng = Curve.of({str(soles): 1 for soles in range(1, 1001)}), generator()
    drawn = [curve.draw(rng) for _ in range(DRAWS)]
    assert curve.median == pytest.approx(500.5, abs=1)
    assert near(np.mean(np.array(drawn) < curve.median), 0.5)
    assert 50 <= min(drawn) < max(drawn) <= 951


def test_weights_move_a_curve():
    assert Curve.of({"100": 9, "1000": 1}).median < Curve.of({"100": 1, "1000": 9}).median


def people(times, **fields):
    return [Person(fields, 1.0)] * times


def test_a_distribution_of_fewer_than_thirty_persons_is_never_kept():
    survey = people(FEWEST - 1, place="few", job="a") + people(FEWEST, place="many", job="b")
    found = count(Shares, survey, "job", ["place"])
    assert found.given({"place": "many"}).values == ("b",)
    assert found.given({"place": "few"}).values == ("a", "b")
    assert found.given({"place": "none"}).values == ("a", "b")


def test_parts_of_a_person_do_not_count_as_persons():
    survey = [Person({"place": "x", "job": "a"}, 1.0, 0.5)] * (2 * FEWEST - 2)
    survey += people(FEWEST, place="y", job="b")
    assert count(Shares, survey, "job", ["place"]).given({"place": "x"}).values == ("a", "b")


def test_the_narrowest_group_of_enough_persons_decides():
    survey = people(FEWEST, place="x", sex="f", job="a") + people(
        FEWEST, place="x", sex="m", job="b"
    )
    found = count(Shares, survey, "job", ["place", "sex"], ["place"])
    assert found.given({"place": "x", "sex": "f"}).values == ("a",)
    assert found.given({"place": "x", "sex": "?"}).values == ("a", "b")


def test_who_has_no_weight_is_not_counted_among_the_thirty():
    survey = [*people(FEWEST - 1, place="x", job="a"), Person({"place": "x", "job": "a"}, 0.0)]
    found = count(Shares, survey + people(FEWEST, place="y", job="b"), "job", ["place"])
    assert found.given({"place": "x"}).values == ("a", "b")


def test_who_was_not_asked_or_has_no_weight_is_left_out():
    survey = [*people(FEWEST, job="a"), *people(FEWEST, job=""), Person({"job": "c"}, 0.0)]
    assert count(Shares, survey, "job").given({}).values == ("a",)


def test_a_survey_without_the_field_is_said_when_it_is_drawn():
    with pytest.raises(ValueError, match="at least one person"):
        count(Shares, [], "job").given({})
