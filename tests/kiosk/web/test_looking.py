"""How far a search for a district has come, and its sheets."""

import pytest

from kiosk.web.questions.looking import Looking, by_letter, looking, sheet


@pytest.mark.parametrize(
    "where",
    [Looking(), Looking(True), Looking(True, "2111", 2), Looking(what="a: b:2", part=3)],
)
def test_what_the_turn_keeps_is_read_back(where: Looking) -> None:
    assert looking(where.kept) == where


@pytest.mark.parametrize("kept", ["", "juliaca", "otro:1:21"])
def test_what_is_no_such_text_is_the_beginning(kept: str) -> None:
    assert looking(kept) == Looking()


@pytest.mark.parametrize("part", ["0", "-1", "x", "²", "", "9999"])
def test_a_sheet_that_is_no_number_is_the_first(part: str) -> None:
    assert looking(f"mapa:{part}:21").part == 1


@pytest.mark.parametrize(
    ("part", "shown"), [(1, ("abc", 1, 2)), (2, ("d", 2, 2)), (9, ("d", 2, 2))]
)
def test_a_sheet_past_the_last_is_the_last(part: int, shown: tuple[str, int, int]) -> None:
    assert sheet("abcd", 3, part) == shown


def test_nothing_is_one_empty_sheet() -> None:
    assert sheet("", 3, 1) == ("", 1, 1)


def _sheets(words: str, size: int) -> list[tuple[str, str]]:
    found = by_letter(words.split(), lambda word: word[0], size)
    return [(title, " ".join(items)) for title, items in found]


def test_a_letter_is_looked_for_on_one_sheet_only() -> None:
    assert _sheets("a1 a2 b1 b2 b3 c1", 4) == [("a", "a1 a2"), ("b – c", "b1 b2 b3 c1")]


def test_a_letter_with_more_than_fits_goes_over_numbered_sheets() -> None:
    found = _sheets("s1 s2 s3 s4 s5 t1", 2)
    assert found == [("s 1", "s1 s2"), ("s 2", "s3 s4"), ("s – t", "s5 t1")]
