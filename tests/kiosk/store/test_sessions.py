"""Turns: found by token, ended by time or by hand, and gone from the disk."""

import threading

import pytest

from kiosk.settings import Settings
from kiosk.store import Store, open_store
from kiosk.store.sessions import TOUCH_EVERY
from tests.kiosk.store.people import Clock


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


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("back", [TOUCH_EVERY + 1, 3600.0, 86400.0 * 365])
def test_a_turn_from_the_future_is_over_and_nobody_finds_it(
    store: Store, settings: Settings, clock: Clock, back: float, seen: bool
) -> None:
    """The power went, and the clock came back in the past."""
    token = store.sessions.start({"palabras": "zarzamora"}).token
    clock.now -= back
    if seen:
        store.sessions.save(token, {"palabras": "zarzamora"})
    assert store.sessions.find(token) is None
    assert b"zarzamora" not in settings.session_database.read_bytes()


@pytest.mark.parametrize("seen", [True, False])
def test_a_turn_from_the_future_is_swept(
    store: Store, settings: Settings, clock: Clock, seen: bool
) -> None:
    token = store.sessions.start({"palabras": "zarzamora"}).token
    clock.now -= TOUCH_EVERY + 1
    if seen:
        store.sessions.save(token, {"palabras": "zarzamora"})
    assert store.sessions.sweep() == 1
    assert b"zarzamora" not in settings.session_database.read_bytes()


def test_a_clock_put_right_by_seconds_ends_no_turn(store: Store, clock: Clock) -> None:
    token = store.sessions.start({}).token
    clock.now -= TOUCH_EVERY
    assert store.sessions.sweep() == 0
    assert store.sessions.find(token) is not None
