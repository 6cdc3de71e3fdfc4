"""Verbs of the speaker's, and trades, told from the nouns that look like them."""

import pytest

from models.preprocessing.verbs import is_first, is_trade, is_verb, meant, spoken


@pytest.mark.parametrize("word", ["vendo", "vendía", "cosiendo", "entré", "metí", "manejava"])
def test_what_the_speaker_did_is_a_verb_though_misspelt(word):
    assert is_verb(word)


@pytest.mark.parametrize("word", ["café", "ají", "bebé", "racimos", "policía", "taxi", "entre"])
def test_a_noun_that_looks_like_a_verb_is_none(word):
    assert not is_verb(word)


def test_only_what_cannot_be_the_third_person_is_surely_ones_own():
    assert all(map(is_first, ("vendo", "soy", "entré", "vendemos", "yo")))
    assert not any(map(is_first, ("vendía", "cosiendo", "cuidaba", "era", "mesa")))


def test_a_trade_is_who_does_it_and_not_a_thing():
    assert all(map(is_trade, ("gasfitero", "albanil", "cajera", "vendedor", "taxista")))
    assert not any(map(is_trade, ("carretera", "lavadora", "dinero", "verduras", "pista")))


def test_words_are_read_in_lower_case_with_their_accents():
    assert spoken("Entré a la MINA, 2 años") == ["entré", "a", "la", "mina", "años"]


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("PURO CUIDAR A MIS HIJOS", "CUIDAR A MIS HIJOS"),
        ("pura cuidarlos", "cuidarlos"),
        ("tuerzo puros en una fábrica", "tuerzo puros en una fábrica"),
        ("vendo jugo puro de naranja", "vendo jugo puro de naranja"),
    ],
)
def test_nothing_but_is_no_cigar(said, means):
    assert meant(said) == means
