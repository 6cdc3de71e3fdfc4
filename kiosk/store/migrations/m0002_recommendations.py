"""What a person told (without their name) and what was recommended."""

import sqlite_utils

_PROFILE = """
CREATE TABLE profile (
    id TEXT PRIMARY KEY,
    ubigeo TEXT NOT NULL,
    age_band TEXT,
    education TEXT,
    hours_week REAL,
    budget REAL,
    weeks INTEGER,
    consent_store INTEGER NOT NULL CHECK (consent_store IN (0, 1)),
    text TEXT CHECK (text IS NULL OR consent_store = 1),
    experience TEXT NOT NULL,
    skills TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT
"""

_RECOMMENDATION = """
CREATE TABLE recommendation (
    id TEXT PRIMARY KEY,
    profile_id TEXT NOT NULL UNIQUE REFERENCES profile (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL UNIQUE,
    occupations TEXT NOT NULL,
    pathways TEXT NOT NULL,
    model_version TEXT NOT NULL,
    catalogue_version TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT
"""


def apply(db: sqlite_utils.Database) -> None:
    """Create the two tables."""
    db.conn.execute(_PROFILE)
    db.conn.execute(_RECOMMENDATION)
