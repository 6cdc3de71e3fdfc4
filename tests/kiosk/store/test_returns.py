"""Code and PIN open what was kept; a third wrong PIN locks, whatever the clock does."""

import threading

import pytest

from kiosk.errors import InputError
from kiosk.settings import Settings
from kiosk.store import Store, open_store, pins
from kiosk.store.attempts import LOCK_SECONDS
from kiosk.store.codes import ALPHABET
from kiosk.store.errors import (
    BadCodeError,
    LockedError,
    NotKeptError,
    NotSavedError,
    ReturnError,
    UnknownCodeError,
    WrongPinError,
)
from kiosk.store.recommendations import Record
from kiosk.store.returns import Kept
from tests.kiosk.store.people import (
    ALL,
    ANSWERS,
    COURSE,
    JOB,
    NONE,
    OTHER_JOB,
    Clock,
    again,
    entries,
    keep,
)

PIN, WRONG = "4821", "4822"


@pytest.fixture
def record(store: Store) -> Record:
    kept = keep(store)
    store.returns.set_pin(kept.id, PIN)
    return kept


def tries(store: Store, record: Record, number: int) -> list[object]:
    """Tries a wrong PIN; returns what each was answered."""
    answers: list[object] = []
    for _ in range(number):
        with pytest.raises(ReturnError) as caught:
            store.returns.open(record.code, WRONG)
        error = caught.value
        answers.append(error.left if isinstance(error, WrongPinError) else error.seconds)
    return answers


def test_code_and_pin_open_all_that_was_kept(store: Store, record: Record, clock: Clock) -> None:
    clock.now += 86400
    store.returns.choose(record.id, JOB)
    store.progress.mark(record.id, JOB, COURSE, "begun")
    assert store.returns.open(record.code.lower().replace("-", " "), PIN) == Kept(
        record_id=record.id,
        answers=ANSWERS,
        consents=ALL,
        saved_at="2026-09-22T14:13:20+00:00",
        progress=store.progress.of(record.id),
        chosen=JOB,
        advice_asked=True,
    )


def test_the_job_chosen_last_counts_and_outlives_a_new_save(store: Store, record: Record) -> None:
    for job in (JOB, OTHER_JOB, OTHER_JOB):
        store.returns.choose(record.id, job)
    again(store, record, age_band="18-29")
    assert store.returns.open(record.code, PIN).chosen == OTHER_JOB
    chosen = [entry.fields["chosen"] for entry in entries(store, "recommendation")]
    assert chosen == [None, JOB, OTHER_JOB]


def test_one_wrong_symbol_of_a_code_is_told_and_counts_for_nothing(
    store: Store, record: Record
) -> None:
    for place in (0, 7, 12):
        for symbol in set(ALPHABET) - {record.code[place]}:
            mistyped = record.code[:place] + symbol + record.code[place + 1 :]
            with pytest.raises(BadCodeError) as caught:
                store.returns.open(mistyped, WRONG)
            assert caught.value.field == "code"
    assert tries(store, record, 2) == [2, 1]


def test_a_code_nobody_has_costs_the_same_work_as_a_wrong_pin(
    store: Store, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    works: list[str | None] = []
    real = pins.matches
    monkeypatch.setattr(pins, "matches", lambda pin, kept: works.append(kept) or real(pin, kept))
    without_pin = keep(store)
    for code in ("0000-0000-000", without_pin.code):
        with pytest.raises(UnknownCodeError):
            store.returns.open(code, WRONG)
    assert works == [None, None]
    tries(store, record, 1)
    assert len(works) == 3
    assert works[2] is not None


def test_three_wrong_pins_lock_the_code_even_for_the_right_one(
    store: Store, record: Record, clock: Clock
) -> None:
    assert tries(store, record, 3) == [2, 1, LOCK_SECONDS]
    clock.now += 100
    with pytest.raises(LockedError) as caught:
        store.returns.open(record.code, PIN)
    assert caught.value.seconds == LOCK_SECONDS - 100
    clock.now += LOCK_SECONDS - 100.5
    assert tries(store, record, 1) == [1]
    clock.now += 0.5
    assert store.returns.open(record.code, PIN).record_id == record.id


def test_after_the_lock_three_tries_are_left_again(
    store: Store, record: Record, clock: Clock
) -> None:
    tries(store, record, 3)
    clock.now += LOCK_SECONDS
    assert tries(store, record, 3) == [2, 1, LOCK_SECONDS]


def test_the_right_pin_starts_the_count_anew(store: Store, record: Record) -> None:
    tries(store, record, 2)
    store.returns.open(record.code, PIN)
    assert tries(store, record, 2) == [2, 1]


def test_a_lock_is_of_one_code_only(store: Store, record: Record) -> None:
    other = keep(store)
    store.returns.set_pin(other.id, PIN)
    tries(store, record, 3)
    assert store.returns.open(other.code, PIN).record_id == other.id


def test_the_count_and_the_lock_survive_a_restart(settings: Settings, clock: Clock) -> None:
    store = open_store(settings, clock)
    record = keep(store)
    store.returns.set_pin(record.id, PIN)
    tries(store, record, 2)
    store.close()
    store = open_store(settings, clock)
    assert tries(store, record, 1) == [LOCK_SECONDS]
    store.close()
    store = open_store(settings, clock)
    with pytest.raises(LockedError):
        store.returns.open(record.code, PIN)
    store.close()


def test_a_try_is_on_the_disk_before_its_pin_is_looked_at(
    store: Store, record: Record, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever pulls the plug as the PIN is compared has used up a try."""

    def cut(pin: str, kept: str | None) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(pins, "matches", cut)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            store.returns.open(record.code, WRONG)
    monkeypatch.undo()
    later = open_store(settings, Clock())
    with pytest.raises(LockedError):
        later.returns.open(record.code, PIN)
    later.close()


def test_many_who_try_at_once_have_three_tries_together(store: Store, record: Record) -> None:
    looked: list[str] = []

    def person() -> None:
        try:
            store.returns.open(record.code, WRONG)
        except WrongPinError:
            looked.append("wrong")
        except LockedError as error:
            looked.append("third" if error.seconds == LOCK_SECONDS else "locked")

    threads = [threading.Thread(target=person) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert looked.count("wrong") == 2


@pytest.mark.parametrize("back", [10.0, LOCK_SECONDS * 2.0, 86400.0 * 3650])
def test_a_clock_set_back_neither_unlocks_nor_locks_for_ever(
    store: Store, record: Record, clock: Clock, back: float
) -> None:
    tries(store, record, 3)
    clock.now -= back
    for waited in (0, LOCK_SECONDS - 1):
        clock.now += waited
        with pytest.raises(LockedError) as caught:
            store.returns.open(record.code, PIN)
        assert caught.value.seconds == LOCK_SECONDS - waited
    clock.now += 1
    assert store.returns.open(record.code, PIN).record_id == record.id


def test_a_disk_that_cannot_count_opens_nothing(store: Store, record: Record) -> None:
    store.device._db.conn.execute("PRAGMA query_only = ON")
    with pytest.raises(NotSavedError):
        store.returns.open(record.code, PIN)


def test_a_new_code_kills_the_old_one_its_pin_and_its_lock(store: Store, record: Record) -> None:
    tries(store, record, 3)
    code = store.returns.renew(record.id)
    for dead in (record.code, code):
        with pytest.raises(UnknownCodeError):
            store.returns.open(dead, PIN)
    store.returns.set_pin(record.id, "7305")
    assert store.returns.open(code, "7305").answers == ANSWERS
    again(store, record, age_band="18-29")
    assert store.returns.open(code, "7305").record_id == record.id


def test_there_is_no_new_code_for_who_did_not_agree_to_be_kept(store: Store) -> None:
    record = keep(store, NONE)
    with pytest.raises(NotKeptError):
        store.returns.renew(record.id)


def test_a_pin_that_may_not_be_chosen_leaves_the_one_before(store: Store, record: Record) -> None:
    with pytest.raises(InputError):
        store.returns.set_pin(record.id, "1234")
    assert store.returns.open(record.code, PIN).record_id == record.id


def test_a_new_pin_replaces_the_one_before_and_its_lock(store: Store, record: Record) -> None:
    tries(store, record, 3)
    store.returns.set_pin(record.id, "7305")
    with pytest.raises(WrongPinError):
        store.returns.open(record.code, PIN)
    assert tries(store, record, 1) == [1]
    assert store.returns.open(record.code, "7305").record_id == record.id


def test_no_error_tells_code_pin_or_id(store: Store, record: Record) -> None:
    secrets = {record.code, record.id, PIN, WRONG, record.code.replace("-", "")}
    for code, pin in ((record.code, WRONG), (record.code[:-1], PIN), ("0000-0000-000", PIN)) * 3:
        with pytest.raises(ReturnError) as caught:
            store.returns.open(code, pin)
        assert not any(secret in repr(caught.value) for secret in secrets)


def test_neither_code_nor_pin_is_on_the_disk(
    store: Store, record: Record, settings: Settings
) -> None:
    store.device.checkpoint()
    content = settings.device_database.read_bytes()
    for written in (record.code, record.code.replace("-", "")):
        assert written.encode() not in content
    (kept,) = store.device.rows("SELECT hash FROM return_pin")[0]
    assert kept.startswith("$argon2id$")
