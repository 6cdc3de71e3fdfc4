"""Agreement tells how far two models are apart, and a tolerance what is asked."""

import numpy as np
import pytest

from converters.agreement import Agreement, Tolerance, agreement, by_output

ROWS = np.array([[0.9, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [0, 3, 1, 0, 0, 0, 2]], np.float32)


def test_a_model_agrees_with_itself():
    same = agreement([ROWS, ROWS], [ROWS, ROWS])
    assert same == Agreement(4, 0.0, pytest.approx(1), pytest.approx(1), 1.0, 1.0)


def test_the_worst_number_and_the_worst_row_are_told():
    other = ROWS.copy()
    other[1, 0] = 3.5
    found = agreement([other], [ROWS])
    assert found.max_abs == 3.5
    cosine = 14 / np.sqrt(14 * (14 + 3.5**2))
    assert found.lowest == pytest.approx(cosine)
    assert found.mean == pytest.approx((1 + cosine) / 2)
    assert found.top1 == 0.5


def test_of_the_first_five_the_share_kept_is_told():
    other = ROWS[:1].copy()
    other[0, 0], other[0, 1] = 0.0, 0.9
    assert agreement([other], [ROWS[:1]]).top5 == pytest.approx(4 / 5)
    assert agreement([other], [ROWS[:1]]).top1 == 0


def test_one_column_is_one_ranking_a_call():
    values = np.array([[0.1], [0.9], [0.5]], np.float32)
    turned = np.array([[0.9], [0.1], [0.5]], np.float32)
    found = agreement([values, turned], [values, values])
    assert found.rankings == 2
    assert found.top1 == 0.5
    assert found.lowest < 0.9


def test_a_row_of_zeros_agrees_with_zeros_only():
    zeros = np.zeros((1, 4), np.float32)
    assert agreement([zeros], [zeros]).lowest == 1
    assert agreement([zeros], [zeros + 1]).lowest == 0


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_no_number_is_no_answer(bad):
    other = ROWS.copy()
    other[0, 0] = bad
    with pytest.raises(ValueError, match="finite"):
        agreement([other], [ROWS])


def test_other_shapes_and_nothing_at_all_are_refused():
    with pytest.raises(ValueError, match="expected shape"):
        agreement([ROWS[:1]], [ROWS])
    with pytest.raises(ValueError, match="none"):
        agreement([], [])


def test_every_output_is_compared_by_name():
    pair = {"groups": ROWS, "vector": ROWS * 2}
    found = by_output([{"groups": ROWS, "vector": ROWS}], [pair])
    assert (found["groups"].max_abs, found["vector"].max_abs) == (0, 3)
    with pytest.raises(KeyError):
        by_output([{"groups": ROWS}], [pair])


def test_a_tolerance_objects_to_each_thing_not_kept_and_to_no_other():
    found = Agreement(9, max_abs=0.2, lowest=0.9, mean=0.95, top1=0.8, top5=0.7)
    assert Tolerance().objections(found) == []
    assert Tolerance(lowest=0.9, top1=0.8, max_abs=0.2).objections(found) == []
    words = Tolerance(lowest=0.91, top1=0.81, max_abs=0.19).objections(found)
    assert [w.split()[0] for w in words] == ["cosine", "same", "error"]


def test_nan_keeps_no_tolerance():
    nothing = Agreement(1, *[float("nan")] * 5)
    assert len(Tolerance(lowest=0.0, top1=0.0, max_abs=9.0).objections(nothing)) == 3
