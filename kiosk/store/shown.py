"""The lists put before people, each course with the chance of its choice and what was said.

A list is kept under the id of its recommendation and in its transaction; erasing the
profile erases it. A new list under the same id is a new showing: it replaces the old one,
whose entries the outbox has. Codes and figures only: a reason is chosen, never written.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from kiosk.planner.types import Pathway, Plan
from kiosk.store.errors import NotShownError
from models.preprocessing.offers import FEATURES_VERSION
from sync import outbox

#: What tells how a list was chosen and what its numbers mean.
_VERSIONS = ("features_version", "policy", "model_version")


class Feedback(StrEnum):
    """What a person says of a course that was put before them."""

    USEFUL = "useful"
    NOT_USEFUL = "not_useful"


class Reason(StrEnum):
    """Why, among the answers offered."""

    FAR = "far"
    COSTLY = "costly"
    LONG = "long"
    SCHOOLING = "schooling"
    KNOWN = "known"
    NOT_INTERESTED = "not_interested"
    OTHER = "other"


def put(
    conn: sqlite3.Connection, record_id: str, plan: Plan, pathways: Sequence[Pathway], now_ms: int
) -> None:
    """Keeps a list in the caller's transaction, with its outbox entry.

    Args:
        conn: A connection with a transaction open.
        record_id: The recommendation's id.
        plan: The plan it is of.
        pathways: Those of its pathways that are put before the person, in that order.
        now_ms: Wall clock, milliseconds since 1970.
    """
    items = [
        [path.occupation, step.course_id, job, position, round(step.propensity, 6), step.features]
        for job, path in enumerate(pathways, 1)
        for position, step in enumerate(path.steps, 1)
    ]
    versions = (FEATURES_VERSION, plan.policy, plan.model_version)
    conn.execute("DELETE FROM shown WHERE recommendation_id = ?", (record_id,))
    conn.executemany(
        "INSERT INTO shown (recommendation_id, occupation, course_id, job, position, propensity,"
        " features, features_version, policy, model_version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(record_id, *item, json.dumps(features), *versions) for *item, features in items],
    )
    told = {"items": items, **dict(zip(_VERSIONS, versions, strict=True))}
    outbox.append(conn, "shown", record_id, "put", told, now_ms=now_ms)


#: What was said, as the models' log counts it.
_SAID = {Feedback.USEFUL: 1, Feedback.NOT_USEFUL: 0}


def lists(rows: Iterable[sqlite3.Row]) -> Iterator[dict[str, object]]:
    """Yields the lists shown in the shape of the models' log, one a recommendation and job.

    A list is named by a hash of its recommendation's id, which leads back to nobody.

    Args:
        rows: All of ``shown``, in the order of recommendation, job and position.
    """
    for (record_id, _), items in groupby(rows, lambda row: (row["recommendation_id"], row["job"])):
        first, *others = items
        name = f"{record_id} {first['occupation']}".encode()
        yield {
            "list": hashlib.sha256(name).hexdigest()[:16],
            "policy": first["policy"],
            "model": first["model_version"],
            "features": first["features_version"],
            "items": [
                {
                    "position": item["position"],
                    "propensity": item["propensity"],
                    "feedback": _SAID.get(item["feedback"]),
                    "values": json.loads(item["features"]),
                }
                for item in (first, *others)
            ],
        }


def rate(
    conn: sqlite3.Connection,
    record_id: str,
    occupation: str,
    course_id: str,
    said: tuple[Feedback, Reason | None],
    now: tuple[str, int],
) -> None:
    """Keeps what was said of one course, with its outbox entry; the same again, nothing new.

    Args:
        conn: A connection with a transaction open.
        record_id: The recommendation's id.
        occupation: CIUO-08 code the course was shown for.
        course_id: The course.
        said: The feedback and its reason.
        now: The time as ISO 8601 and in milliseconds since 1970.

    Raises:
        NotShownError: The course is not on the list.
    """
    stamp, now_ms = now
    item = (record_id, occupation, course_id)
    where = " WHERE recommendation_id = ? AND occupation = ? AND course_id = ?"
    changed = conn.execute(
        f"UPDATE shown SET feedback = ?, reason = ?, feedback_at = ?{where}"  # noqa: S608
        " AND (feedback IS NOT ? OR reason IS NOT ?)"
        " RETURNING job, position, propensity, policy, model_version",
        (*said, stamp, *item, *said),
    ).fetchall()
    if changed:
        names = ("recommendation_id", "occupation", "course_id", "feedback", "reason")
        told = dict(zip(names, (*item, *said), strict=True)) | dict(changed[0])
        outbox.append(conn, "feedback", "/".join(item), "put", told, now_ms=now_ms)
    elif not conn.execute(f"SELECT 1 FROM shown{where}", item).fetchall():  # noqa: S608
        raise NotShownError(
            f"Se esperaba un curso de la lista mostrada y llegó «{course_id}» para {occupation}."
        )
