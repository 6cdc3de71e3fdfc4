"""Appending to the outbox and reading what waits in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

#: Entries one millisecond can hold before the logical clock moves on (16 bits).
COUNTER_LIMIT = 0xFFFF


class OutboxError(Exception):
    """An entry cannot be appended; the message says what was expected."""


@dataclass(frozen=True)
class Entry:
    """One change as it will travel.

    Attributes:
        seq: Its place in this device's sequence, from 1.
        device_id: The device it was made on.
        hlc_ms: Milliseconds since 1970 of the hybrid logical clock.
        hlc_counter: Order within that millisecond.
        entity: Kind of thing that changed.
        entity_id: Which one.
        operation: ``put`` or ``delete``.
        fields: Its values after the change; empty for ``delete``.
    """

    seq: int
    device_id: str
    hlc_ms: int
    hlc_counter: int
    entity: str
    entity_id: str
    operation: str
    fields: Mapping[str, object]


def append(
    conn: sqlite3.Connection,
    entity: str,
    entity_id: str,
    operation: str,
    fields: Mapping[str, object],
    *,
    now_ms: int,
) -> int:
    """Append one entry within the caller's transaction.

    Args:
        conn: A connection with a transaction open.
        entity: Kind of thing that changed.
        entity_id: Which one.
        operation: ``put`` or ``delete``.
        fields: Its values, fit for JSON.
        now_ms: Wall clock, milliseconds since 1970.

    Returns:
        The entry's sequence number.

    Raises:
        OutboxError: No transaction is open, so the entry could outlive its change.
    """
    if not conn.in_transaction:
        raise OutboxError("append() expects an open transaction. Received: none")
    row = conn.execute(
        """
        UPDATE outbox_device SET
            seq = seq + 1,
            hlc_counter = CASE
                WHEN ?1 > hlc_ms OR hlc_counter >= ?2 THEN 0 ELSE hlc_counter + 1 END,
            hlc_ms = CASE
                WHEN ?1 > hlc_ms THEN ?1 WHEN hlc_counter >= ?2 THEN hlc_ms + 1 ELSE hlc_ms END
        RETURNING seq, device_id, hlc_ms, hlc_counter
        """,
        (now_ms, COUNTER_LIMIT),
    ).fetchone()
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    conn.execute(
        "INSERT INTO outbox (seq, device_id, hlc_ms, hlc_counter, entity, entity_id, operation,"
        " fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, entity, entity_id, operation, text),
    )
    return int(row[0])


def pending(conn: sqlite3.Connection, after: int = 0) -> Iterator[Entry]:
    """The entries after sequence number ``after``, oldest first."""
    for row in conn.execute(
        "SELECT seq, device_id, hlc_ms, hlc_counter, entity, entity_id, operation, fields"
        " FROM outbox WHERE seq > ? ORDER BY seq",
        (after,),
    ):
        seq, device, hlc_ms, hlc_counter, entity, entity_id, operation, fields = row
        values = json.loads(fields)
        yield Entry(seq, device, hlc_ms, hlc_counter, entity, entity_id, operation, values)
