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


def _did(text: str) -> list[str]:
    return [clause.text for clause in clauses(text) if clause.kind is Kind.DID]


@pytest.mark.parametrize(
    "text",
    [
        "mi esposo maneja taxi",
        "mi papá es albañil",
        "mis hermanos trabajan en la mina",
        "mi mamá vendía fruta y cosía polleras",
        "un amigo mío es guachimán",
        "MI ESPOSO ES CARPINTERO",
        "mi mamá tenía una bodega",
        "mi primo es pescador y también agricultor",
        "quiero que mi hija sea doctora",
    ],
)
def test_other_peoples_work_is_never_taken_for_ones_own(text):
    assert set(_kinds(text)) == {"other"}


@pytest.mark.parametrize(
    "text",
    [
        "ayudo a mi papá en la albañilería",
        "trabajé con mi papá de carpintero",
        "mi papá me enseñó gasfitería y con eso vivo",
        "mi esposo y yo tenemos un restaurante",
        "con mi esposo criamos truchas",
        "mis hijos los crié vendiendo caramelos",
        "a mi esposo le ayudo en su taller",
        "mis vecinas me encargan tortas",
    ],
)
def test_work_done_with_for_or_taught_by_others_is_ones_own(text):
    assert set(_kinds(text)) == {"did"}


def test_the_husbands_work_and_ones_own_come_apart_without_a_comma():
    assert clauses("mi esposo es pescador yo vendo emoliente") == [
        Clause("mi esposo es pescador", Kind.OTHER),
        Clause("yo vendo emoliente", Kind.DID),
    ]


def test_who_helps_in_somebodys_trade_has_done_it():
    assert _did("mi tía es repostera y yo le ayudo los sábados") == [
        "mi tía es repostera y yo le ayudo los sábados"
    ]


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        ("soy albañil, gasfitero y electricista", ["soy albañil", "gasfitero", "electricista"]),
        ("trabajé de mozo y después de cajero", ["trabajé de mozo", "de cajero"]),
        ("fui niñera, cocinera y lavandera", ["fui niñera", "cocinera", "lavandera"]),
    ],
)
def test_a_list_of_trades_after_being_is_a_list(text, trades):
    assert _texts(text) == trades


@pytest.mark.parametrize(
    "text",
    [
        "soy vendedora de frutas y verduras",
        "soy profesora de danza y teatro",
        "trabajo de cocinera en casa y restaurante",
        "fui operario de lavadora y secadora",
    ],
)
def test_what_a_trade_deals_with_is_no_trade(text):
    assert _texts(text) == [text]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("cocino en casa y me gustaría tener un restaurante", ["did", "wish"]),
        ("limpio oficinas quisiera aprender computación", ["did", "wish"]),
        ("soy mototaxista, ojalá pudiera ser chofer de bus", ["did", "wish"]),
        ("cuido niños y mi sueño es ser profesora", ["did", "wish"]),
        ("tengo ganas de poner una panadería", ["wish"]),
        ("estoy interesado en aprender a soldar", ["wish"]),
        ("qiero aprender costura", ["wish"]),
        ("quise ser policía", ["wish"]),
    ],
)
def test_a_wish_is_found_wherever_it_begins(text, kinds):
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    "text", ["trabajo porque quiero salir adelante", "siembro lo que quiero", "coso como quisiera"]
)
def test_a_reason_is_no_wish(text):
    assert _kinds(text) == ["did"]


@pytest.mark.parametrize(
    "text",
    [
        "no cocino",
        "no me gusta cocinar",
        "no he trabajado de mozo de restaurante",
        "yo no quiero ser chofer",
        "sin experiencia en ventas",
        "no soy enfermera",
        "no vendo nada",
    ],
)
def test_any_verb_can_be_denied(text):
    assert _kinds(text) == ["not"]


@pytest.mark.parametrize(
    "text",
    [
        "quiero dejar el taxi",
        "hace tres años que no manejo camión",
        "no manejo mototaxi desde el accidente",
        "ya no quiero ser guachimán",
        "nunca falté a mi trabajo de cajera",
        "no solo cocino",
        "no gano nada cuidando a mis hijos",
    ],
)
def test_a_no_that_tells_of_work_is_experience(text):
    assert _kinds(text) == ["did"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("barro calles y de noche cuido una obra", ["barro calles", "de noche cuido una obra"]),
        ("soy sastre y los domingos animo fiestas", ["soy sastre", "los domingos animo fiestas"]),
        (
            "fui mozo en un hotel, después entré de grifero",
            ["fui mozo en un hotel", "entré de grifero"],
        ),
        ("bendo fruta i crio cuyes", ["bendo fruta", "crio cuyes"]),
        ("manejava camion aora cuido a mis nietos", ["manejava camion", "cuido a mis nietos"]),
    ],
)
def test_two_jobs_come_apart_however_they_are_joined(text, pieces):
    assert _did(text) == pieces
