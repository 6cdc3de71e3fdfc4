"""The outbox: in order, in the change's own transaction, whatever the clock does."""

import sqlite3

import pytest

from sync import outbox
from sync.outbox.entries import COUNTER_LIMIT


@pytest.fixture
def conn():
    connection = sqlite3.connect(":memory:")
    outbox.create_tables(connection, "d" * 32)
    connection.commit()
    yield connection
    connection.close()


def put(conn: sqlite3.Connection, now_ms: int, entity_id: str = "1") -> int:
    with conn:
        conn.execute("BEGIN")
        return outbox.append(conn, "profile", entity_id, "put", {"ñ": 1}, now_ms=now_ms)


def test_entries_come_back_as_they_went_in_and_in_order(conn: sqlite3.Connection) -> None:
    assert [put(conn, 1000 + n, str(n)) for n in range(3)] == [1, 2, 3]
    entries = list(outbox.pending(conn))
    assert [entry.entity_id for entry in entries] == ["0", "1", "2"]
    assert entries[0].fields == {"ñ": 1}
    assert entries[0].device_id == outbox.device_id(conn) == "d" * 32
    assert [entry.seq for entry in outbox.pending(conn, after=2)] == [3]


def test_time_never_goes_back_even_when_the_clock_does(conn: sqlite3.Connection) -> None:
    for now in (5000, 5000, 4000, 0, 5001, 5001):
        put(conn, now)
    stamps = [(entry.hlc_ms, entry.hlc_counter) for entry in outbox.pending(conn)]
    assert stamps == sorted(set(stamps))
    assert stamps == [(5000, 0), (5000, 1), (5000, 2), (5000, 3), (5001, 0), (5001, 1)]


def test_a_full_counter_moves_the_clock_on(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE outbox_device SET hlc_ms = 5000, hlc_counter = ?", (COUNTER_LIMIT,))
    conn.commit()
    put(conn, 5000)
    (entry,) = outbox.pending(conn)
    assert (entry.hlc_ms, entry.hlc_counter) == (5001, 0)


def test_an_entry_undone_takes_no_number(conn: sqlite3.Connection) -> None:
    with pytest.raises(RuntimeError), conn:  # noqa: PT012
        conn.execute("BEGIN")
        outbox.append(conn, "profile", "1", "put", {}, now_ms=1)
        raise RuntimeError
    assert list(outbox.pending(conn)) == []
    assert put(conn, 2) == 1


def test_outside_a_transaction_nothing_is_appended(conn: sqlite3.Connection) -> None:
    with pytest.raises(outbox.OutboxError, match="open transaction"):
        outbox.append(conn, "profile", "1", "put", {}, now_ms=1)
    assert list(outbox.pending(conn)) == []


def test_only_known_operations_are_taken(conn: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError), conn:  # noqa: PT012
        conn.execute("BEGIN")
        outbox.append(conn, "profile", "1", "frob", {}, now_ms=1)
