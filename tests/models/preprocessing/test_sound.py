"""What is said alike is one word to the encoder, however it is spelt."""

import pytest

from models.preprocessing.sound import heard, sound


@pytest.mark.parametrize(
    "spellings",
    [
        "vendo bendo",
        "cocinero cosinero cozinera",
        "hago ago",
        "quiosco kiosco kiosko",
        "guachiman huachiman wachiman",
        "gerente jerente",
        "lluvia yuvia yubia",
        "zapatero sapatero",
        "psicologa sicologo",
        "envase embase",
        "piscina pisina",
        "acciones asiones",
        "huertas wertas",
        "examen esamen",
    ],
)
def test_spelling_by_ear_changes_nothing(spellings):
    assert len(set(map(heard, spellings.split()))) == 1


@pytest.mark.parametrize(
    "words",
    ["carro caro", "chompa compa", "pana pena", "gato jato", "taller tallar", "barro baro"],
)
def test_what_sounds_different_stays_apart(words):
    one, other = map(sound, words.split())
    assert one != other


def test_number_and_gender_change_nothing():
    assert len({heard(w) for w in ("vendedor", "vendedora", "bendedores", "vendedoras")}) == 1
    assert heard("actriz") == heard("actor")
    assert heard("jefa") == heard("jefe")


def test_figures_stay_as_they_are():
    assert [sound(w) for w in ("a1", "365", "1100")] == ["a1", "365", "1100"]
