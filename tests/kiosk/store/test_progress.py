"""What became of the courses is kept apart from the list, told once, and can be undone."""

import sqlite3

import pytest

from kiosk.store import Store
from kiosk.store.errors import NotSavedError, NotShownError
from kiosk.store.progress import Mark, State
from kiosk.store.recommendations import Record
from kiosk.store.shown import Reason
from sync import outbox
from tests.kiosk.store.people import (
    COURSE,
    JOB,
    NEXT_COURSE,
    NONE,
    OTHER_JOB,
    Clock,
    again,
    entries,
    keep,
    told,
)


@pytest.fixture
def record(store: Store) -> Record:
    return keep(store)


def states(store: Store, record: Record) -> list[tuple[str, str, object]]:
    return [(m.course_id, m.state, m.reason) for m in store.progress.of(record.id)]


def test_a_course_is_kept_with_its_job_state_reason_and_time(store: Store, record: Record) -> None:
    store.progress.mark(record.id, JOB, COURSE, "abandoned", "costly")
    assert store.progress.of(record.id) == (
        Mark(COURSE, JOB, State.ABANDONED, Reason.COSTLY, "2026-09-21T14:13:20+00:00"),
    )
    (entry,) = entries(store, "progress")
    assert entry.entity_id == f"{record.id}/{COURSE}"
    assert entry.fields == {
        "recommendation_id": record.id, "occupation": JOB, "course_id": COURSE,
        "state": "abandoned", "reason": "costly",
    }  # fmt: skip


def test_the_same_mark_twice_is_told_once_and_the_last_counts(
    store: Store, record: Record, clock: Clock
) -> None:
    for state, reason in (
        ("begun", None), ("begun", None), ("abandoned", None), ("abandoned", "far"),
        ("abandoned", "far"), ("begun", None),
    ):  # fmt: skip
        clock.now += 60
        store.progress.mark(record.id, JOB, COURSE, state, reason)
    assert states(store, record) == [(COURSE, "begun", None)]
    assert [(e.fields["state"], e.fields["reason"]) for e in entries(store, "progress")] == [
        ("begun", None), ("abandoned", None), ("abandoned", "far"), ("begun", None),
    ]  # fmt: skip


def test_a_new_list_leaves_what_was_begun(store: Store, record: Record) -> None:
    store.progress.mark(record.id, JOB, COURSE, "begun")
    again(store, record, shown=record.shown[1:])
    assert states(store, record) == [(COURSE, "begun", None)]
    store.progress.mark(record.id, JOB, COURSE, "finished")
    assert states(store, record) == [(COURSE, "finished", None)]


def test_only_what_was_shown_or_marked_before_can_be_marked(store: Store, record: Record) -> None:
    for record_id, job, course in (
        (record.id, JOB, "otro"), (record.id, OTHER_JOB, NEXT_COURSE), ("nadie", JOB, COURSE),
    ):  # fmt: skip
        with pytest.raises(NotShownError, match="Se esperaba un curso de la lista"):
            store.progress.mark(record_id, job, course, "begun")
    assert states(store, record) == []
    assert entries(store, "progress") == []


def test_an_undone_mark_is_gone_here_and_there(store: Store, record: Record) -> None:
    store.progress.mark(record.id, JOB, COURSE, "begun")
    store.progress.mark(record.id, JOB, NEXT_COURSE, "begun")
    for _ in range(2):
        store.progress.undo(record.id, COURSE)
    assert states(store, record) == [(NEXT_COURSE, "begun", None)]
    assert told(store)[3:] == [("progress", "put"), ("progress", "put"), ("progress", "delete")]
    assert entries(store)[-1].entity_id == f"{record.id}/{COURSE}"


def test_without_consent_to_keep_a_mark_has_no_reason(store: Store) -> None:
    record = keep(store, NONE)
    store.progress.mark(record.id, JOB, COURSE, "abandoned", "schooling")
    assert states(store, record) == [(COURSE, "abandoned", None)]
    assert told(store) == []


def test_a_state_or_reason_that_is_none_of_those_is_refused(store: Store, record: Record) -> None:
    for state, reason in (("olvidado", None), ("begun", "porque sí")):
        with pytest.raises(ValueError, match="is not a valid"):
            store.progress.mark(record.id, JOB, COURSE, state, reason)
    assert states(store, record) == []


def test_erasing_the_profile_erases_the_marks(store: Store, record: Record) -> None:
    store.progress.mark(record.id, JOB, COURSE, "begun")
    with store.device.transaction() as conn:
        conn.execute("DELETE FROM profile WHERE id = ?", (record.id,))
    assert states(store, record) == []


def test_a_mark_and_its_entry_are_one_transaction(
    store: Store, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.progress.mark(record.id, JOB, NEXT_COURSE, "begun")

    def failing(*args: object, **kwargs: object) -> int:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(outbox, "append", failing)
    with pytest.raises(NotSavedError):
        store.progress.mark(record.id, JOB, COURSE, "begun")
    with pytest.raises(NotSavedError):
        store.progress.undo(record.id, NEXT_COURSE)
    assert states(store, record) == [(NEXT_COURSE, "begun", None)]
