"""Choosing, trying other limits, saying what is of use, and taking it home."""

import html
import re
from dataclasses import replace

import pytest
from flask import Flask

from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.web.app import create_app
from tests.kiosk.web.conftest import AGREED, Clock, Person
from tests.kiosk.web.fakes import FakePlanner


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.device.rows(query)]


def test_the_job_chosen_is_kept_once(person: Person, store: Store) -> None:
    person.plan(**AGREED)
    before = rows(store, "SELECT count(*) FROM outbox")
    person.open("/trabajo/2")
    for _ in range(2):
        person.send("/trabajo/2")
        assert person.path == "/camino/2"
        person.open("/trabajo/2")
    assert rows(store, "SELECT chosen FROM recommendation") == [("7531",)]
    assert rows(store, "SELECT count(*) FROM outbox") == [(before[0][0] + 1,)]  # type: ignore[operator]


def test_other_limits_are_answered_at_once_and_change_nothing(
    person: Person, planner: FakePlanner, store: Store
) -> None:
    person.plan()
    person.open("/camino/1/probar")
    person.send("/camino/1/probar", mover="hours-", hours="4", weeks="3", budget="4")
    asked = planner.asked[-1]
    assert (asked.hours_week, asked.weeks, asked.budget) == (8, 26, 300)
    assert asked.occupation == "8153"
    assert "8 horas por semana" in person.page.text
    assert rows(store, "SELECT hours_week FROM profile") == [(10.0,)]
    assert "10 horas por semana" in person.open("/respuestas")


def test_the_script_gets_the_outcome_alone(person: Person) -> None:
    person.plan()
    person.open("/camino/1/probar")
    page = person.send("/camino/1/probar", hours="2", weeks="3", budget="4", solo="resultado")
    assert "<html" not in page
    assert "curso" in page


def test_limits_that_were_kept_become_the_answers(person: Person, store: Store) -> None:
    person.plan()
    person.open("/camino/1/probar")
    person.send("/camino/1/probar", hours="9", weeks="10", budget="4", accion="guardar")
    assert person.path == "/camino/1"
    assert rows(store, "SELECT hours_week, weeks, budget FROM profile") == [(40.0, None, 300.0)]


@pytest.mark.parametrize(
    "sent", [{"hours": "99"}, {"hours": "-1"}, {"mover": "x+"}, {"weeks": "🧶"}]
)
def test_limits_that_make_no_sense_stay_within_the_slider(
    person: Person, sent: dict[str, str]
) -> None:
    person.plan()
    person.open("/camino/1/probar")
    person.send("/camino/1/probar", **sent)
    assert person.page.status_code == 200


def test_two_taps_say_what_is_of_no_use_and_why(person: Person, store: Store) -> None:
    person.plan()
    person.open("/camino/1/paso/2")
    person.send("/camino/1/paso/2", sirve="no")
    assert person.path == "/camino/1/paso/2/motivo"
    page = person.send("/camino/1/paso/2/motivo", motivo="far")
    assert person.path == "/camino/1/paso/2"
    assert page.count('aria-pressed="true"') == 1
    told = "SELECT feedback, reason, propensity FROM shown WHERE course_id = 'curso-2'"
    assert rows(store, told) == [("not_useful", "far", 1.0)]


def test_one_tap_says_what_is_of_use_and_another_changes_it(person: Person, store: Store) -> None:
    person.plan()
    person.open("/camino/1/paso/1")
    person.send("/camino/1/paso/1", sirve="no")
    person.open("/camino/1/paso/1")
    person.send("/camino/1/paso/1", sirve="si")
    told = "SELECT feedback, reason FROM shown WHERE course_id = 'curso-1' AND job = 1"
    assert rows(store, told) == [("useful", None)]


def test_the_visit_is_rated_once_and_then_wiped(person: Person, store: Store) -> None:
    person.plan()
    person.open("/utilidad")
    page = person.page
    person.send("/fin", sirvio="si")
    assert person.path == "/fin"
    assert rows(store, "SELECT useful FROM visit_feedback") == [("useful",)]
    person.page = page
    person.send("/fin", sirvio="no")
    assert rows(store, "SELECT useful FROM visit_feedback") == [("useful",)]


def test_ux23_the_paper_carries_what_to_ask(person: Person) -> None:
    person.plan(horario={"schedule": "noche"}, necesidades={"needs": "rampa"})
    sheet = html.unescape(person.open("/imprimir/1"))
    assert "¿Hay clases en la noche?" in sheet
    assert "¿Hay rampa o ascensor para entrar?" in sheet
    assert "¿Hay beca o descuento?" in sheet
    assert "Andrés" not in sheet


def test_without_consent_there_is_no_code_until_it_is_given(person: Person, store: Store) -> None:
    person.plan()
    assert "¿Guardamos sus respuestas para que pueda volver?" in person.open("/pin/1")
    person.send("/pin/1", guardar="no")
    assert person.path == "/llevar/1"
    assert rows(store, "SELECT code_hash FROM recommendation") == [(None,)]
    person.open("/pin/1")
    assert "Elija un PIN" in person.send("/pin/1", guardar="si")
    person.send("/pin/1", pin="2580")
    assert person.path == "/codigo/1"
    assert len(rows(store, "SELECT * FROM return_pin")) == 1


@pytest.mark.parametrize(
    ("pin", "said"),
    [("12", "de 4 a 6"), ("1111", "todos iguales"), ("4321", "seguidos"), ("abcd", "de 4 a 6")],
)
def test_a_pin_that_anyone_would_guess_is_refused_in_words(
    person: Person, pin: str, said: str
) -> None:
    person.plan(**AGREED)
    person.open("/pin/1")
    page = person.send("/pin/1", pin=pin)
    assert said in page
    assert f'value="{pin}"' not in page


def test_ux15_what_is_on_the_receipt_is_on_the_page_to_be_heard(
    person: Person, settings: Settings, planner: FakePlanner, store: Store, clock: Clock
) -> None:
    roll = settings.home / "rollo"
    app = create_app(replace(settings, receipt_printer=f"dummy:{roll}"), planner, store, clock)
    buyer = Person(app.test_client())
    buyer.plan()
    heard = buyer.open("/recibo/1")
    assert "Pago: 1310 soles al mes." in heard
    assert "Confección de prendas" in heard
    assert "salió" in buyer.send("/recibo/1")
    assert roll.stat().st_size > 500


def test_a_printer_that_is_away_loses_nothing_and_says_what_to_do(
    settings: Settings, planner: FakePlanner, store: Store, clock: Clock
) -> None:
    away = replace(settings, receipt_printer="file:/nowhere/lp0")
    buyer = Person(create_app(away, planner, store, clock).test_client())
    buyer.plan()
    buyer.open("/recibo/1")
    page = buyer.send("/recibo/1")
    assert buyer.path == "/llevar/1"
    assert "El recibo no salió" in page
    assert 'class="qr"' in page


def test_ux21_without_internet_the_page_says_so_and_what_will_come(
    settings: Settings, planner: FakePlanner, store: Store, clock: Clock
) -> None:
    app: Flask = create_app(settings, planner, store, clock, online=lambda: False)
    away = Person(app.test_client())
    assert "Ahora no hay internet. Todo funciona igual." in away.begin()
    away.plan(**AGREED)
    page = away.open("/llevar/1")
    assert "llegará cuando haya internet" in page
    assert re.search(r"Con su código podrá leerlo", page)
