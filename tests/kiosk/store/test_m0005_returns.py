"""A device that kept results before keeps them, and tells nobody of who was not asked."""

from pathlib import Path

import pytest

from kiosk.settings import Settings
from kiosk.store import open_store
from kiosk.store.database import open_database
from kiosk.store.migrations import DEVICE
from sync import outbox

_BEFORE = (
    "INSERT INTO profile VALUES ('a', '211101', '30-44', NULL, NULL, 300, NULL, 1, 'hago chompas',"
    " '[]', '[]', 'antes')",
    "INSERT INTO profile VALUES ('b', '211101', NULL, NULL, NULL, NULL, NULL, 0, NULL, '[]', '[]',"
    " 'antes')",
    "INSERT INTO recommendation VALUES ('a', 'a', 'hash-a', '[]', '[]', 'm', 'c', 'antes')",
    "INSERT INTO recommendation VALUES ('b', 'b', 'hash-b', '[]', '[]', 'm', 'c', 'antes')",
    "INSERT INTO shown VALUES ('a', '8153', 'curso-1', 1, 1, 0.4, 'best', 'm', '[]', '1', 'useful',"
    " NULL, 'antes')",
)


@pytest.fixture
def before(settings: Settings) -> Path:
    database = open_database(settings.device_database, "device", DEVICE[:4])
    with database.transaction() as conn:
        for statement in _BEFORE:
            conn.execute(statement)
        for entity in ("profile", "recommendation", "shown"):
            outbox.append(conn, entity, "a", "put", {"ubigeo": "211101"}, now_ms=1)
        outbox.append(conn, "course", "own-1", "put", {"hours": 60}, now_ms=1)
    database.close()
    return settings.device_database


def test_results_lists_and_feedback_are_still_there(settings: Settings, before: Path) -> None:
    store = open_store(settings)
    rows = store.device.rows("SELECT id, code_hash, updated_at FROM recommendation ORDER BY id")
    assert [tuple(row) for row in rows] == [("a", "hash-a", "antes"), ("b", None, "antes")]
    assert [tuple(row) for row in store.device.rows("SELECT * FROM shown")] == [
        ("a", "8153", "curso-1", 1, 1, 0.4, "best", "m", "[]", "1", "useful", None, "antes")
    ]
    (profile,) = store.device.rows("SELECT * FROM profile WHERE id = 'a'")
    assert (profile["text"], profile["consent_store"]) == ("hago chompas", 1)
    assert (profile["consent_sync"], profile["consent_gpt"], profile["answers"]) == (0, 0, None)
    assert store.device.rows("PRAGMA foreign_key_check") == []
    store.close()


def test_nobody_is_told_of_who_was_not_asked_and_no_number_is_missing(
    settings: Settings, before: Path
) -> None:
    store = open_store(settings)
    waiting = list(outbox.pending(store.device._db.conn))
    store.close()
    assert [(e.seq, e.operation, e.fields) for e in waiting] == [
        (1, "delete", {}), (2, "delete", {}), (3, "delete", {}), (4, "put", {"hours": 60}),
    ]  # fmt: skip
    assert b"ubigeo" not in before.read_bytes().replace(b"ubigeo TEXT", b"")


def test_erasing_a_profile_still_erases_all_that_hangs_on_it(
    settings: Settings, before: Path
) -> None:
    store = open_store(settings)
    with store.device.transaction() as conn:
        conn.execute("DELETE FROM profile WHERE id = 'a'")
    assert store.device.rows("SELECT * FROM shown") == []
    assert store.recommendations.count() == 1
    store.close()
