"""Ranking metrics, worked out by hand."""

import pytest

from models.evaluation.metrics import (
    accuracy_at,
    average_precision,
    mean_average_precision,
    mean_reciprocal_rank,
    reciprocal_rank,
)

RUNS = {"q1": ["a", "b", "c"], "q2": ["x", "y", "z"], "q3": ["m", "m", "n"]}
WANTED = {"q1": {"a"}, "q2": {"z", "y"}, "q3": {"n"}, "q4": {"k"}}


@pytest.mark.parametrize(
    ("relevant", "value"),
    [({"a"}, 1.0), ({"c"}, 1 / 3), ({"c", "b"}, 0.5), ({"k"}, 0.0), (set(), 0.0)],
)
def test_the_first_relevant_item_decides(relevant, value):
    assert reciprocal_rank(["a", "b", "c"], relevant) == pytest.approx(value)


def test_nothing_ranked_is_worth_nothing():
    assert reciprocal_rank([], {"a"}) == 0.0


def test_a_query_without_an_answer_counts_as_missed():
    assert mean_reciprocal_rank(RUNS, WANTED) == pytest.approx((1 + 1 / 2 + 1 / 3 + 0) / 4)


def test_a_run_nobody_judged_does_not_count():
    assert mean_reciprocal_rank(RUNS, {"q1": {"a"}}) == 1.0
    assert accuracy_at(RUNS, {"q1": {"a"}}, 1) == 1.0


@pytest.mark.parametrize(("count", "value"), [(1, 1 / 4), (2, 3 / 4), (3, 3 / 4)])
def test_accuracy_counts_distinct_answers(count, value):
    """q3 repeats its first answer, so its second distinct one is the third line."""
    assert accuracy_at(RUNS, WANTED, count) == pytest.approx(value)


@pytest.mark.parametrize(
    "metric",
    [
        lambda: mean_reciprocal_rank(RUNS, {}),
        lambda: mean_average_precision(RUNS, {}),
        lambda: accuracy_at(RUNS, {}, 1),
    ],
)
def test_no_query_is_an_error_not_a_zero(metric):
    with pytest.raises(ValueError, match="at least one query"):
        metric()


@pytest.mark.parametrize(
    ("relevant", "value"),
    [
        ({"a"}, 1.0),
        ({"c"}, 1 / 3),
        ({"a", "c"}, (1 / 1 + 2 / 3) / 2),
        ({"a", "k"}, 1 / 2),
        ({"k"}, 0.0),
    ],
)
def test_average_precision_counts_every_relevant_item_ranked_or_not(relevant, value):
    assert average_precision(["a", "b", "c"], relevant) == pytest.approx(value)


def test_a_repeated_item_earns_nothing_twice():
    assert average_precision(["a", "a", "b"], {"a", "b"}) == 1.0


def test_map_counts_a_query_that_was_not_run_as_nothing():
    expected = (1 + (1 / 2 + 2 / 3) / 2 + 1 / 2 + 0) / 4
    assert mean_average_precision(RUNS, WANTED) == pytest.approx(expected)


def test_a_query_without_a_relevant_item_is_an_error_not_a_zero():
    with pytest.raises(ValueError, match="relevant item"):
        average_precision(["a"], set())
