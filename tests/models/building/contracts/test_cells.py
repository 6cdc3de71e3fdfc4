"""What one cell must hold, at the edges."""

import pandas as pd
import pytest

from models.building.contracts import cells


def passes(check, *values):
    column = pd.Series(values, dtype="str")
    return list(check(column).check_output)


def test_an_empty_cell_passes_only_where_it_is_allowed():
    assert passes(cells.pattern(".*", "algo"), "", "x") == [False, True]
    assert passes(cells.pattern("x", "x", blank=True), "", "y") == [True, False]
    assert passes(cells.number(0, 1, blank=True), "", "2") == [True, False]


@pytest.mark.parametrize("value", [" a", "a ", "a\nb", "a\tb", "a\r", " "])
def test_stray_blanks_and_line_breaks_are_refused(value):
    assert passes(cells.tidy(), value, "a b", "") == [False, True, True]


def test_bounds_are_allowed_and_what_lies_beyond_is_not():
    assert passes(cells.number(0, 100), "0", "100", "-0.1", "100.1") == [True, True, False, False]
    assert passes(cells.whole(1, 3), "1", "3", "0", "4") == [True, True, False, False]


@pytest.mark.parametrize("value", ["nan", "inf", "1e2", "1,5", "1.", ".5", "٣", "0x1", "1_0", "+1"])
def test_a_number_is_written_plainly(value):
    assert passes(cells.number(0, 1000), value) == [False]


def test_a_whole_number_has_no_decimals():
    assert passes(cells.whole(0, 10), "2", "2.0") == [True, False]


@pytest.mark.parametrize(
    ("name", "is_good"),
    [
        ("Áncash", True),
        ("27 de Noviembre", True),
        ("áncash", False),
        ("ICA", False),
        ("(Ica)", False),
    ],
)
def test_a_name_begins_with_a_capital_and_is_not_shouted(name, is_good):
    assert passes(cells.capital(), name) == [is_good]
