"""The municipality's own courses, their imports, and what each import replaced."""

import sqlite_utils

_IMPORT = """
CREATE TABLE own_course_import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    undone_at TEXT
) STRICT
"""

_COURSE = """
CREATE TABLE own_course (
    course_id TEXT PRIMARY KEY,
    programme TEXT NOT NULL,
    institution TEXT NOT NULL,
    level TEXT NOT NULL,
    modality TEXT NOT NULL,
    certificate TEXT NOT NULL,
    hours INTEGER NOT NULL CHECK (hours >= 1),
    credits REAL CHECK (credits >= 0),
    cost REAL CHECK (cost >= 0),
    ubigeo TEXT NOT NULL,
    address TEXT NOT NULL,
    entry_education TEXT NOT NULL,
    words TEXT NOT NULL,
    starts TEXT NOT NULL,
    link TEXT NOT NULL,
    source TEXT NOT NULL,
    year INTEGER NOT NULL,
    prepares TEXT NOT NULL,
    teaches TEXT NOT NULL,
    basis TEXT NOT NULL,
    import_id INTEGER NOT NULL REFERENCES own_course_import (id)
) STRICT
"""

#: ``before`` is the whole row as JSON; NULL where the import brought a new course.
_REPLACED = """
CREATE TABLE own_course_replaced (
    import_id INTEGER NOT NULL REFERENCES own_course_import (id),
    course_id TEXT NOT NULL,
    before TEXT,
    PRIMARY KEY (import_id, course_id)
) STRICT, WITHOUT ROWID
"""


def apply(db: sqlite_utils.Database) -> None:
    """Create the three tables."""
    for statement in (_IMPORT, _COURSE, _REPLACED):
        db.conn.execute(statement)
