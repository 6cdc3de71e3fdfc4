"""Coming back with code and PIN: the way goes on, nobody else gets in, nothing typed is lost."""

import re
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from kiosk.store import Store
from tests.kiosk.web.conftest import AGREED, Clock, Person
from tests.kiosk.web.fakes import PATHWAYS, FakePlanner

PIN = "2580"


def leave_with_code(person: Person, **instead: Any) -> str:
    """Goes to the code, ends the turn, and returns the code."""
    person.plan(**{**AGREED, **instead})
    person.open("/trabajo/1")
    person.send("/trabajo/1")
    person.open("/pin/1")
    page = person.send("/pin/1", pin=PIN)
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}", page)
    assert code
    person.send("/fin")
    return code.group()


def come_back(person: Person, code: str, pin: str = PIN) -> str:
    person.begin()
    person.open("/volver")
    person.send("/volver", code=code)
    return person.send("/volver/pin", pin=pin)


def test_a_person_who_comes_back_finds_their_way(person: Person, another: Person) -> None:
    code = leave_with_code(person)
    page = come_back(another, code.lower())
    assert another.path == "/mi-camino"
    assert "Operario de máquinas de coser" in page
    assert "S/\u00a0300" in another.open("/respuestas")
    assert "chompas" in another.open("/experiencia")


def test_nothing_is_asked_again_of_who_comes_back(person: Person, another: Person) -> None:
    code = leave_with_code(person)
    come_back(another, code)
    another.open("/trabajos")
    assert another.path == "/trabajos"


def test_what_one_needs_is_never_kept(person: Person, another: Person, store: Store) -> None:
    code = leave_with_code(person, necesidades={"needs": ["rampa", "oir"]})
    kept = store.device.rows("SELECT answers FROM profile")[0][0]
    assert "rampa" not in kept
    assert "oir" not in kept
    come_back(another, code)
    assert "rampa" not in another.open("/imprimir/1")


@pytest.mark.parametrize("place", range(13))
def test_one_wrong_symbol_of_a_code_is_told_at_once(person: Person, place: int) -> None:
    code = "0000-0000-000"
    if code[place] == "-":
        return
    wrong = code[:place] + "7" + code[place + 1 :]
    person.begin()
    person.open("/volver")
    page = person.send("/volver", code=wrong)
    assert person.path == "/volver"
    assert "tiene una letra o un número distinto" in page
    assert f'value="{wrong}"' in page


def test_three_wrong_pins_rest_the_code_and_say_for_how_long(
    person: Person, another: Person, clock: Clock
) -> None:
    code = leave_with_code(person)
    assert "Le quedan 2 intentos" in come_back(another, code, "1111")
    assert "Le queda 1 intento." in another.send("/volver/pin", pin="2222")
    assert "descansa 15 minutos" in another.send("/volver/pin", pin="3333")
    assert "descansa" in another.send("/volver/pin", pin=PIN)
    clock.now += 15 * 60 + 1
    come_back(another, code)
    assert another.path == "/mi-camino"


def test_an_empty_pin_is_no_try(person: Person, another: Person) -> None:
    code = leave_with_code(person)
    for _ in range(5):
        assert "Escriba su PIN." in come_back(another, code, " ")
    come_back(another, code)
    assert another.path == "/mi-camino"


def test_a_code_that_opens_nothing_sounds_like_a_wrong_pin(person: Person) -> None:
    page = come_back(person, "0000-0000-000")
    assert "El código o el PIN no es correcto" in page


def test_a_wrong_pin_is_not_shown_again(person: Person, another: Person) -> None:
    code = leave_with_code(person)
    assert "739164" not in come_back(another, code, "739164")


def test_a_finished_course_leaves_the_way_and_the_page_says_why(
    person: Person, another: Person, planner: FakePlanner, store: Store
) -> None:
    come_back(another, leave_with_code(person))
    another.open("/mi-camino/curso/1")
    page = another.send("/mi-camino/curso/1", estado="finished")
    assert another.path == "/mi-camino/cambios"
    assert "Usted ya lo terminó." in page
    asked = planner.asked[-1]
    assert "curso-1" in asked.excluded_courses
    assert "coser-maquina" in asked.learned_skills
    assert [tuple(r) for r in store.device.rows("SELECT course_id, state FROM progress")] == [
        ("curso-1", "finished")
    ]
    assert "Ya lo terminé" in another.open("/mi-camino")


def test_a_course_left_as_too_costly_lowers_what_is_proposed(
    person: Person, another: Person, planner: FakePlanner
) -> None:
    come_back(another, leave_with_code(person))
    another.open("/mi-camino/curso/1")
    another.send("/mi-camino/curso/1", estado="abandoned")
    assert another.path == "/mi-camino/curso/1/motivo"
    page = another.send("/mi-camino/curso/1/motivo", motivo="costly")
    assert "Usted lo dejó: cuesta mucho." in page
    assert planner.asked[-1].budget == 89


def test_a_mark_can_be_taken_back(person: Person, another: Person, store: Store) -> None:
    come_back(another, leave_with_code(person))
    another.open("/mi-camino/curso/1")
    another.send("/mi-camino/curso/1", estado="finished")
    another.open("/mi-camino/curso/1")
    another.send("/mi-camino/curso/1", estado="")
    assert store.device.rows("SELECT * FROM progress") == []
    assert "Ya lo terminé" not in another.open("/mi-camino")


def test_marks_outlive_the_turn(person: Person, another: Person, app: Flask) -> None:
    code = leave_with_code(person)
    come_back(another, code)
    another.open("/mi-camino/curso/2")
    another.send("/mi-camino/curso/2", estado="begun")
    another.send("/terminar")
    third = Person(app.test_client())
    assert "Ya lo empecé" in come_back(third, code)


def test_ux28_consents_are_taken_back_at_any_time(
    person: Person, another: Person, store: Store
) -> None:
    code = leave_with_code(person)
    come_back(another, code)
    another.open("/permisos")
    another.send("/permisos", permiso="consent_store")
    assert store.device.rows("SELECT text, answers FROM profile")[0][:] == (None, None)
    another.send("/terminar")
    assert "no es correcto" in come_back(another, code)


def test_ux28_longer_advice_is_asked_for_only_with_consent(
    person: Person, another: Person, store: Store
) -> None:
    person.plan()
    assert store.device.rows("SELECT * FROM advice_request") == []
    come_back(person, leave_with_code(another))
    assert len(store.device.rows("SELECT * FROM advice_request")) == 1
    assert "todavía no llega" in person.open("/mi-camino")


def test_a_stranger_without_a_way_is_sent_to_the_beginning(person: Person) -> None:
    person.begin()
    for path in ("/mi-camino", "/mi-camino/curso/1", "/mi-camino/cambios"):
        person.open(path)
        assert person.path == "/bienvenida"


def test_a_catalogue_that_changed_meanwhile_is_what_is_shown_and_rated(
    person: Person, another: Person, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = leave_with_code(person)
    changed = replace(PATHWAYS[0], steps=PATHWAYS[0].steps[2:])
    monkeypatch.setattr("tests.kiosk.web.fakes.PATHWAYS", (changed, *PATHWAYS[1:]))
    come_back(another, code)
    another.open("/camino/1/paso/1")
    another.send("/camino/1/paso/1", sirve="si")
    assert another.page.status_code == 200
    told = store.device.rows("SELECT course_id FROM shown WHERE feedback IS NOT NULL")
    assert [row[0] for row in told] == ["curso-3"]


def test_coming_back_tells_the_centre_nothing_it_knows(
    person: Person, another: Person, store: Store
) -> None:
    code = leave_with_code(person)
    before = store.device.rows("SELECT count(*) FROM outbox")[0][0]
    come_back(another, code)
    assert store.device.rows("SELECT count(*) FROM outbox")[0][0] == before


def test_ux28_no_to_keeping_on_the_check_page_ends_the_code(
    person: Person, another: Person
) -> None:
    code = leave_with_code(person)
    come_back(another, code)
    another.answer("guardar", consent_store="no")
    another.send("/respuestas")
    assert code not in another.open("/llevar/1")
    another.send("/terminar")
    assert "no es correcto" in come_back(another, code)
