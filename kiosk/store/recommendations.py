"""Profiles, recommendations and the lists shown, each stored with its outbox entry.

No name and no identity is here. Without consent to keep what was told, neither the words
nor the answers nor a return code are stored; the outbox never carries them, and without
consent to tell the centre it carries nothing of the person. Sentences are not stored
either: codes, figures and versions suffice to make them again.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kiosk.planner.types import Pathway, Plan
from kiosk.store import shown
from kiosk.store.codes import code_hash
from kiosk.store.consents import Consents, consents_of, settle
from kiosk.store.database import Database
from kiosk.store.errors import NotKeptError
from kiosk.store.moments import moment
from kiosk.store.telling import changing

__all__ = ["Consents", "Recommendations", "Record", "new_id"]


@dataclass(frozen=True)
class Record:
    """A plan as it is to be kept.

    Attributes:
        id: Random; the same id again replaces what was kept under it.
        code: The return code given to the person; only its hash is kept, and only the first.
        consents: What the person agreed to.
        age_band: The age band they chose; None where not said.
        plan: The answer to keep.
        shown: Those of its pathways that are put before the person, in that order.
        answers: What was answered, fit for JSON; kept only with their consent.
    """

    id: str
    code: str
    consents: Consents
    age_band: str | None
    plan: Plan
    shown: tuple[Pathway, ...]
    answers: Mapping[str, Any] | None = None


def new_id() -> str:
    """A random id for a record."""
    return uuid.uuid4().hex


class Recommendations:
    """The profiles, the recommendations and their outbox entries."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def save(self, record: Record) -> None:
        """Keep profile, recommendation, list and outbox entries in one durable transaction.

        The same record again changes nothing and tells the centre nothing.

        Raises:
            NotSavedError: The disk refused; nothing was stored.
        """
        now = moment(self._clock())
        with changing(self._database, record.id, now.ms) as conn:
            before = consents_of(conn, record.id)
            same = {"id": record.id, "updated_at": now.stamp}
            _put(conn, "profile", _profile_fields(record) | _own_words(record) | same)
            recommendation = _recommendation_fields(record) | {"profile_id": record.id}
            _put(conn, "recommendation", recommendation | same)
            if record.consents.store:
                give_code(conn, record.id, record.code)
            settle(conn, record.id, record.consents, now.stamp)
            shown.put(conn, record.id, record.plan, record.shown)
        if before and record.consents.takes_back(before):
            self._database.checkpoint()

    def rate(
        self,
        record_id: str,
        occupation: str,
        course_id: str,
        feedback: shown.Feedback,
        reason: shown.Reason | None = None,
    ) -> None:
        """Keep what a person says of a course on their list; the last word counts.

        Args:
            record_id: The id the recommendation is kept under.
            occupation: CIUO-08 code the course was shown for.
            course_id: The course.
            feedback: Whether it is of use to them.
            reason: Why, where they chose to say.

        Raises:
            NotShownError: The course is not on the list.
            NotSavedError: The disk refused; nothing was stored.
        """
        now = moment(self._clock())
        with changing(self._database, record_id, now.ms) as conn:
            shown.rate(conn, record_id, occupation, course_id, (feedback, reason), now.stamp)

    def rate_visit(self, record_id: str, feedback: shown.Feedback) -> None:
        """Keep whether the visit was of use; the last word counts.

        Args:
            record_id: The id the recommendation is kept under.
            feedback: What the person says.

        Raises:
            NotKeptError: Nothing is kept under that id.
            NotSavedError: The disk refused; nothing was stored.
        """
        now = moment(self._clock())
        with changing(self._database, record_id, now.ms) as conn:
            if consents_of(conn, record_id) is None:
                raise NotKeptError
            conn.execute(
                "INSERT INTO visit_feedback (recommendation_id, useful, at) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET useful = excluded.useful, at = excluded.at"
                " WHERE useful != excluded.useful",
                (record_id, feedback, now.stamp),
            )

    def shown(self) -> Iterator[dict[str, Any]]:
        """All lists shown and what was said of them, as ``models`` learns from."""
        order = "recommendation_id, job, position"
        return shown.lists(self._database.rows(f"SELECT * FROM shown ORDER BY {order}"))  # noqa: S608

    def erase(self, record_id: str) -> None:
        """Erase all that is kept of one person; what the centre was told gets its tombstones.

        Nothing is kept under an id that is unknown, so erasing that changes nothing.

        Raises:
            NotSavedError: The disk refused; everything is as it was.
        """
        now = moment(self._clock())
        with changing(self._database, record_id, now.ms) as conn:
            erased = conn.execute("DELETE FROM profile WHERE id = ?", (record_id,)).rowcount
        if erased:
            self._database.checkpoint()

    def count(self) -> int:
        """How many recommendations are kept."""
        return int(self._database.rows("SELECT count(*) FROM recommendation")[0][0])


def _profile_fields(record: Record) -> dict[str, object]:
    """What is kept of what a person said, in codes and figures."""
    request, profile = record.plan.request, record.plan.profile
    return {
        "ubigeo": request.ubigeo,
        "age_band": record.age_band,
        "education": request.education.value if request.education else None,
        "hours_week": request.hours_week,
        "budget": request.budget,
        "weeks": request.weeks,
        **{f"consent_{name}": int(given) for name, given in asdict(record.consents).items()},
        "experience": [[item.ciuo08, round(item.confidence, 4)] for item in profile.experience],
        "skills": [[skill.code, round(skill.confidence, 4)] for skill in profile.skills],
    }


def _own_words(record: Record) -> dict[str, object]:
    """The person's words and answers, only with their consent and only for this device."""
    if not record.consents.store:
        return {"text": None, "answers": None}
    return {"text": record.plan.request.text, "answers": as_json(record.answers)}


def _recommendation_fields(record: Record) -> dict[str, object]:
    plan = record.plan
    return {
        "occupations": [
            [match.ciuo08, round(match.score, 4), round(match.fit, 4)] for match in plan.occupations
        ],
        "pathways": [
            [path.occupation, round(path.coverage_after, 4), [s.course_id for s in path.steps]]
            for path in plan.pathways
        ],
        "model_version": plan.model_version,
        "catalogue_version": plan.catalogue_version,
    }


def give_code(conn: sqlite3.Connection, record_id: str, code: str) -> None:
    """Keeps the hash of a return code where there is none yet: staff may have given another."""
    conn.execute(
        "UPDATE recommendation SET code_hash = ? WHERE id = ? AND code_hash IS NULL",
        (code_hash(code), record_id),
    )


def as_json(answers: Mapping[str, Any] | None) -> str | None:
    """The answers as they are kept."""
    if answers is None:
        return None
    return json.dumps(answers, ensure_ascii=False, separators=(",", ":"))


def _put(conn: sqlite3.Connection, table: str, fields: Mapping[str, object]) -> None:
    """Insert a row, or change the one with the same id if it differs; lists are kept as JSON."""
    values = [
        json.dumps(value, separators=(",", ":")) if isinstance(value, list) else value
        for value in fields.values()
    ]
    told = [name for name in fields if name not in ("id", "updated_at")]
    updates = ", ".join(f"{name} = excluded.{name}" for name in (*told, "updated_at"))
    old, new = (", ".join(f"{row}.{name}" for name in told) for row in (table, "excluded"))
    conn.execute(
        f"INSERT INTO {table} ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})"  # noqa: S608 - our own names
        f" ON CONFLICT (id) DO UPDATE SET {updates} WHERE ({old}) IS NOT ({new})",
        values,
    )
