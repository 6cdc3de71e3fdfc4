"""What a person did, wishes, and does not."""

import unicodedata

import pytest

from models.preprocessing.clauses import Clause, Kind, clauses


def _texts(text: str) -> list[str]:
    return [clause.text for clause in clauses(text)]


def _kinds(text: str) -> list[str]:
    return [clause.kind.value for clause in clauses(text)]


def test_two_trades_and_a_wish_come_apart():
    assert clauses("Hago chompas y vendo en la feria, ahora quiero un trabajo fijo") == [
        Clause("Hago chompas", Kind.DID),
        Clause("vendo en la feria", Kind.DID),
        Clause("quiero un trabajo fijo", Kind.WISH),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "vendo papas y cebollas",
        "crío cuyes y chanchos",
        "trabajo en una tienda de ropa y zapatos",
        "Cociné para colegios e institutos",
    ],
)
def test_what_one_verb_governs_stays_whole(text):
    assert _texts(text) == [text]


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        ("albañil, gasfitero", ["albañil", "gasfitero"]),
        ("albañil y gasfitero", ["albañil", "gasfitero"]),
        ("chofer, mecánico y vigilante", ["chofer", "mecánico", "vigilante"]),
    ],
)
def test_a_list_of_trades_without_a_verb_is_a_list(text, trades):
    assert _texts(text) == trades


@pytest.mark.parametrize(
    "text",
    [
        "quiero ser enfermera",
        "Quisiera aprender repostería",
        "me gustaría manejar camión",
        "me gusta cocinar",
        "a mí me gusta dibujar",
        "busco trabajo de noche",
        "mi sueño es tener un restaurante",
        "kiero trabajar de mozo",
        "voy a estudiar computación",
    ],
)
def test_a_wish_is_never_taken_for_experience(text):
    assert _kinds(text) == ["wish"]


@pytest.mark.parametrize(
    "text",
    ["tejo chompas y me gusta", "cuido niños, me gusta mucho", "soy mozo porque me gusta"],
)
def test_work_that_someone_likes_is_still_experience(text):
    assert _kinds(text) == ["did"]


@pytest.mark.parametrize(
    "text",
    [
        "no sé usar computadora",
        "nunca he trabajado en oficina",
        "no tengo estudios",
        "jamás cociné",
        "no manejo carro",
    ],
)
def test_what_a_person_does_not_do_is_never_taken_for_experience(text):
    assert _kinds(text) == ["not"]


@pytest.mark.parametrize(
    "text", ["ya no trabajo de chofer", "ya no hago pan", "ya no puedo cargar en la mina"]
)
def test_a_job_left_behind_is_still_experience(text):
    assert _kinds(text) == ["did"]


def test_what_comes_after_a_but_counts_by_itself():
    assert clauses("No tengo estudios pero sé coser") == [
        Clause("No tengo estudios", Kind.NOT),
        Clause("sé coser", Kind.DID),
    ]


def test_who_never_had_a_wage_still_tells_what_she_does():
    told = clauses("no he trabajado, solo cuido a mis hermanos y cocino")
    assert Clause("solo cuido a mis hermanos", Kind.DID) in told
    assert Clause("cocino", Kind.DID) in told


@pytest.mark.parametrize("mark", [". ", "; ", "\n", "! ", "? ", ": ", " - ", " (", "..."])
def test_a_full_stop_of_any_kind_parts(mark):
    assert _texts(f"soy tejedora{mark}atiendo partos") == ["soy tejedora", "atiendo partos"]


@pytest.mark.parametrize("text", ["", " ", "...", "123", "¿?", "a", "😀 😀", ",,,"])
def test_a_text_without_words_has_no_clauses(text):
    assert clauses(text) == []


def test_the_persons_own_words_are_kept():
    text = "Tejía mantas a CRUDO, luego vendía en Huancané"
    assert _texts(text) == ["Tejía mantas a CRUDO", "vendía en Huancané"]


def test_the_way_a_keyboard_composes_letters_does_not_matter():
    text = "Sembré café y crié abejas, vendo miel noche y día"
    for form in ("NFC", "NFD"):
        assert _texts(unicodedata.normalize(form, text)) == [
            "Sembré café",
            "crié abejas",
            "vendo miel noche y día",
        ]


def test_ten_thousand_words_do_not_take_long():
    assert len(clauses("cocino y lavo, " * 5_000)) == 10_000
