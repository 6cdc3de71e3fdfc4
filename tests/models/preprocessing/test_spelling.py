"""A slip of the finger becomes the word that was meant, and no right word is touched."""

import random

import numpy as np
import pytest

from models.preprocessing.sound import heard
from models.preprocessing.spelling import Vocabulary, slips
from models.preprocessing.text import stem

TAUGHT = "cocinero panadero albanil vendedora chofer tejedora enfermera carpintero soldador agua"


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.build([stem(w) for w in TAUGHT.split() for _ in range(3)])


@pytest.mark.parametrize("word", [w for w in TAUGHT.split() if len(w) > 5])
def test_one_slip_anywhere_in_a_word_is_mended(vocabulary, word):
    inside, first = slips(word)
    chance = random.Random(5)  # noqa: S311 - a repeatable draw, no secret
    for slip in [*chance.sample(inside, 60), *chance.sample(first, 12)]:
        assert vocabulary.key(slip) == heard(word), slip


def test_a_known_word_is_never_changed(vocabulary):
    assert [vocabulary.key(w) for w in TAUGHT.split()] == [heard(w) for w in TAUGHT.split()]


def test_a_word_far_from_all_known_ones_stays(vocabulary):
    assert vocabulary.key("guachiman") == heard("guachiman")


@pytest.mark.parametrize("word", ["ag", "aga", "365", "a1b2", "", "x" * 40])
def test_short_words_figures_and_noise_are_left_alone(vocabulary, word):
    assert vocabulary.key(word) == heard(word)


def test_the_word_met_more_often_is_meant():
    vocabulary = Vocabulary.build([*["pescador"] * 9, *["pesador"] * 2])
    assert vocabulary.key("pedsador") == heard("pesador")
    assert vocabulary.key("pezcadxr") == heard("pescador")


def test_an_empty_vocabulary_mends_nothing():
    assert Vocabulary.build([]).key("cocinero") == heard("cocinero")


def test_a_vocabulary_read_back_mends_the_same(vocabulary, tmp_path):
    vocabulary.write(tmp_path / "vocabulary.npz")
    again = Vocabulary.read(tmp_path / "vocabulary.npz")
    assert np.array_equal(again.stems.hashes, vocabulary.stems.hashes)
    assert again.key("cosinreo") == heard("cocinero")
