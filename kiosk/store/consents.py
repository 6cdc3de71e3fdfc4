"""What a person agreed to, and what is erased when they take it back.

Three consents, each on its own: to keep words and answers on this device, to tell the
centre, to ask a language service for longer advice. What the centre is told follows from
the second one in :mod:`kiosk.store.telling`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import astuple, dataclass

_GIVEN = "(consent_store, consent_sync, consent_gpt)"
#: Undoes what rests on the consent to keep; codes and figures stay, and lead to nobody.
_FORGET = (
    "UPDATE recommendation SET code_hash = NULL WHERE id = ? AND code_hash IS NOT NULL",
    "DELETE FROM return_pin WHERE recommendation_id = ?",
    "UPDATE progress SET reason = NULL WHERE recommendation_id = ? AND reason IS NOT NULL",
)


@dataclass(frozen=True)
class Consents:
    """What a person agreed to.

    Attributes:
        store: Their words and answers are kept here, so that they can come back.
        sync: The centre is told, in codes and figures.
        gpt: Longer advice is asked for.
    """

    store: bool
    sync: bool
    gpt: bool

    def takes_back(self, before: Consents) -> bool:
        """Whether something agreed to ``before`` is not agreed to now."""
        return any(old and not new for old, new in zip(astuple(before), astuple(self), strict=True))


def consents_of(conn: sqlite3.Connection, record_id: str) -> Consents | None:
    """The consents kept under an id, or None where nothing is."""
    row = conn.execute(
        "SELECT consent_store, consent_sync, consent_gpt FROM profile WHERE id = ?", (record_id,)
    ).fetchone()
    return None if row is None else Consents(*map(bool, row))


def settle(conn: sqlite3.Connection, record_id: str, consents: Consents, stamp: str) -> None:
    """Keeps the consents, and of the person only what they allow.

    Args:
        conn: A connection with a transaction open, in which profile and recommendation are.
        record_id: The id they are kept under.
        consents: What the person agrees to now.
        stamp: The time, ISO 8601.
    """
    given = tuple(map(int, astuple(consents)))
    conn.execute(
        f"UPDATE profile SET {_GIVEN} = (?, ?, ?), text = iif(?, text, NULL),"  # noqa: S608
        f" answers = iif(?, answers, NULL), updated_at = ? WHERE id = ? AND {_GIVEN} IS NOT"
        " (?, ?, ?)",
        (*given, consents.store, consents.store, stamp, record_id, *given),
    )
    if not consents.store:
        for statement in _FORGET:
            conn.execute(statement, (record_id,))
    if consents.gpt:
        conn.execute(
            "INSERT INTO advice_request (record_id, asked_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (record_id, stamp),
        )
    else:
        conn.execute("DELETE FROM advice_request WHERE record_id = ?", (record_id,))
