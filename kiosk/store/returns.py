"""Coming back: code and PIN open what was kept; consents can be changed at any time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.store import attempts, pins
from kiosk.store.codes import code_hash, new_code, normalise
from kiosk.store.consents import Consents, consents_of, settle
from kiosk.store.database import Database
from kiosk.store.errors import (
    BadCodeError,
    LockedError,
    NotKeptError,
    UnknownCodeError,
    WrongPinError,
)
from kiosk.store.moments import moment
from kiosk.store.progress import Mark, Progress
from kiosk.store.recommendations import as_json, give_code
from kiosk.store.telling import changing

__all__ = ["Consents", "Kept", "Returns"]

_PIN = """
SELECT recommendation_id, hash FROM return_pin
JOIN recommendation ON id = recommendation_id WHERE code_hash = ?
"""
_SET_PIN = """
INSERT INTO return_pin (recommendation_id, hash)
SELECT id, ? FROM recommendation WHERE id = ? AND code_hash IS NOT NULL
ON CONFLICT DO UPDATE SET hash = excluded.hash, wrong = 0, locked_at = NULL
"""
_KEPT = """
SELECT answers, consent_store, consent_sync, consent_gpt, chosen,
    max(p.updated_at, r.updated_at) AS saved_at,
    EXISTS (SELECT 1 FROM advice_request WHERE record_id = r.id) AS advice_asked
FROM recommendation r JOIN profile p ON p.id = profile_id WHERE r.id = ?
"""


@dataclass(frozen=True)
class Kept:
    """What a person finds again.

    Attributes:
        record_id: The id it is kept under; saving under it replaces it.
        answers: What they answered, as given to ``Record``; empty where nothing was.
        consents: What they agreed to.
        saved_at: When it last changed, UTC, ISO 8601.
        progress: What became of their courses.
        chosen: CIUO-08 code of the job they chose, or None.
        advice_asked: Whether longer advice is asked for.
    """

    record_id: str
    answers: Mapping[str, Any]
    consents: Consents
    saved_at: str
    progress: tuple[Mark, ...]
    chosen: str | None
    advice_asked: bool


class Returns:
    """Codes, PINs and consents of those whose result is kept."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def set_pin(self, record_id: str, pin: str) -> None:
        """Keep the PIN a person chose; it replaces the one before, and any lock.

        Raises:
            InputError: The PIN may not be chosen; the field is ``pin``.
            NotKeptError: There is no code it could go with.
            NotSavedError: The disk refused; nothing was stored.
        """
        kept = pins.hashed(pins.check_pin(pin))
        with self._database.transaction() as conn:
            if not conn.execute(_SET_PIN, (kept, record_id)).rowcount:
                raise NotKeptError

    def open(self, code: str, pin: str) -> Kept:
        """What is kept under a code, for who knows its PIN.

        Args:
            code: As a person typed it.
            pin: As a person typed it; whatever it is, it counts as a try.

        Raises:
            BadCodeError: The code was mistyped.
            UnknownCodeError: Nothing is kept under it, or no PIN was chosen.
            WrongPinError: The PIN is another one.
            LockedError: This was the third wrong PIN, or the lock has not ended.
            NotSavedError: The disk refused to count the try; nothing was opened.
        """
        if normalise(code) is None:
            raise BadCodeError
        rows = self._database.rows(_PIN, (code_hash(code),))
        if not rows:
            pins.matches(pin, None)
            raise UnknownCodeError
        record_id, kept = rows[0]
        with self._database.transaction() as conn:
            attempt = attempts.count(conn, record_id, self._clock())
        if attempt.locked:
            raise LockedError(attempt.locked)
        if not pins.matches(pin, kept):
            if attempt.left:
                raise WrongPinError(attempt.left)
            raise LockedError(attempts.LOCK_SECONDS)
        with self._database.transaction() as conn:
            attempts.forget(conn, record_id)
        return self._kept(record_id)

    def _kept(self, record_id: str) -> Kept:
        rows = self._database.rows(_KEPT, (record_id,))
        if not rows:
            raise UnknownCodeError
        answers, store, sync, gpt, chosen, saved_at, asked = rows[0]
        return Kept(
            record_id=record_id,
            answers=json.loads(answers) if answers else {},
            consents=Consents(bool(store), bool(sync), bool(gpt)),
            saved_at=saved_at,
            progress=Progress(self._database, self._clock).of(record_id),
            chosen=chosen,
            advice_asked=bool(asked),
        )

    def renew(self, record_id: str) -> str:
        """A new code, once staff has checked who asks; the old one and its PIN are dead.

        Returns:
            The code; it opens nothing until a PIN is chosen.

        Raises:
            NotKeptError: Nothing is kept under that id, or not with consent to keep it.
            NotSavedError: The disk refused; the old code still holds.
        """
        code = new_code()
        with self._database.transaction() as conn:
            renewed = conn.execute(
                "UPDATE recommendation SET code_hash = ? WHERE id = ?"
                " AND profile_id IN (SELECT id FROM profile WHERE consent_store)",
                (code_hash(code), record_id),
            ).rowcount
            if not renewed:
                raise NotKeptError
            conn.execute("DELETE FROM return_pin WHERE recommendation_id = ?", (record_id,))
        return code

    def choose(self, record_id: str, occupation: str) -> None:
        """Keep which job the person chose, by its CIUO-08 code; the last choice counts.

        Raises:
            NotKeptError: Nothing is kept under that id.
            NotSavedError: The disk refused; the choice before stays.
        """
        now = moment(self._clock())
        with changing(self._database, record_id, now.ms) as conn:
            if consents_of(conn, record_id) is None:
                raise NotKeptError
            conn.execute(
                "UPDATE recommendation SET chosen = ?1, updated_at = ?2"
                " WHERE id = ?3 AND chosen IS NOT ?1",
                (occupation, now.stamp, record_id),
            )

    def set_consents(
        self,
        record_id: str,
        consents: Consents,
        *,
        code: str | None = None,
        answers: Mapping[str, Any] | None = None,
    ) -> None:
        """Change what a person agreed to; what rested on a consent taken back is gone.

        Args:
            record_id: The id the recommendation is kept under.
            consents: All three, as they are from now on.
            code: The return code, kept where there is none, with consent to keep.
            answers: The answers, kept in place of those before, with consent to keep.

        Raises:
            NotKeptError: Nothing is kept under that id.
            NotSavedError: The disk refused; everything is as it was.
        """
        now = moment(self._clock())
        with changing(self._database, record_id, now.ms) as conn:
            before = consents_of(conn, record_id)
            if before is None:
                raise NotKeptError
            settle(conn, record_id, consents, now.stamp)
            if consents.store and code is not None:
                give_code(conn, record_id, code)
            if consents.store and answers is not None:
                conn.execute(
                    "UPDATE profile SET answers = ?1, updated_at = ?2"
                    " WHERE id = ?3 AND answers IS NOT ?1",
                    (as_json(answers), now.stamp, record_id),
                )
        if consents.takes_back(before):
            # Otherwise the erased words would stand in the log until it is next emptied.
            self._database.checkpoint()
