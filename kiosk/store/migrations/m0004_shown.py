"""What was put before a person, with the chance of each choice, and what they said of it."""

import sqlite_utils

_SHOWN = """
CREATE TABLE shown (
    recommendation_id TEXT NOT NULL REFERENCES recommendation (id) ON DELETE CASCADE,
    occupation TEXT NOT NULL,
    course_id TEXT NOT NULL,
    job INTEGER NOT NULL CHECK (job >= 1),
    position INTEGER NOT NULL CHECK (position >= 1),
    propensity REAL NOT NULL CHECK (propensity > 0 AND propensity <= 1),
    policy TEXT NOT NULL,
    model_version TEXT NOT NULL,
    features TEXT NOT NULL,
    features_version TEXT NOT NULL,
    feedback TEXT CHECK (feedback IN ('useful', 'not_useful')),
    reason TEXT CHECK (reason IS NULL OR feedback IS NOT NULL),
    feedback_at TEXT,
    PRIMARY KEY (recommendation_id, occupation, course_id)
) STRICT, WITHOUT ROWID
"""


def apply(db: sqlite_utils.Database) -> None:
    """Create the table."""
    db.conn.execute(_SHOWN)
