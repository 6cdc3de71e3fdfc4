"""Slips of the pen: repeatable, and never so heavy that the meaning is lost."""

import random

import pytest

from models.training.augment import disturb, frame, slip
from tests.conftest import chance

WORDS = "cocinera zapatero quillabamba ceviche llantero guillotina ñañas xilófono abcd".split()
TEXT = "cocinera en comedor popular de Villa María del Triunfo"


def _distance(one: str, other: str) -> int:
    """Edits (insert, delete, replace) from one word to the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


@pytest.mark.parametrize("seed", range(5))
def test_the_same_seed_gives_the_same_text(seed):
    def run() -> list[str]:
        own = chance(seed)
        return [frame(disturb(TEXT, own), own, title=True) for _ in range(50)]

    assert run() == run()


def test_another_seed_gives_other_texts():
    runs = {disturb(TEXT, chance(seed)) for seed in range(60)}
    assert len(runs) > 20


def test_the_global_chance_is_left_alone():
    random.seed(1)
    before = random.getstate()
    frame(disturb(TEXT, chance(1), rate=1.0), chance(1), title=True)
    assert random.getstate() == before


@pytest.mark.parametrize("word", WORDS)
def test_one_slip_changes_two_letters_at_most(word, rng):
    for _ in range(200):
        wrong = slip(word, rng)
        assert _distance(word, wrong) <= 2
        assert len(wrong) >= 3


def test_slips_do_happen(rng):
    assert sum(slip("cocinera", rng) != "cocinera" for _ in range(100)) > 80


@pytest.mark.parametrize("word", ["", "a", "de", "res", "sol"])
def test_a_short_word_is_left_alone(word, rng):
    assert all(slip(word, rng) == word for _ in range(20))


def test_without_rate_or_loss_a_text_stays_as_it_is(rng):
    assert disturb(TEXT, rng, rate=0.0, drop=0.0) == TEXT


@pytest.mark.parametrize("text", ["cocinera", "ayudante cocina"])
def test_a_short_text_loses_no_word(text, rng):
    for _ in range(200):
        assert len(disturb(text, rng).split()) == len(text.split())


def test_a_text_is_never_disturbed_into_nothing(rng):
    assert all(disturb("vendo en feria", rng, drop=1.0) == "vendo en feria" for _ in range(20))


def test_words_keep_their_order(rng):
    for _ in range(100):
        left = iter(TEXT.split())
        assert all(word in left for word in disturb(TEXT, rng, rate=0.0, drop=0.3).split())


@pytest.mark.parametrize("title", [True, False])
def test_a_frame_keeps_every_word_of_the_text(title, rng):
    assert all("tejedora {de} punto" in frame("tejedora {de} punto", rng, title=title)
               for _ in range(200))  # fmt: skip


def test_only_a_title_is_said_to_be_someones_trade(rng):
    framed = {frame("vendo papas", rng, title=False) for _ in range(500)}
    assert not any("soy vendo" in text or "fui vendo" in text for text in framed)
