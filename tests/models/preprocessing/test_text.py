"""One spelling for what people write in many ways."""

import unicodedata

import pytest

from models.preprocessing.text import STOP_WORDS, fold, stem, words

PANGRAM = "El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia y frío, AÑORABA a su Ñusta"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ALBAÑIL", "albanil"),
        ("ALBAÐIL", "albanil"),
        ("Niñera", "ninera"),
        ("gasfitería", "gasfiteria"),
        ("pingüino", "pinguino"),
        ("Straße", "strasse"),
        ("ÆRØ", "aero"),
    ],
)
def test_accents_case_and_enye_do_not_matter(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_way_a_keyboard_composes_letters_does_not_matter(form):
    assert fold(unicodedata.normalize(form, PANGRAM)) == fold(PANGRAM)
    assert words(unicodedata.normalize(form, PANGRAM)) == words(PANGRAM)


@pytest.mark.parametrize("text", [PANGRAM, "ÆØßÐ’", "", "123 años", "Ｃｏｃｉｎａ №™"])
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_words_keep_their_order_and_leave_punctuation_behind():
    assert (
        words("¡Tejo chompas, y vendo (en la feria)!") == "tejo chompas y vendo en la feria".split()
    )


def test_a_key_held_down_counts_once():
    assert words("holaaaa maestrooo") == ["hola", "maestro"]


def test_double_letters_of_spanish_stay():
    assert words("carro calle leer acción") == ["carro", "calle", "leer", "accion"]


@pytest.mark.parametrize("text", ["", "   ", "...", "¿¡!?", "\n\t", "😀"])
def test_a_text_without_words_has_no_words(text):
    assert words(text) == []


@pytest.mark.parametrize(
    "family",
    [
        "vendedor vendedora vendedores vendedoras",
        "cocinero cocinera cocineros cocineras",
        "tejedor tejedora tejedoras",
        "lapiz lapices",
        "profesor profesora profesores",
        "enfermera enfermero enfermeras",
        "albanil albaniles",
    ],
)
def test_number_and_gender_meet_in_one_stem(family):
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("cocinero", "cochero"), ("panadero", "pana"), ("carpintero", "cartero"), ("casa", "caso")],
)
def test_different_trades_keep_different_stems(one, other):
    assert stem(one) != stem(other)


def test_short_words_and_codes_are_left_alone():
    assert [stem(w) for w in ("mes", "gas", "a1", "office365")] == ["mes", "gas", "a1", "office365"]


def test_stop_words_are_written_as_words_gives_them():
    assert all(words(word) == [word] for word in STOP_WORDS)
