"""The next person sees nothing: cookie, turn, disk, headers, forms."""

import re
from pathlib import Path

import pytest
from flask import Flask

from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.web.turns import COOKIE
from tests.kiosk.web.conftest import AGREED, Clock, Person
from tests.kiosk.web.fakes import FakePlanner

TOLD = "hago chompas y mi secreto es zarzamora"


def on_disk(folder: Path, words: str) -> list[str]:
    return [p.name for p in folder.iterdir() if words.encode() in p.read_bytes()]


@pytest.mark.parametrize("ending", ["/fin", "/terminar"])
def test_ux25_the_next_person_sees_nothing(
    person: Person, another: Person, settings: Settings, ending: str
) -> None:
    person.plan(experiencia={"text": TOLD})
    assert on_disk(settings.home, "zarzamora")
    cookie = person.client.get_cookie(COOKIE)
    assert cookie is not None
    person.send(ending)
    fresh = person.client.get_cookie(COOKIE)
    assert fresh is not None
    assert fresh.value != cookie.value
    another.client.set_cookie(COOKIE, cookie.value)
    for path in ("/experiencia", "/respuestas", "/trabajos", "/imprimir/1"):
        page = another.open(path)
        assert another.page.status_code == 410
        assert "zarzamora" not in page
    assert on_disk(settings.home, "zarzamora") == []


def test_ux25_ending_tells_the_browser_to_forget(person: Person) -> None:
    person.plan()
    token = re.search(r'name="csrf" value="(\w+)"', person.page.text)
    assert token
    response = person.client.post("/fin", data={"csrf": token.group(1)})
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response.headers["Location"] == "/fin"
    assert f"{COOKIE}=;" in response.headers["Set-Cookie"]


def test_ux25_the_cookie_is_replaced_at_the_start(person: Person) -> None:
    person.open("/")
    before = person.client.get_cookie(COOKIE)
    person.begin()
    after = person.client.get_cookie(COOKIE)
    assert before
    assert after
    assert before.value != after.value
    assert after.http_only
    assert after.same_site == "Strict"


def test_ux25_no_page_may_be_kept_or_load_anything_foreign(person: Person) -> None:
    person.plan()
    for path in ("/", "/edad", "/respuestas", "/trabajos", "/imprimir/1", "/nada", "/healthz"):
        page = person.open(path)
        headers = person.page.headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert not re.search(r"<style|style=|<script>|\son[a-z]+=|https?://", page), path


def test_the_words_are_kept_only_with_consent(
    person: Person, another: Person, store: Store, settings: Settings
) -> None:
    person.plan(experiencia={"text": TOLD})
    person.send("/fin")
    assert on_disk(settings.home, "zarzamora") == []
    another.plan(guardar={"consent_store": "si"}, experiencia={"text": TOLD})
    another.send("/fin")
    texts = [row[0] for row in store.device.rows("SELECT text FROM profile ORDER BY text")]
    assert texts == [None, TOLD]


def test_the_outbox_never_carries_words(person: Person, store: Store) -> None:
    person.plan(**AGREED, experiencia={"text": TOLD})
    rows = store.device.rows("SELECT entity, fields FROM outbox")
    assert [row["entity"] for row in rows] == ["profile", "recommendation", "shown"]
    assert not any("chompas" in row["fields"] for row in rows)


def test_ux22_a_form_without_its_token_does_nothing(person: Person) -> None:
    person.begin()
    response = person.client.post("/guardar", data={"consent_store": "si"})
    assert response.status_code == 403
    assert "vuelva al inicio" in response.text
    assert 'value="si" checked' not in person.open("/guardar")


def test_ux22_the_token_of_another_turn_does_nothing(person: Person, another: Person) -> None:
    another.begin()
    token = re.search(r'name="csrf" value="(\w+)"', another.page.text)
    assert token
    person.begin()
    response = person.client.post("/terminar", data={"csrf": token.group(1)})
    assert response.status_code == 403
    assert person.open("/guardar")
    assert person.page.status_code == 200


def test_ux08_an_idle_turn_ends(person: Person, clock: Clock, settings: Settings) -> None:
    person.answer_all(until="edad")
    clock.now += settings.session_idle - 1
    assert "edad" in person.open("/edad")
    clock.now += settings.session_idle
    page = person.open("/edad")
    assert person.page.status_code == 410
    assert "Este turno ya terminó" in page
    assert 'href="/"' in page


def test_ux08_a_turn_ends_even_if_never_idle(
    person: Person, clock: Clock, settings: Settings
) -> None:
    person.answer_all(until="edad")
    for _ in range(settings.session_absolute // 60):
        assert person.page.status_code == 200
        clock.now += 60
        person.open("/edad")
    assert person.page.status_code == 410


def test_a_sign_of_the_person_keeps_the_turn(
    person: Person, clock: Clock, settings: Settings
) -> None:
    person.answer_all(until="experiencia")
    for _ in range(10):
        clock.now += settings.session_idle - 5
        token = re.search(r'name="csrf" value="(\w+)"', person.page.text)
        assert token
        assert person.client.post("/seguir", data={"csrf": token.group(1)}).status_code == 204


def test_ux22_a_form_of_a_turn_that_is_over_leads_to_the_start(
    person: Person, clock: Clock, settings: Settings
) -> None:
    person.answer_all(until="edad")
    clock.now += settings.session_idle
    page = person.send("/edad", age="18-29")
    assert person.page.status_code == 410
    assert "Puede empezar de nuevo" in page


def test_ending_twice_is_harmless(person: Person) -> None:
    person.plan()
    page = person.page
    person.send("/fin")
    person.page = page
    assert person.send("/fin")
    assert person.page.status_code in (200, 303, 403, 410)


def test_a_new_start_wipes_the_turn_before(person: Person, settings: Settings) -> None:
    person.answer_all(until="entendimos", experiencia={"text": TOLD})
    person.begin()
    person.open("/experiencia")
    assert person.path == "/guardar"
    assert on_disk(settings.home, "zarzamora") == []


def test_no_address_holds_an_answer(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        assert all(
            kind in ("n", "number", "part", "place", "name", "filename") for kind in rule.arguments
        ), rule


def test_the_plans_in_memory_go_with_the_turn(
    person: Person, app: Flask, planner: FakePlanner
) -> None:
    from kiosk.web.services import services

    person.plan()
    with app.app_context():
        plans = services().plans
    assert plans is not None
    assert plans._kept
    person.send("/fin")
    assert not plans._kept


def test_ux23_the_qr_carries_the_pathway_and_nothing_of_the_person(person: Person) -> None:
    from kiosk.web.takeaway import MOST_BYTES, as_text
    from tests.kiosk.web.fakes import PATHWAYS

    text = as_text(PATHWAYS[0])
    assert "Operario de máquinas de coser" in text
    assert "CETPRO Manuel Núñez Butrón" in text
    assert len(text.encode()) <= MOST_BYTES
    assert "30-44" not in text
    person.plan(experiencia={"text": TOLD})
    assert "zarzamora" not in person.open("/imprimir/1")
