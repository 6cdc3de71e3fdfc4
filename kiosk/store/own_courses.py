"""The municipality's own courses: kept by import, so that the last one can be undone.

An import is one transaction: its courses, what they replaced, and the outbox
entries. Imports are undone from the last to the first, and an id is never used
twice, so the greatest id in force names the state of the courses.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

from kiosk.courses.own_course import OwnCourse
from kiosk.errors import NotPossibleNow
from kiosk.store.database import Database
from sync import outbox

_ENTITY = "course"
_NAMES = tuple(field.name for field in fields(OwnCourse))
_LISTS = ("prepares", "teaches")
_VERSION = "SELECT coalesce(max(id), 0) FROM own_course_import WHERE undone_at IS NULL"
_IMPORTS = """
SELECT id, file_name, sha256, imported_at, undone_at,
    (SELECT count(*) FROM own_course_replaced WHERE import_id = id AND before IS NULL) AS added,
    (SELECT count(*) FROM own_course_replaced WHERE import_id = id AND before IS NOT NULL)
        AS changed
FROM own_course_import ORDER BY id
"""


@dataclass(frozen=True)
class Import:
    """One import: of which file, when, and how many courses it brought or changed.

    Times are UTC, ISO 8601; ``undone_at`` is None while the import is in force.
    """

    id: int
    file_name: str
    sha256: str
    imported_at: str
    undone_at: str | None
    added: int
    changed: int


class OwnCourses:
    """The courses, and the imports they came by."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def version(self) -> int | None:
        """The id of the last import in force, 0 without any; None if it cannot be read."""
        try:
            return int(self._database.rows(_VERSION)[0][0])
        except sqlite3.Error:
            return None

    def courses(self) -> list[OwnCourse] | None:
        """All courses by id; None if they cannot be read."""
        try:
            rows = self._database.rows("SELECT * FROM own_course ORDER BY course_id")
        except sqlite3.Error:
            return None
        return [_course(row) for row in rows]

    def imports(self) -> list[Import]:
        """All imports, oldest first."""
        return [Import(*row) for row in self._database.rows(_IMPORTS)]

    def last(self) -> Import | None:
        """The last import in force, or None."""
        return next((i for i in reversed(self.imports()) if i.undone_at is None), None)

    def save(self, file_name: str, sha256: str, version: int, courses: Sequence[OwnCourse]) -> int:
        """Keep the courses of a file in one durable transaction.

        Args:
            file_name: Name of the file, without its folder.
            sha256: Its digest.
            version: What :meth:`version` said when the courses were compared.
            courses: New ones and changed ones.

        Returns:
            The id of the import.

        Raises:
            NotPossibleNow: Another import came between.
            NotSavedError: The disk refused; nothing was stored.
        """
        with self._database.transaction() as conn:
            cursor = conn.execute(
                "INSERT INTO own_course_import (file_name, sha256, imported_at) VALUES (?, ?, ?)",
                (file_name, sha256, self._stamp()),
            )
            number = int(cursor.lastrowid or 0)
            (now,) = conn.execute(f"{_VERSION} AND id < ?", (number,)).fetchone()
            _still(now == version)
            for course in courses:
                self._put(conn, number, course)
        return number

    def _put(self, conn: sqlite3.Connection, number: int, course: OwnCourse) -> None:
        conn.execute(
            "INSERT INTO own_course_replaced (import_id, course_id, before) VALUES (?, ?, ?)",
            (number, course.course_id, _before(conn, course.course_id)),
        )
        _write(conn, {**_row(course), "import_id": number})
        self._tell(conn, course.course_id, "put", asdict(course))

    def undo(self, number: int) -> None:
        """Take an import back: its courses go, and those it changed are as they were.

        Args:
            number: Its id; it must be the last in force.

        Raises:
            NotPossibleNow: It is not the last any more.
            NotSavedError: The disk refused; nothing was undone.
        """
        with self._database.transaction() as conn:
            cursor = conn.execute(
                f"UPDATE own_course_import SET undone_at = ? WHERE id = ? AND id = ({_VERSION})",  # noqa: S608
                (self._stamp(), number),
            )
            _still(cursor.rowcount == 1)
            for course_id, before in conn.execute(
                "SELECT course_id, before FROM own_course_replaced WHERE import_id = ?"
                " ORDER BY course_id",
                (number,),
            ).fetchall():
                self._restore(conn, course_id, before)

    def _restore(self, conn: sqlite3.Connection, course_id: str, before: str | None) -> None:
        if before is None:
            conn.execute("DELETE FROM own_course WHERE course_id = ?", (course_id,))
            self._tell(conn, course_id, "delete", {})
            return
        row = json.loads(before)
        _write(conn, row)
        self._tell(conn, course_id, "put", asdict(_course(row)))

    def _tell(
        self, conn: sqlite3.Connection, course_id: str, operation: str, values: Mapping[str, Any]
    ) -> None:
        now_ms = int(self._clock() * 1000)
        outbox.append(conn, _ENTITY, course_id, operation, values, now_ms=now_ms)

    def _stamp(self) -> str:
        return datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")


def _still(unchanged: bool) -> None:
    if not unchanged:
        raise NotPossibleNow(
            "Otra persona cambió los cursos mientras usted decidía. Aquí no se cambió nada. "
            "Vuelva a dar la orden."
        )


def _course(row: Mapping[str, Any] | sqlite3.Row) -> OwnCourse:
    values = {name: row[name] for name in _NAMES}
    lists = {name: tuple(filter(None, row[name].split("|"))) for name in _LISTS}
    return OwnCourse(**values | lists)


def _row(course: OwnCourse) -> dict[str, object]:
    return {**asdict(course), **{name: "|".join(getattr(course, name)) for name in _LISTS}}


def _before(conn: sqlite3.Connection, course_id: str) -> str | None:
    row = conn.execute("SELECT * FROM own_course WHERE course_id = ?", (course_id,)).fetchone()
    return None if row is None else json.dumps(dict(row), ensure_ascii=False)


def _write(conn: sqlite3.Connection, row: Mapping[str, object]) -> None:
    """Insert a row, or replace the one with the same id."""
    marks = ", ".join("?" * len(row))
    conn.execute(
        f"REPLACE INTO own_course ({', '.join(row)}) VALUES ({marks})",  # noqa: S608 - our own names
        tuple(row.values()),
    )
