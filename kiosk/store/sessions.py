"""The turns under way: found by a random token of which only a hash is kept.

A turn ends when the person ends it, after ``idle`` seconds without a sign of
them, or after ``absolute`` seconds; also when it lies in the future, because the
clock was set back: its age is not known any more. What ended is overwritten, in
the file and in its log.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.store.database import Database

#: Seconds within which a second sign of the person is not written down again, and which the
#: clock may be set back without ending a turn.
TOUCH_EVERY = 5.0


@dataclass(frozen=True)
class Session:
    """A turn as it was found."""

    token: str
    data: Mapping[str, Any]


class Sessions:
    """The table of turns."""

    def __init__(
        self, database: Database, idle: float, absolute: float, clock: Callable[[], float]
    ) -> None:
        self._database = database
        self._idle = idle
        self._absolute = absolute
        self._clock = clock

    def start(self, data: Mapping[str, Any]) -> Session:
        """Begin a turn under a new random token of 128 bits."""
        token = secrets.token_urlsafe(16)
        now = self._clock()
        with self._database.transaction() as conn:
            conn.execute(
                "INSERT INTO session (token_hash, started_at, seen_at, data) VALUES (?, ?, ?, ?)",
                (_hash(token), now, now, _dump(data)),
            )
        return Session(token, data)

    def find(self, token: str) -> Session | None:
        """The turn of ``token``, or None where there is none or it has expired."""
        rows = self._database.rows(
            "SELECT started_at, seen_at, data FROM session WHERE token_hash = ?", (_hash(token),)
        )
        if not rows:
            return None
        now = self._clock()
        started, seen, data = rows[0]
        over = now - seen >= self._idle or now - started >= self._absolute
        if over or max(seen, started) > now + TOUCH_EVERY:
            self.end(token)
            return None
        if now - seen >= TOUCH_EVERY:
            with self._database.transaction() as conn:
                conn.execute(
                    "UPDATE session SET seen_at = ? WHERE token_hash = ?", (now, _hash(token))
                )
        return Session(token, json.loads(data))

    def save(self, token: str, data: Mapping[str, Any]) -> bool:
        """Keep what the person has told so far; False where the turn is over."""
        with self._database.transaction() as conn:
            cursor = conn.execute(
                "UPDATE session SET data = ?, seen_at = ? WHERE token_hash = ?",
                (_dump(data), self._clock(), _hash(token)),
            )
        return cursor.rowcount == 1

    def end(self, token: str) -> bool:
        """Wipe the turn; False where it was over already."""
        with self._database.transaction() as conn:
            cursor = conn.execute("DELETE FROM session WHERE token_hash = ?", (_hash(token),))
        if cursor.rowcount:
            self._database.checkpoint()
        return bool(cursor.rowcount)

    def sweep(self) -> int:
        """Wipe every turn that has expired; returns how many."""
        now = self._clock()
        with self._database.transaction() as conn:
            cursor = conn.execute(
                "DELETE FROM session WHERE seen_at <= ? OR started_at <= ?"
                " OR max(seen_at, started_at) > ?",
                (now - self._idle, now - self._absolute, now + TOUCH_EVERY),
            )
        if cursor.rowcount:
            self._database.checkpoint()
        return cursor.rowcount


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
