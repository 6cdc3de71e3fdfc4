"""Amounts and ranges of money in the ways they are written."""

import pytest

from models.building.sources.soles import amount, span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", 1200), ("1 200", 1200), ("1,200", 1200), ("S/ 1 200", 1200),
        ("S/1200", 1200), ("s/.900 soles", 900), ("1\u00a0200", 1200), ("12,345,678", 12_345_678),
        ("0", 0), ("S/. 1,200.50", 1200.5),
    ],
)  # fmt: skip
def test_an_amount_is_read_however_it_is_written(text, value):
    assert amount(text) == value


@pytest.mark.parametrize(
    "text", ["", "-", "ND", "1.200", "1,20", "12 00", "$ 1200", "1200 a 2500", "-1200", "1e3", "S/"]
)
def test_what_could_mean_two_things_is_no_amount(text):
    assert amount(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "S/ 1 200 – S/ 2,500", "1200-2500", "1 200 — 2 500", "S/. 1,200 a S/. 2,500", "1200 − 2500",
        "S/ 1 200.00 - S/ 2 500.00", "1\u00a0200\u00a0–\u00a02\u00a0500", "1200 - 2500 soles",
    ],
)  # fmt: skip
def test_a_range_is_read_however_it_is_written(text):
    assert span(text) == (1200, 2500)


@pytest.mark.parametrize(
    "text",
    ["", "1200", "2500 - 1200", "1200 - ", "1200 2500", "1200 - 2500 - 3000", "de 1 a 2 años"],
)
def test_what_is_no_range_is_refused(text):
    assert span(text) is None
