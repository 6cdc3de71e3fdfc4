"""The turns under way."""

import sqlite_utils

_SESSION = """
CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    started_at REAL NOT NULL,
    seen_at REAL NOT NULL,
    data TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""


def apply(db: sqlite_utils.Database) -> None:
    """Create the table."""
    db.conn.execute(_SESSION)
