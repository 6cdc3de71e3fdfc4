"""Profiles, recommendations and the lists shown, each stored with its outbox entry.

No name and no identity is here. Without consent to keep what was written, neither
the text nor any piece of it is stored; the outbox never carries it. Sentences are
not stored either: codes, figures and versions suffice to make them again.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kiosk.planner.types import Pathway, Plan
from kiosk.store import shown
from kiosk.store.codes import code_hash
from kiosk.store.database import Database
from sync import outbox


@dataclass(frozen=True)
class Record:
    """A plan as it is to be kept.

    Attributes:
        id: Random; the same id again replaces what was kept under it.
        code: The return code given to the person; only its hash is kept.
        consent_store: Whether the person lets us keep what they wrote.
        age_band: The age band they chose; None where not said.
        plan: The answer to keep.
        shown: Those of its pathways that are put before the person, in that order.
    """

    id: str
    code: str
    consent_store: bool
    age_band: str | None
    plan: Plan
    shown: tuple[Pathway, ...]


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

        Raises:
            NotSavedError: The disk refused; nothing was stored.
        """
        stamp, now_ms = self._now()
        profile = _profile_fields(record)
        recommendation = _recommendation_fields(record)
        kept = profile | _own_words(record)
        with self._database.transaction() as conn:
            _put(conn, "profile", kept | {"id": record.id, "updated_at": stamp})
            _put(
                conn,
                "recommendation",
                recommendation
                | {"id": record.id, "profile_id": record.id, "updated_at": stamp}
                | {"code_hash": code_hash(record.code)},
            )
            for entity, fields in (("profile", profile), ("recommendation", recommendation)):
                outbox.append(conn, entity, record.id, "put", fields, now_ms=now_ms)
            shown.put(conn, record.id, record.plan, record.shown, now_ms)

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
        with self._database.transaction() as conn:
            shown.rate(conn, record_id, occupation, course_id, (feedback, reason), self._now())

    def shown(self) -> Iterator[dict[str, Any]]:
        """All lists shown and what was said of them, as ``models`` learns from."""
        order = "recommendation_id, job, position"
        return shown.lists(self._database.rows(f"SELECT * FROM shown ORDER BY {order}"))  # noqa: S608

    def find(self, code: str) -> dict[str, Any] | None:
        """The recommendation given under a return code, or None."""
        rows = self._database.rows(
            "SELECT id, occupations, pathways, model_version, catalogue_version, updated_at"
            " FROM recommendation WHERE code_hash = ?",
            (code_hash(code),),
        )
        if not rows:
            return None
        found = dict(rows[0])
        return found | {name: json.loads(found[name]) for name in ("occupations", "pathways")}

    def _now(self) -> tuple[str, int]:
        """The time as ISO 8601, and in milliseconds since 1970."""
        now = self._clock()
        return datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds"), int(now * 1000)

    def count(self) -> int:
        """How many recommendations are kept."""
        return int(self._database.rows("SELECT count(*) FROM recommendation")[0][0])


def _profile_fields(record: Record) -> dict[str, object]:
    """What is kept, and told to the centre, of what a person said."""
    request, profile = record.plan.request, record.plan.profile
    return {
        "ubigeo": request.ubigeo,
        "age_band": record.age_band,
        "education": request.education.value if request.education else None,
        "hours_week": request.hours_week,
        "budget": request.budget,
        "weeks": request.weeks,
        "consent_store": int(record.consent_store),
        "experience": [[item.ciuo08, round(item.confidence, 4)] for item in profile.experience],
        "skills": [[skill.code, round(skill.confidence, 4)] for skill in profile.skills],
    }


def _own_words(record: Record) -> dict[str, object]:
    """The person's words, only with their consent and only for this device."""
    return {"text": record.plan.request.text if record.consent_store else None}


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


def _put(conn: sqlite3.Connection, table: str, fields: Mapping[str, object]) -> None:
    """Insert a row, or replace the one with the same id; lists are kept as JSON."""
    values = [
        json.dumps(value, separators=(",", ":")) if isinstance(value, list) else value
        for value in fields.values()
    ]
    names = ", ".join(fields)
    marks = ", ".join("?" * len(fields))
    updates = ", ".join(f"{name} = excluded.{name}" for name in fields if name != "id")
    conn.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
        f" ON CONFLICT (id) DO UPDATE SET {updates}",
        values,
    )
