"""What is kept is kept whole, once, and before the page says so."""

import sqlite3
from dataclasses import replace
from typing import Any

import pytest

from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.web.app import create_app
from sync import outbox
from tests.kiosk.web.conftest import AGREED, Clock, Person
from tests.kiosk.web.fakes import PATHWAYS, FakePlanner


def counts(store: Store) -> list[int]:
    return [
        store.device.rows(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608 - our own names
        for table in ("profile", "recommendation", "outbox")
    ]


def test_the_result_is_stored_before_the_page_says_saved(person: Person, store: Store) -> None:
    person.answer_all(**AGREED)
    assert counts(store) == [0, 0, 0]
    assert "está guardado" in person.send("/respuestas")
    assert counts(store) == [1, 1, 3]


def test_the_code_on_the_paper_opens_what_was_kept(person: Person, store: Store) -> None:
    person.plan(**AGREED)
    assert 'class="code"' not in person.open("/imprimir/1")
    person.open("/pin/1")
    person.send("/pin/1", pin="2580")
    page = person.open("/imprimir/1")
    code = page.split('class="code">')[1].split("<")[0]
    assert store.returns.open(code.lower(), "2580").answers["budget"] == "300"
    assert not any(
        code in str(row[0]) for row in store.device.rows("SELECT code_hash FROM recommendation")
    )


def test_sent_twice_is_stored_once(person: Person, store: Store) -> None:
    person.answer_all(**AGREED)
    check = person.page
    person.send("/respuestas")
    person.page = check
    person.send("/respuestas")
    assert counts(store) == [1, 1, 3]


def test_changed_answers_replace_the_recommendation(person: Person, store: Store) -> None:
    person.plan(**AGREED)
    person.answer("dinero", budget="0")
    person.send("/respuestas")
    assert counts(store) == [1, 1, 4]
    assert store.device.rows("SELECT budget FROM profile")[0][0] == 0
    rows = store.device.rows("SELECT seq, entity FROM outbox ORDER BY seq")
    assert [tuple(row) for row in rows][-1] == (4, "profile")


@pytest.mark.parametrize("after", [0, 1, 2])
def test_profile_recommendation_list_and_outbox_are_one_transaction(
    person: Person, store: Store, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """The disk fails at one of the outbox's entries: nothing at all is stored."""
    person.answer_all(**AGREED)
    real, calls = outbox.append, []

    def failing(*args: Any, **kwargs: Any) -> int:
        calls.append(args)
        if len(calls) > after:
            raise sqlite3.OperationalError("disk I/O error")
        return real(*args, **kwargs)

    monkeypatch.setattr(outbox, "append", failing)
    page = person.send("/respuestas")
    assert person.page.status_code == 503
    assert "Sus respuestas no se perdieron" in page
    assert counts(store) == [0, 0, 0]
    assert store.device.rows("SELECT * FROM shown") == []
    assert list(outbox.pending(store.device._db.conn)) == []
    monkeypatch.setattr(outbox, "append", real)
    person.open("/respuestas")
    assert "está guardado" in person.send("/respuestas")
    assert counts(store) == [1, 1, 3]


def test_two_people_have_two_recommendations(person: Person, another: Person, store: Store) -> None:
    person.plan()
    another.plan()
    assert store.recommendations.count() == 2


def test_what_the_pages_put_before_the_person_is_logged_and_no_more(
    person: Person, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.web.proposals.JOBS", 1)
    person.plan()
    rows = store.device.rows("SELECT occupation, course_id FROM shown ORDER BY job, position")
    first = PATHWAYS[0]
    assert [tuple(r) for r in rows] == [(first.occupation, s.course_id) for s in first.steps]


def test_every_page_of_a_turn_rests_on_the_same_draw(person: Person, planner: FakePlanner) -> None:
    person.plan()
    person.answer("dinero", budget="0")
    person.send("/respuestas")
    person.open("/camino/1")
    drawn = {request.draw for request in planner.asked if request.propose}
    assert len(drawn) == 1
    assert all(draw is not None and 0 <= draw < 1 for draw in drawn)


def test_two_people_have_two_draws(person: Person, another: Person, planner: FakePlanner) -> None:
    person.plan()
    another.plan()
    assert len({request.draw for request in planner.asked if request.propose}) == 2


def test_a_device_that_does_not_explore_asks_for_the_best(
    settings: Settings, planner: FakePlanner, store: Store, clock: Clock
) -> None:
    app = create_app(replace(settings, explore=0), planner, store, clock)
    Person(app.test_client()).plan()
    assert {request.draw for request in planner.asked} == {None}
