"""Coming back: three consents, the answers, the PIN, what became of the courses.

The return code may now be absent, which SQLite cannot change in place: ``recommendation``
is made anew, and ``shown`` with it, since dropping a table erases what refers to it.

Nobody kept before this was asked whether the centre may be told of them. What waits of
them in the outbox is emptied; its numbers stay, so that the sequence has no gap.
"""

import sqlite_utils

from kiosk.store.migrations import m0004_shown

_CONSENTS = (
    "ALTER TABLE profile ADD COLUMN consent_sync INTEGER NOT NULL DEFAULT 0"
    " CHECK (consent_sync IN (0, 1))",
    "ALTER TABLE profile ADD COLUMN consent_gpt INTEGER NOT NULL DEFAULT 0"
    " CHECK (consent_gpt IN (0, 1))",
    "ALTER TABLE profile ADD COLUMN answers TEXT CHECK (answers IS NULL OR consent_store = 1)",
    "UPDATE outbox SET operation = 'delete', fields = '{}'"
    " WHERE entity IN ('profile', 'recommendation', 'shown', 'feedback')",
)

_RECOMMENDATION = (
    "CREATE TABLE shown_before AS SELECT * FROM shown",
    "DROP TABLE shown",
    """
    CREATE TABLE recommendation_new (
        id TEXT PRIMARY KEY,
        profile_id TEXT NOT NULL UNIQUE REFERENCES profile (id) ON DELETE CASCADE,
        code_hash TEXT UNIQUE,
        occupations TEXT NOT NULL,
        pathways TEXT NOT NULL,
        chosen TEXT,
        model_version TEXT NOT NULL,
        catalogue_version TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT
    """,
    """
    INSERT INTO recommendation_new (id, profile_id, code_hash, occupations, pathways,
        model_version, catalogue_version, updated_at)
    SELECT r.id, profile_id, iif(consent_store, code_hash, NULL), occupations, pathways,
        model_version, catalogue_version, r.updated_at
    FROM recommendation r JOIN profile p ON p.id = profile_id
    """,
    "DROP TABLE recommendation",
    "ALTER TABLE recommendation_new RENAME TO recommendation",
)

_SHOWN = ("INSERT INTO shown SELECT * FROM shown_before", "DROP TABLE shown_before")

_OWNER = "recommendation_id TEXT {} REFERENCES recommendation (id) ON DELETE CASCADE"

#: ``locked_at``: seconds since 1970 when the third wrong PIN came; NULL while not locked.
_NEW = (
    f"""
    CREATE TABLE return_pin (
        {_OWNER.format("PRIMARY KEY")},
        hash TEXT NOT NULL,
        wrong INTEGER NOT NULL DEFAULT 0 CHECK (wrong >= 0),
        locked_at REAL
    ) STRICT
    """,
    f"""
    CREATE TABLE progress (
        {_OWNER.format("NOT NULL")},
        course_id TEXT NOT NULL,
        occupation TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('begun', 'finished', 'abandoned')),
        reason TEXT,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (recommendation_id, course_id)
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE visit_feedback (
        {_OWNER.format("PRIMARY KEY")},
        useful TEXT NOT NULL CHECK (useful IN ('useful', 'not_useful')),
        at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE advice_request (
        record_id TEXT PRIMARY KEY REFERENCES recommendation (id) ON DELETE CASCADE,
        asked_at TEXT NOT NULL
    ) STRICT
    """,
)


def apply(db: sqlite_utils.Database) -> None:
    """Add the consents, make ``recommendation`` and ``shown`` anew, create the new tables."""
    for statement in (*_CONSENTS, *_RECOMMENDATION):
        db.conn.execute(statement)
    m0004_shown.apply(db)
    for statement in (*_SHOWN, *_NEW):
        db.conn.execute(statement)
