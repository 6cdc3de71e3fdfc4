"""The outbox and this device's own id."""

import uuid

import sqlite_utils

from sync import outbox


def apply(db: sqlite_utils.Database) -> None:
    """Create the outbox tables with a new random device id."""
    outbox.create_tables(db.conn, uuid.uuid4().hex)
