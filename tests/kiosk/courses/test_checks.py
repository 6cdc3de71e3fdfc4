"""What one cell may hold."""

import pytest

from kiosk.courses import checks
from kiosk.courses.checks import UnfitError, clean, day, decimal, link, one_of, schooling, whole


@pytest.mark.parametrize(
    ("raw", "text"),
    [("  Corte \n y  confección ", "Corte y confección"), ("cafe\u0301", "café"),
     ("cos\u00adtura\u200b", "costura"), ("a\u00a0b", "a b")],
)  # fmt: skip
def test_what_pasting_brings_along_is_tidied(raw, text):
    assert clean(raw) == text


@pytest.mark.parametrize(
    "raw",
    ["=1+1", "=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "a</b>", "a\x00b", "\x07",
     "\ud800", "\ue000"],
)  # fmt: skip
def test_what_no_one_types_is_refused(raw):
    with pytest.raises(UnfitError):
        clean(raw)


@pytest.mark.parametrize("text", ["3 < 5 cursos", "a > b"])
def test_a_sign_of_comparison_is_no_web_page(text):
    assert clean(text) == text


def test_a_name_of_1900_characters_is_refused_with_the_limit():
    check = checks.words(120)
    assert check("ñ" * 120) == "ñ" * 120
    with pytest.raises(UnfitError, match=r"hasta 120 caracteres \(tiene 1900\)"):
        check("x" * 1900)


@pytest.mark.parametrize("text", ["123", "-", "...", "x"])
def test_a_name_needs_words(text):
    with pytest.raises(UnfitError, match="con palabras"):
        checks.words(120)(text)


@pytest.mark.parametrize(("text", "hours"), [("1", 1), ("6000", 6000), ("120.0", 120)])
def test_hours_are_whole_and_in_range(text, hours):
    assert whole(1, 6000)(text) == hours


@pytest.mark.parametrize(
    "text", ["0", "6001", "12.5", "-3", "muchas", "120 horas", "1e3", "1,200", "∞", "nan", ""]
)
def test_hours_out_of_range_or_in_words_are_refused(text):
    with pytest.raises(UnfitError, match="un número entero de 1 a 6000"):
        whole(1, 6000)(text)


@pytest.mark.parametrize(
    ("text", "soles"),
    [("0", 0.0), ("150", 150.0), ("150.50", 150.5), ("150,50", 150.5), ("S/ 80", 80.0),
     ("s/.80", 80.0), ("Gratis", 0.0), ("gratuito", 0.0)],
)  # fmt: skip
def test_a_cost_is_read_as_people_write_it(text, soles):
    assert decimal(100_000)(text) == soles


@pytest.mark.parametrize("text", ["-1", "1,200", "1.200", "100001", "unos 50", "50-80", "9" * 400])
def test_a_cost_that_can_be_read_in_two_ways_is_refused(text):
    with pytest.raises(UnfitError, match="sin separar los miles"):
        decimal(100_000)(text)


@pytest.mark.parametrize(
    ("text", "level"),
    [("Ninguno", "ninguna"), ("primaria", "primaria"), ("PRIMARIA COMPLETA", "primaria"),
     ("Técnica completa", "tecnica"), ("tecnica", "tecnica"), ("Secundaria", "secundaria")],
)  # fmt: skip
def test_schooling_is_known_by_its_first_word(text, level):
    assert schooling(text) == level


@pytest.mark.parametrize("text", ["primaria incompleta", "quinto", "mucha"])
def test_another_schooling_is_refused_with_the_list(text):
    with pytest.raises(UnfitError, match="Secundaria completa"):
        schooling(text)


@pytest.mark.parametrize("text", ["15/03/2026", "15-03-2026", "2026-03-15"])
def test_a_date_is_read_day_first(text):
    assert day(text) == "2026-03-15"


@pytest.mark.parametrize("text", ["31/02/2026", "03/15/2026", "marzo", "15/03/26", "2014-12-31"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(UnfitError, match="día/mes/año"):
        day(text)


def test_a_link_is_one_of_the_web():
    assert link("https://www.gob.pe/cursos?x=1") == "https://www.gob.pe/cursos?x=1"
    for text in ("javascript:alert(1)", "www.gob.pe", "http://", "https://a b", "http://[x"):
        with pytest.raises(UnfitError, match="http"):
            link(text)
    with pytest.raises(UnfitError, match="200 caracteres"):
        link("https://x.pe/" + "a" * 200)


def test_a_choice_is_known_whatever_its_accents():
    check = one_of(("Técnico", "A distancia"))
    assert check("TECNICO") == "Técnico"
    with pytest.raises(UnfitError, match="uno de la lista: Técnico, A distancia"):
        check("virtual")
