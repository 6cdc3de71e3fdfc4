"""What is written is said as a person would say it, and cut into sentences."""

import pytest

from kiosk.store.codes import new_code
from kiosk.voice.words import as_said, name_of, sentences


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("S/ 1,200", "1200 soles"),
        ("S/\u00a01,200 al mes", "1200 soles al mes"),
        ("S/ 1", "1 sol"),
        ("S/ 12.50", "12 soles con 50 céntimos"),
        ("S/ 1,234,567.00", "1234567 soles"),
        ("42\u00a0%", "42 por ciento"),
        ("A 3 km en línea recta", "A 3 kilómetros en línea recta"),
        ("A 1 km", "A 1 kilómetro"),
        ("20 horas · Gratis", "20 horas, Gratis"),
        ("Elija su idioma ·", "Elija su idioma"),
        ("1,000 horas", "1000 horas"),
        ("Empieza el 05/03/2026.", "Empieza el 5 de marzo de 2026."),
        ("Usted dijo: «hago chompas».", "Usted dijo: hago chompas."),
        ("− Menos", "Menos"),
        ("  dos \n líneas ", "dos líneas"),
        ("18-29 años", "18-29 años"),
    ],
)
def test_figures_and_signs_are_words(written: str, said: str) -> None:
    assert as_said(written) == said


def test_a_return_code_is_spelt_symbol_by_symbol() -> None:
    spelt = as_said("Su código: K7F3-9QXM-2TY")
    assert spelt == "Su código: ka, 7, efe, 3. 9, cu, equis, eme. 2, te, i griega"


def test_every_return_code_has_eleven_symbols_to_hear() -> None:
    for _ in range(200):
        assert len(as_said(new_code()).replace(".", ",").split(", ")) == 11


def test_the_synthesiser_is_given_no_phonemes_or_markup() -> None:
    assert as_said("[[h'ola]] <b> {x} *") == "h'ola b x"


def test_a_paragraph_is_cut_into_its_sentences() -> None:
    paragraph = "Borramos sus respuestas.  No olvide\nsu papel. ¿Algo más? S/ 1.50 o 3 km."
    assert sentences(paragraph) == [
        "Borramos sus respuestas.",
        "No olvide su papel.",
        "¿Algo más?",
        "S/ 1.50 o 3 km.",
    ]


def test_what_a_colon_leads_to_is_apart_unless_the_sentence_goes_on() -> None:
    assert sentences("Fuente: INEI, 2023.") == ["Fuente:", "INEI, 2023."]
    assert sentences("Por qué: usted ya sabe") == ["Por qué: usted ya sabe"]


def test_nothing_has_no_sentences() -> None:
    assert sentences(" \n ") == []


def test_what_sounds_the_same_has_the_same_clip() -> None:
    assert name_of("«Hola»  mundo") == name_of("Hola mundo")
    assert name_of("Hola mundo") != name_of("Hola, mundo")
    assert len(name_of("Hola")) == 16
