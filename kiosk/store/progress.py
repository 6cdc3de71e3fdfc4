"""What became of a person's courses, as they tell when they come back.

Kept apart from the list shown: a new list replaces the old one, and what was begun stays
begun. Codes only: a reason is chosen, never written, and kept only with the consent to keep.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.store.database import Database
from kiosk.store.errors import NotShownError
from kiosk.store.moments import moment
from kiosk.store.shown import Reason
from kiosk.store.telling import changing

_KNOWN = """
SELECT 1 FROM shown WHERE recommendation_id = :record AND occupation = :occupation
    AND course_id = :course
UNION ALL
SELECT 1 FROM progress WHERE recommendation_id = :record AND course_id = :course
"""
_MARK = """
INSERT INTO progress (recommendation_id, course_id, occupation, state, reason, updated_at)
SELECT id, :course, :occupation, :state, iif(consent_store, :reason, NULL), :stamp
FROM profile WHERE id = :record
ON CONFLICT DO UPDATE SET occupation = excluded.occupation, state = excluded.state,
    reason = excluded.reason, updated_at = excluded.updated_at
WHERE (progress.occupation, progress.state, progress.reason)
    IS NOT (excluded.occupation, excluded.state, excluded.reason)
"""


class State(StrEnum):
    """What became of a course."""

    BEGUN = "begun"
    FINISHED = "finished"
    ABANDONED = "abandoned"


@dataclass(frozen=True)
class Mark:
    """A course on a person's way.

    Attributes:
        course_id: The course.
        occupation: CIUO-08 code of the job it was put before them for.
        state: What became of it.
        reason: Why, where they said; None also without the consent to keep.
        updated_at: When they told, UTC, ISO 8601.
    """

    course_id: str
    occupation: str
    state: State
    reason: Reason | None
    updated_at: str


class Progress:
    """The courses begun, finished and abandoned."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def mark(
        self, record_id: str, occupation: str, course_id: str, state: str, reason: str | None = None
    ) -> None:
        """Keeps what became of a course; the same again changes nothing.

        Args:
            record_id: The id the recommendation is kept under.
            occupation: CIUO-08 code of the job the course was shown for.
            course_id: The course.
            state: One of :class:`State`.
            reason: Why, one of :class:`~kiosk.store.shown.Reason`, or None.

        Raises:
            NotShownError: The course is not on the list and was not marked before.
            NotSavedError: The disk refused; nothing was stored.
        """
        now = moment(self._clock())
        values = {
            "record": record_id,
            "occupation": occupation,
            "course": course_id,
            "state": State(state),
            "reason": Reason(reason) if reason else None,
            "stamp": now.stamp,
        }
        with changing(self._database, record_id, now.ms) as conn:
            if not conn.execute(_KNOWN, values).fetchall():
                raise NotShownError(
                    f"Se esperaba un curso de la lista mostrada y llegó «{course_id}» para "
                    f"{occupation}."
                )
            conn.execute(_MARK, values)

    def undo(self, record_id: str, course_id: str) -> None:
        """Takes a mark back; where there is none, nothing changes.

        Raises:
            NotSavedError: The disk refused; the mark stays.
        """
        with changing(self._database, record_id, moment(self._clock()).ms) as conn:
            conn.execute(
                "DELETE FROM progress WHERE recommendation_id = ? AND course_id = ?",
                (record_id, course_id),
            )

    def of(self, record_id: str) -> tuple[Mark, ...]:
        """The courses marked, the one told of first coming first."""
        rows = self._database.rows(
            "SELECT course_id, occupation, state, reason, updated_at FROM progress"
            " WHERE recommendation_id = ? ORDER BY updated_at, course_id",
            (record_id,),
        )
        return tuple(
            Mark(course, job, State(state), Reason(reason) if reason else None, updated_at)
            for course, job, state, reason, updated_at in rows
        )
