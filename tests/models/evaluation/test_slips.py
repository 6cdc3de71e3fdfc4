"""What is typed badly for a measure must be what fingers do, and the same each time."""

import random

import pytest

from models.evaluation.slips import (
    NEIGHBOURS,
    SLIPS,
    any_slip,
    by_ear,
    counted,
    spoilt,
    without_accents,
)

WORDS = ("cocinero", "pan", "mañana", "lloro", "aaaa", "zapatería")


def _draw(seed):
    return random.Random(seed)  # noqa: S311 - a repeatable draw, no secret


def _distance(a, b):
    """Damerau's: adding, losing, changing or swapping neighbours costs 1."""
    row = {(i, -1): i + 1 for i in range(-1, len(a))} | {(-1, j): j + 1 for j in range(-1, len(b))}
    for i in range(len(a)):
        for j in range(len(b)):
            least = min(row[i - 1, j] + 1, row[i, j - 1] + 1, row[i - 1, j - 1] + (a[i] != b[j]))
            if i and j and a[i] == b[j - 1] and a[i - 1] == b[j]:
                least = min(least, row[i - 2, j - 2] + 1)
            row[i, j] = least
    return row[len(a) - 1, len(b) - 1]


@pytest.mark.parametrize("kind", SLIPS)
@pytest.mark.parametrize("word", WORDS)
def test_a_slip_is_one_slip_and_spares_the_first_letter(kind, word):
    for seed in range(40):
        typed = SLIPS[kind](word, _draw(seed))
        assert _distance(word, typed) <= 1
        assert typed[0] == word[0]


@pytest.mark.parametrize("kind", SLIPS)
def test_a_word_of_different_letters_is_never_left_whole(kind):
    assert all(SLIPS[kind]("cocinera", _draw(s)) != "cocinera" for s in range(40))


def test_only_keys_that_touch_are_mistaken_for_each_other():
    assert set(NEIGHBOURS["a"]) == set("qwsz")
    assert set(NEIGHBOURS["ñ"]) == set("pl")
    assert all(key in NEIGHBOURS[other] for key in NEIGHBOURS for other in NEIGHBOURS[key])


def test_all_four_kinds_are_drawn():
    lengths = [len(any_slip("cocinera", _draw(s))) for s in range(60)]
    assert set(lengths) == {7, 8, 9}


def test_every_long_word_is_spoilt_and_every_short_one_spared():
    text = "vendo pan, y coso ropa en la calle"
    typed = spoilt(text, any_slip, _draw(3)).split()
    for word, written in zip(text.split(), typed, strict=True):
        assert (word == written) == (len(word.strip(",")) < 4), (word, written)
    assert counted(text) == 4


def test_the_same_seed_spoils_in_the_same_way():
    first, second = (spoilt("cuido niños y lavo ropa", any_slip, _draw(8)) for _ in "ab")
    assert first == second


def test_accents_go_and_nothing_else():
    assert without_accents("Gasfitería, PINGÜINO y niño ¡ya!") == "Gasfiteria, PINGUINO y nino ¡ya!"


def test_what_is_spelt_by_ear_sounds_alike():
    heard = {by_ear("vaquero", _draw(s)) for s in range(40)}
    assert heard == {"baquero", "vakero"}
    assert by_ear("mono", _draw(1)) == "mono"
