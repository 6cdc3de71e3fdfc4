"""The district by name or by the map, usable without script and without knowing how to spell."""

import gzip
import re

import pytest
from flask import Flask

from kiosk.web.journey import Journey
from kiosk.web.questions.district import FOUND, LISTED
from kiosk.web.services import services
from kiosk.web.turns import COOKIE
from tests.kiosk.web.conftest import Person
from tests.kiosk.web.fakes import shipped_places

AREA = re.compile(r'value="mapa:(\d+)"[^>]*><span>([^<]+)</span>')
DISTRICT = re.compile(r'name="district" value="(\d{6})"')
#: A page weighs at most this, in bytes as sent.
HEAVIEST = 15_000


@pytest.fixture
def asked(person: Person) -> Person:
    """Somebody who is asked for their district."""
    person.answer_all(until="distrito")
    person.open("/distrito")
    return person


def press(person: Person, action: str) -> str:
    """Presses the button of the page shown that sends ``action``."""
    assert f'name="accion" value="{action}"' in person.page.text
    return person.send("/distrito", accion=action)


def go(person: Person, *actions: str) -> str:
    for action in actions:
        press(person, action)
    return person.page.text


def answer_of(app: Flask, person: Person) -> str | None:
    cookie = person.client.get_cookie(COOKIE)
    assert cookie
    with app.app_context():
        session = services().store.sessions.find(cookie.value)
    assert session
    return Journey.from_data(session.data).answers.district


def test_there_are_two_ways_and_help(asked: Person) -> None:
    page = asked.page.text
    assert 'name="query"' in page
    assert "Buscar en el mapa" in page
    assert "pida ayuda a una persona del centro" in page


def test_the_map_leads_to_a_department_a_province_and_a_district(asked: Person, app: Flask) -> None:
    assert "¿En qué departamento vive?" in go(asked, "mapa:")
    assert "¿En qué provincia vive?" in go(asked, "mapa:21")
    assert "¿En qué distrito vive?" in go(asked, "mapa:2111")
    asked.send("/distrito", district="211101")
    assert asked.path == "/edad"
    assert answer_of(app, asked) == "211101"


def test_the_map_has_a_button_and_a_shape_for_each_department(asked: Person) -> None:
    page = go(asked, "mapa:")
    names = [name for _, name in AREA.findall(page)]
    assert len(names) == 25
    assert names[:3] == ["Amazonas", "Áncash", "Apurímac"]
    assert page.count('<svg class="land"') == 25
    assert "pida ayuda a una persona del centro" in page


@pytest.mark.parametrize("department", ["02", "15", "07"])
def test_every_district_can_be_reached_by_touch_alone(asked: Person, department: str) -> None:
    """Of the departments with most provinces, with most districts, and with one province."""
    way = ("mapa:", f"mapa:{department}")
    provinces = [code for code, _ in AREA.findall(go(asked, *way))]
    reached: list[str] = []
    for last in [(f"mapa:{code}",) for code in provinces] or [()]:
        asked.send("/distrito", accion="escribir")
        go(asked, *way, *last)
        reached += sheets(asked)
    every = [d.ubigeo for d in shipped_places() if d.department_code == department]
    assert sorted(reached) == sorted(every)


def sheets(person: Person) -> list[str]:
    """The districts on all sheets of the province shown."""
    count = len(re.findall(r'value="hoja:\d+"', person.page.text)) or 1
    found = DISTRICT.findall(person.page.text)
    for part in range(2, count + 1):
        found += DISTRICT.findall(press(person, f"hoja:{part}"))
    return found


def test_no_sheet_holds_more_than_fits(asked: Person) -> None:
    go(asked, "mapa:", "mapa:15", "mapa:1501")
    for part in range(1, 5):
        page = press(asked, f"hoja:{part}")
        assert 0 < len(DISTRICT.findall(page)) <= LISTED
        assert len(re.findall(r'value="hoja:\d" aria-current="true"', page)) == 1


def test_a_department_of_one_province_asks_for_no_province(asked: Person) -> None:
    page = go(asked, "mapa:", "mapa:07")
    assert "070101" in DISTRICT.findall(page)
    assert "¿En qué departamento vive?" in press(asked, "mapa:")


def test_the_way_back_goes_step_by_step(asked: Person) -> None:
    go(asked, "mapa:", "mapa:21", "mapa:2111")
    assert "¿En qué provincia vive?" in press(asked, "mapa:21")
    assert "¿En qué departamento vive?" in press(asked, "mapa:")
    assert 'name="query"' in press(asked, "escribir")


def test_the_map_stands_where_it_was_left(asked: Person) -> None:
    go(asked, "mapa:", "mapa:21", "mapa:2111")
    asked.send("/distrito", district="211101")
    page = asked.open("/distrito")
    assert 'value="211101" checked' in page
    page = press(asked, "mapa:21")
    assert re.search(r'value="mapa:2111" aria-current="true"', page)
    assert re.search(r'value="mapa:21" aria-current="true"', press(asked, "mapa:"))


def test_addresses_tell_no_place(asked: Person) -> None:
    go(asked, "mapa:", "mapa:21", "mapa:2111")
    assert asked.page.request.url.endswith("/distrito")
    assert "2111" not in " ".join(re.findall(r'(?:href|action)="([^"]*)"', asked.page.text))


def test_ux05_no_district_chosen_is_told_on_the_same_list(asked: Person) -> None:
    go(asked, "mapa:", "mapa:21", "mapa:2111")
    page = asked.send("/distrito")
    assert page.count("Elija su distrito de la lista.") == 2
    assert "211101" in DISTRICT.findall(page)


@pytest.mark.parametrize(
    "action", ["mapa:99", "mapa:2199", "mapa:211101", "mapa:x", "mapa:2", "mapa:²1", "mapa:::"]
)
def test_a_place_that_does_not_exist_leads_to_the_map(asked: Person, action: str) -> None:
    assert "¿En qué departamento vive?" in asked.send("/distrito", accion=action)


@pytest.mark.parametrize("part", ["0", "-1", "99", "9" * 50, "²", ""])
def test_a_sheet_that_does_not_exist_shows_another(asked: Person, part: str) -> None:
    go(asked, "mapa:", "mapa:15", "mapa:1501")
    assert DISTRICT.findall(asked.send("/distrito", accion=f"hoja:{part}"))
    asked.send("/distrito", query="santa rosa", accion="buscar")
    assert DISTRICT.findall(asked.send("/distrito", accion=f"hoja:{part}"))


def test_a_name_of_many_departments_shows_them_all(asked: Person) -> None:
    page = asked.send("/distrito", query="santa rosa", accion="buscar")
    assert "Jaén, Cajamarca" in page
    assert len(DISTRICT.findall(page)) == FOUND
    every = DISTRICT.findall(page) + DISTRICT.findall(press(asked, "hoja:2"))
    named = [d.ubigeo for d in shipped_places() if d.district == "Santa Rosa"]
    assert set(named) <= set(every)
    assert 'value="santa rosa"' in asked.page.text


@pytest.mark.parametrize("words", ["mapa:21", "mapa:1:21", "nombre:9:puno", ":::"])
def test_what_is_written_is_never_taken_for_a_place_of_the_map(asked: Person, words: str) -> None:
    page = asked.send("/distrito", query=words, accion="buscar")
    assert f'value="{words}"' in page


def test_a_search_from_another_tab_is_not_lost_on_the_map(asked: Person) -> None:
    go(asked, "mapa:", "mapa:21")
    assert "Juliaca" in asked.send("/distrito", query="juliaca")


def test_an_unknown_name_leads_to_the_map(asked: Person) -> None:
    page = asked.send("/distrito", query="Springfield", accion="buscar")
    assert "búsquelo en el mapa" in page
    assert "¿En qué departamento vive?" in press(asked, "mapa:")


def test_no_page_of_the_map_is_heavy(asked: Person) -> None:
    for action in ("", "mapa:", "mapa:02", "mapa:0201"):
        page = press(asked, action) if action else asked.page.text
        assert len(gzip.compress(page.encode())) <= HEAVIEST
