"""Wrong PINs: counted before they are judged, and locked out after the third.

A try is written down before the PIN is looked at, so that cutting the power, or asking many
times at once, wins no try. The lock keeps its start by the wall clock. A start in the future
(the clock was set back) becomes now: the lock then lasts its time once more, neither for
ever nor not at all. A clock set forward ends a lock early; the device has no better clock
that survives a power cut.
"""

from __future__ import annotations

import math
import sqlite3
from typing import NamedTuple

#: Wrong PINs that lock a code.
TRIES = 3
#: Seconds a code stays locked.
LOCK_SECONDS = 15 * 60

_THIS = "WHERE recommendation_id = ?"


class Attempt(NamedTuple):
    """A try that was counted, or refused.

    Attributes:
        left: Tries left after this one.
        locked: Seconds the code is still locked; 0: the PIN may be looked at.
    """

    left: int
    locked: int


def count(conn: sqlite3.Connection, record_id: str, now: float) -> Attempt:
    """Counts a try on a code, in the caller's transaction.

    Args:
        conn: A connection with a transaction open.
        record_id: The recommendation's id.
        now: Wall clock, seconds since 1970.
    """
    conn.execute(
        f"UPDATE return_pin SET locked_at = ? {_THIS} AND locked_at > ?",  # noqa: S608
        (now, record_id, now),
    )
    conn.execute(
        f"UPDATE return_pin SET wrong = 0, locked_at = NULL {_THIS} AND locked_at <= ?",  # noqa: S608
        (record_id, now - LOCK_SECONDS),
    )
    counted = conn.execute(
        "UPDATE return_pin SET wrong = wrong + 1, locked_at = iif(wrong + 1 < ?, NULL, ?)"  # noqa: S608
        f" {_THIS} AND locked_at IS NULL RETURNING wrong",
        (TRIES, now, record_id),
    ).fetchall()
    if counted:
        return Attempt(TRIES - counted[0]["wrong"], 0)
    rows = conn.execute(f"SELECT locked_at FROM return_pin {_THIS}", (record_id,)).fetchall()  # noqa: S608
    # No row: the PIN was taken away just now, and there is nothing to open.
    since = rows[0]["locked_at"] if rows else now
    return Attempt(0, math.ceil(since + LOCK_SECONDS - now))


def forget(conn: sqlite3.Connection, record_id: str) -> None:
    """Starts counting anew, and takes the lock away."""
    conn.execute(f"UPDATE return_pin SET wrong = 0, locked_at = NULL {_THIS}", (record_id,))  # noqa: S608
