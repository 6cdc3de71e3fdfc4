"""What is kept is kept whole, once, and before the page says so."""

import sqlite3
from typing import Any

import pytest

from kiosk.store import Store
from sync import outbox
from tests.kiosk.web.conftest import Person


def counts(store: Store) -> list[int]:
    return [
        store.device.rows(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608 - our own names
        for table in ("profile", "recommendation", "outbox")
    ]


def test_the_result_is_stored_before_the_page_says_saved(person: Person, store: Store) -> None:
    person.answer_all()
    assert counts(store) == [0, 0, 0]
    assert "está guardado" in person.send("/respuestas")
    assert counts(store) == [1, 1, 2]


def test_the_code_on_the_paper_finds_the_recommendation(person: Person, store: Store) -> None:
    person.plan()
    page = person.open("/imprimir/1")
    code = page.split('class="code">')[1].split("<")[0]
    found = store.recommendations.find(code.lower())
    assert found is not None
    assert found["occupations"][0][0] == "8153"
    assert not any(
        code in str(row[0]) for row in store.device.rows("SELECT code_hash FROM recommendation")
    )


def test_sent_twice_is_stored_once(person: Person, store: Store) -> None:
    page = person.answer_all()
    assert page
    check = person.page
    person.send("/respuestas")
    person.page = check
    person.send("/respuestas")
    assert counts(store) == [1, 1, 2]


def test_changed_answers_replace_the_recommendation(person: Person, store: Store) -> None:
    person.plan()
    person.answer("dinero", budget="0")
    person.send("/respuestas")
    assert counts(store) == [1, 1, 4]
    assert store.device.rows("SELECT budget FROM profile")[0][0] == 0
    numbers = [row[0] for row in store.device.rows("SELECT seq FROM outbox ORDER BY seq")]
    assert numbers == [1, 2, 3, 4]


@pytest.mark.parametrize("after", [0, 1])
def test_profile_recommendation_and_outbox_are_one_transaction(
    person: Person, store: Store, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """The disk fails at the outbox's first or second entry: nothing at all is stored."""
    person.answer_all()
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
    assert list(outbox.pending(store.device._db.conn)) == []
    monkeypatch.setattr(outbox, "append", real)
    person.open("/respuestas")
    assert "está guardado" in person.send("/respuestas")
    assert counts(store) == [1, 1, 2]


def test_two_people_have_two_recommendations(person: Person, another: Person, store: Store) -> None:
    person.plan()
    another.plan()
    assert store.recommendations.count() == 2
