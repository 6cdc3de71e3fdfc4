"""The outbox's two tables: who this device is, and the entries."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    """
    CREATE TABLE outbox_device (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        device_id TEXT NOT NULL,
        seq INTEGER NOT NULL DEFAULT 0,
        hlc_ms INTEGER NOT NULL DEFAULT 0,
        hlc_counter INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL,
        hlc_ms INTEGER NOT NULL,
        hlc_counter INTEGER NOT NULL,
        entity TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        operation TEXT NOT NULL CHECK (operation IN ('put', 'delete')),
        fields TEXT NOT NULL
    ) STRICT
    """,
)


def create_tables(conn: sqlite3.Connection, device: str) -> None:
    """Create the tables and give the device its name.

    Args:
        conn: An open connection.
        device: The device's id, random and never reused.
    """
    for statement in _STATEMENTS:
        conn.execute(statement)
    conn.execute("INSERT INTO outbox_device (only, device_id) VALUES (1, ?)", (device,))


def device_id(conn: sqlite3.Connection) -> str:
    """The id this device reports under."""
    row = conn.execute("SELECT device_id FROM outbox_device").fetchone()
    return str(row[0])
