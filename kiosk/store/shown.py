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

from kiosk.planner.types import Pathway, Plan, Step
from kiosk.store.errors import NotShownError
from models.preprocessing.offers import FEATURES_VERSION


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


_COLUMNS = (
    "occupation, course_id, job, position, propensity, features, features_version, policy,"
    " model_version"
)


def put(conn: sqlite3.Connection, record_id: str, plan: Plan, pathways: Sequence[Pathway]) -> None:
    """Keeps a list in the caller's transaction; the same list again keeps what was said of it.

    Args:
        conn: A connection with a transaction open.
        record_id: The recommendation's id.
        plan: The plan it is of.
        pathways: Those of its pathways that are put before the person, in that order.
    """
    versions = (FEATURES_VERSION, plan.policy, plan.model_version)
    items = [
        (path.occupation, step.course_id, job, position, *_chances(step), *versions)
        for job, path in enumerate(pathways, 1)
        for position, step in enumerate(path.steps, 1)
    ]
    kept = conn.execute(
        f"SELECT {_COLUMNS} FROM shown WHERE recommendation_id = ? ORDER BY job, position",  # noqa: S608
        (record_id,),
    )
    if [tuple(row) for row in kept] == items:
        return
    conn.execute("DELETE FROM shown WHERE recommendation_id = ?", (record_id,))
    conn.executemany(
        f"INSERT INTO shown (recommendation_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [(record_id, *item) for item in items],
    )


def _chances(step: Step) -> tuple[float, str]:
    """The chance of the choice, and the features its value rests on."""
    return round(step.propensity, 6), json.dumps(step.features)


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
    stamp: str,
) -> None:
    """Keeps what was said of one course; the same again, nothing new.

    Args:
        conn: A connection with a transaction open.
        record_id: The recommendation's id.
        occupation: CIUO-08 code the course was shown for.
        course_id: The course.
        said: The feedback and its reason.
        stamp: The time, ISO 8601.

    Raises:
        NotShownError: The course is not on the list.
    """
    item = (record_id, occupation, course_id)
    where = " WHERE recommendation_id = ? AND occupation = ? AND course_id = ?"
    changed = conn.execute(
        f"UPDATE shown SET feedback = ?, reason = ?, feedback_at = ?{where}"  # noqa: S608
        " AND (feedback, reason) IS NOT (?, ?)",
        (*said, stamp, *item, *said),
    ).rowcount
    if not changed and not conn.execute(f"SELECT 1 FROM shown{where}", item).fetchall():  # noqa: S608
        raise NotShownError(
            f"Se esperaba un curso de la lista mostrada y llegó «{course_id}» para {occupation}."
        )
