"""What the centre is told of a person: codes and figures, and only with their consent.

Whoever changes something of a person does it inside :func:`changing`. It compares what may
be told before and after, and appends the difference to the outbox in the same transaction:
the same again appends nothing, and without consent there is nothing to compare.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from kiosk.store.database import Database
from sync import outbox

Fields = Mapping[str, object]
#: Fields by entity and its id.
Told = dict[tuple[str, str], Fields]

_PROFILE = """
SELECT ubigeo, age_band, education, hours_week, budget, weeks, consent_store, consent_sync,
    consent_gpt, experience, skills
FROM profile WHERE id = ? AND consent_sync
"""
_RECOMMENDATION = """
SELECT occupations, pathways, chosen, model_version, catalogue_version
FROM recommendation WHERE id = ?
"""
_PROGRESS = """
SELECT recommendation_id, occupation, course_id, state, reason
FROM progress WHERE recommendation_id = ? ORDER BY updated_at, course_id
"""
#: Columns that hold JSON.
_LISTS = ("experience", "skills", "occupations", "pathways")
_ITEM = ("occupation", "course_id", "job", "position", "propensity")
_VERSIONS = ("features_version", "policy", "model_version")
_FEEDBACK = (
    "recommendation_id", "occupation", "course_id", "feedback", "reason", "job", "position",
    "propensity", "policy", "model_version",
)  # fmt: skip
#: All that was ever told of a person has their id, alone or before a stroke.
_THEIRS = "(entity_id = ?1 OR substr(entity_id, 1, length(?1) + 1) = ?1 || '/')"


@contextmanager
def changing(database: Database, record_id: str, now_ms: int) -> Iterator[sqlite3.Connection]:
    """A transaction on what is kept of one person; what changed is told, if they agree.

    Args:
        database: The device's file.
        record_id: The id the person's recommendation is kept under.
        now_ms: Wall clock, milliseconds since 1970.

    Raises:
        NotSavedError: The disk refused; nothing was stored.
    """
    with database.transaction() as conn:
        # Changes no row, but takes the lock before the first reading.
        conn.execute("UPDATE outbox_device SET seq = seq WHERE only = 0")
        before = _told(conn, record_id)
        yield conn
        after = _told(conn, record_id)
        if after:
            _tell(conn, before, after, now_ms)
        elif before:
            _withdraw(conn, record_id, now_ms)


def _tell(conn: sqlite3.Connection, before: Told, after: Told, now_ms: int) -> None:
    for (entity, entity_id), fields in after.items():
        if before.get((entity, entity_id)) != fields:
            outbox.append(conn, entity, entity_id, "put", fields, now_ms=now_ms)
    for entity, entity_id in before.keys() - after.keys():
        # What was said of an earlier list stays said; only a mark can be undone.
        if entity == "progress":
            outbox.append(conn, entity, entity_id, "delete", {}, now_ms=now_ms)


def _withdraw(conn: sqlite3.Connection, record_id: str, now_ms: int) -> None:
    """Empties what waits of a person and appends a tombstone for each thing told."""
    rows = conn.execute(
        f"SELECT entity, entity_id, operation FROM outbox WHERE {_THEIRS} ORDER BY seq",  # noqa: S608
        (record_id,),
    )
    last = {(entity, entity_id): operation for entity, entity_id, operation in rows}
    conn.execute(
        f"UPDATE outbox SET operation = 'delete', fields = '{{}}' WHERE {_THEIRS}",  # noqa: S608
        (record_id,),
    )
    for (entity, entity_id), operation in last.items():
        if operation == "put":
            outbox.append(conn, entity, entity_id, "delete", {}, now_ms=now_ms)


def _told(conn: sqlite3.Connection, record_id: str) -> Told:
    """All that may be told of a person as it is kept now; empty without their consent."""
    profile = conn.execute(_PROFILE, (record_id,)).fetchone()
    if profile is None:
        return {}
    told: Told = {("profile", record_id): _fields(profile)}
    for row in conn.execute(_RECOMMENDATION, (record_id,)):
        told["recommendation", record_id] = _fields(row)
    told.update(_list(conn, record_id))
    for row in conn.execute(_PROGRESS, (record_id,)):
        told["progress", f"{record_id}/{row['course_id']}"] = _fields(row)
    for row in conn.execute(
        "SELECT useful FROM visit_feedback WHERE recommendation_id = ?", (record_id,)
    ):
        told["visit", record_id] = _fields(row)
    return told


def _list(conn: sqlite3.Connection, record_id: str) -> Told:
    """The list put before the person, and what they said of each course on it."""
    rows = conn.execute(
        "SELECT * FROM shown WHERE recommendation_id = ? ORDER BY job, position", (record_id,)
    ).fetchall()
    items = [[*(row[name] for name in _ITEM), json.loads(row["features"])] for row in rows]
    versions = {name: rows[0][name] if rows else None for name in _VERSIONS}
    told: Told = {("shown", record_id): {"items": items, **versions}}
    for row in rows:
        if row["feedback"] is not None:
            item = "/".join((record_id, row["occupation"], row["course_id"]))
            told["feedback", item] = {name: row[name] for name in _FEEDBACK}
    return told


def _fields(row: sqlite3.Row) -> Fields:
    values = dict(row)
    return values | {name: json.loads(values[name]) for name in _LISTS if name in values}
