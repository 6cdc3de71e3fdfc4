"""Turns: found by token, ended by time or by hand, and gone from the disk."""

import threading
from pathlib import Path

import pytest

from kiosk.settings import Settings, read_settings
from kiosk.store import Store, open_store


class Clock:
    now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({}, home=tmp_path)


@pytest.fixture
def store(settings: Settings, clock: Clock):
    opened = open_store(settings, clock)
    yield opened
    opened.close()


def test_the_token_itself_is_nowhere_on_disk(store: Store, settings: Settings) -> None:
    session = store.sessions.start({"a": 1})
    assert len(session.token) >= 22
    for path in settings.home.iterdir():
        assert session.token.encode() not in path.read_bytes()


def test_a_turn_survives_the_death_of_the_program(settings: Settings, clock: Clock) -> None:
    first = open_store(settings, clock)
    token = first.sessions.start({"palabras": "tejo"}).token
    second = open_store(settings, clock)
    found = second.sessions.find(token)
    assert found is not None
    assert found.data == {"palabras": "tejo"}
    first.close()
    second.close()


def test_an_ended_turn_leaves_no_word_on_disk(store: Store, settings: Settings) -> None:
    token = store.sessions.start({"palabras": "zarzamora" * 3000}).token
    store.sessions.save(token, {"palabras": "frambuesa"})
    assert store.sessions.end(token)
    assert not store.sessions.end(token)
    assert store.sessions.find(token) is None
    for path in settings.home.iterdir():
        content = path.read_bytes()
        assert b"zarzamora" not in content
        assert b"frambuesa" not in content


def test_what_was_left_at_a_power_cut_is_wiped_at_the_next_start(
    settings: Settings, clock: Clock
) -> None:
    first = open_store(settings, clock)
    first.sessions.start({"palabras": "zarzamora"})
    first.close()
    clock.now += 3600
    open_store(settings, clock).close()
    assert b"zarzamora" not in settings.session_database.read_bytes()


def test_saving_a_turn_that_is_over_says_so(store: Store) -> None:
    token = store.sessions.start({}).token
    store.sessions.end(token)
    assert store.sessions.save(token, {"a": 1}) is False
    assert store.sessions.find(token) is None


def test_twenty_people_at_once_lose_nothing(store: Store) -> None:
    failed: list[str] = []

    def person(number: int) -> None:
        token = store.sessions.start({"n": number}).token
        for step in range(20):
            store.sessions.save(token, {"n": number, "step": step})
        found = store.sessions.find(token)
        if found is None or found.data != {"n": number, "step": 19}:
            failed.append(token)

    threads = [threading.Thread(target=person, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
