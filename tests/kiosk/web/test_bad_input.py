"""What people may send: a plain sentence and a way on, never a lost answer or a fault."""

import re

import pytest
from flask import Flask

from kiosk.errors import NotPossibleNow
from kiosk.planner.types import Plan, Request
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.web.app import create_app
from tests.kiosk.web.conftest import ANSWERS, OPTIONAL, Person
from tests.kiosk.web.fakes import FakePlanner


@pytest.mark.parametrize("name", [n for n in ANSWERS if n not in ("entendimos", *OPTIONAL)])
def test_ux05_an_empty_form_says_what_is_expected_first_and_at_the_field(
    person: Person, name: str
) -> None:
    person.answer_all(until=name)
    page = person.answer(name, nada="")
    assert person.path == f"/{name}"
    assert "<title>Error: " in page
    assert 'class="summary" role="alert" tabindex="-1" autofocus' in page
    summary = page.split('class="summary"')[1].split("</div>")[0]
    ((field, message),) = re.findall(r'<a href="#(\w+)">([^<]+)</a>', summary)
    assert page.count(message) == 2
    assert f'id="{field}"' in page


@pytest.mark.parametrize("number", ["-3", "0", "81", "mil", "1e3", "💰", "9" * 400, "diez"])
def test_hours_that_make_no_sense_come_back_as_typed(person: Person, number: str) -> None:
    person.answer_all(until="horas")
    page = person.answer("horas", hours="otra", hours_number=number)
    assert "Escriba las horas con cifras, de 1 a 80." in page
    assert f'value="{number}"' in page


def test_a_number_and_another_choice_are_not_guessed_between(person: Person) -> None:
    person.answer_all(until="horas")
    page = person.answer("horas", hours="10", hours_number="25")
    assert "Deje solo una" in page


@pytest.mark.parametrize(
    "text",
    [
        "hago chompas 🧶 de alpaca 🦙",
        "ñandú á é í ó ú ü chompas",
        "hago chompas\0 y más",
        "chompas " + "\u202e" + "al revés",
        "imata ruwani? chompas awani",
    ],
)
def test_any_words_are_taken(person: Person, text: str) -> None:
    person.answer_all(until="experiencia")
    person.answer("experiencia", text=text)
    assert person.path == "/entendimos"
    assert person.page.status_code == 200


def test_ten_thousand_letters_are_refused_and_not_lost(person: Person) -> None:
    person.answer_all(until="experiencia")
    page = person.answer("experiencia", text="chompas 🧶" * 1000)
    assert "Escriba como máximo 2,000 letras. Ahora hay 9,000." in page
    assert page.count("chompas 🧶") == 1000


def test_more_than_any_text_is_refused_in_spanish(person: Person) -> None:
    person.answer_all(until="experiencia")
    page = person.answer("experiencia", text="x" * 500_000)
    assert person.page.status_code == 413
    assert "Es demasiado texto" in page


def test_only_digits_are_asked_again_by_the_planner_itself(person: Person) -> None:
    person.answer_all(until="experiencia")
    page = person.answer("experiencia", text="12345 67890")
    assert person.path == "/experiencia"
    assert page.count("Escriba con palabras qué ha hecho en su vida.") >= 2
    assert "12345 67890" in page


@pytest.mark.parametrize("text", ["<script>alert(1)</script> chompas", '"><img src=x> chompas'])
def test_html_in_the_words_stays_words(person: Person, text: str) -> None:
    person.answer_all(until="experiencia")
    person.answer("experiencia", text=text)
    pages = [person.open(p) for p in ("/experiencia", "/entendimos")]
    assert not any("<script>alert" in page or "<img src=x" in page for page in pages)


def test_html_in_a_search_stays_a_search(person: Person) -> None:
    person.answer_all(until="distrito")
    assert "<b>x" not in person.answer("distrito", query="<b>x", accion="buscar")


@pytest.mark.parametrize("ubigeo", ["999999", "", "21110", "'; DROP TABLE session; --"])
def test_a_district_that_does_not_exist_is_not_taken(person: Person, ubigeo: str) -> None:
    person.answer_all(until="distrito")
    person.answer("distrito", district=ubigeo)
    assert person.path == "/distrito"


@pytest.mark.parametrize(
    "name", ["edad", "estudios", "plazo", "guardar", "compartir", "consejo", "distancia"]
)
def test_a_choice_that_was_not_offered_is_not_taken(person: Person, name: str) -> None:
    person.answer_all(until=name)
    field = next(iter(ANSWERS[name]))
    assert "Elija una respuesta." in person.answer(name, **{field: "otra cosa"})


@pytest.mark.parametrize("path", ["/trabajo/0", "/trabajo/9", "/camino/1/parte/99", "/imprimir/4"])
def test_a_result_that_does_not_exist_is_told_in_spanish(person: Person, path: str) -> None:
    person.plan()
    assert "Esa página no existe" in person.open(path)
    assert person.page.status_code == 404


@pytest.mark.parametrize("path", ["/entendimos/0", "/entendimos/99999999999999999999"])
def test_a_part_that_does_not_exist_shows_one_that_does(person: Person, path: str) -> None:
    person.answer_all()
    person.open(path)
    assert person.page.status_code == 200


def test_a_redirect_never_leaves_the_kiosk(person: Person) -> None:
    person.begin()
    for elsewhere in ("//example.org", "https://example.org", "/\\example.org", "javascript:1"):
        person.send("/ver", cambio="letra", donde=elsewhere)
        assert person.path == "/"


class Away(FakePlanner):
    def plan(self, request: Request) -> Plan:
        raise NotPossibleNow("el catálogo se está cambiando")


class Broken(FakePlanner):
    def plan(self, request: Request) -> Plan:
        raise RuntimeError(f"no se pudo con: {request.text}")


def test_a_planner_that_cannot_now_loses_no_answer(
    settings: Settings, store: Store, person: Person
) -> None:
    away = Person(create_app(settings, Away(), store).test_client())
    away.answer_all(until="experiencia")
    page = away.answer("experiencia")
    assert away.page.status_code == 503
    assert "Sus respuestas no se perdieron" in page
    assert "secundaria" in away.open("/estudios")


def test_a_fault_says_so_and_its_log_has_no_words_of_the_person(
    settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Person(create_app(settings, Broken(), store).test_client())
    broken.answer_all(until="experiencia")
    page = broken.answer("experiencia", text="mi secreto son las chompas")
    assert broken.page.status_code == 500
    assert "Algo falló en este equipo" in page
    assert 'href="/"' in page
    assert "RuntimeError" in caplog.text
    assert "secreto" not in caplog.text


def test_without_a_planner_the_pages_say_not_ready(settings: Settings, store: Store) -> None:
    app: Flask = create_app(settings, None, store)
    early = Person(app.test_client())
    early.begin()
    early.open("/guardar")
    assert early.page.status_code == 503
    assert "todavía no está listo" in early.page.text
    assert app.test_client().get("/healthz").status_code == 503
