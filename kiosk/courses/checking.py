"""Rows in, courses or faults out: every cell, every row, all faults at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.courses.checks import UnfitError, clean
from kiosk.courses.columns import BY_KEY, COLUMNS, Column
from kiosk.courses.grid import Fault, Row, shorten
from kiosk.courses.lists import Lists
from kiosk.courses.own_course import OwnCourse, course_id
from kiosk.courses.reading import Sheet


@dataclass(frozen=True)
class Draft:
    """A row without faults.

    Attributes:
        row: Its number.
        course: The course, not yet tagged.
        job: CIUO-08 code chosen in the drop-down, or "".
    """

    row: int
    course: OwnCourse
    job: str


def check(sheet: Sheet, lists: Lists) -> tuple[list[Draft], list[Fault]]:
    """Returns the sound rows as drafts, and the faults of all others, in the order of rows."""
    drafts, faults = [], []
    first_seen: dict[str, int] = {}
    for row in sheet.rows:
        values, found = _Cells(row, sheet, lists).checked()
        if not found:
            draft = _draft(row.number, values)
            before = first_seen.setdefault(draft.course.course_id, row.number)
            if before == row.number:
                drafts.append(draft)
                continue
            expected = (
                "cada curso una sola vez (programa, institución y distrito); "
                f"este ya está en la fila {before}"
            )
            found = [Fault(row.number, BY_KEY["programme"].title, expected, values["programme"])]
        faults += found
    return drafts, faults


class _Cells:
    """The cells of one row being checked."""

    def __init__(self, row: Row, sheet: Sheet, lists: Lists) -> None:
        self._row, self._sheet, self._lists = row, sheet, lists
        self._faults: list[Fault] = []

    def checked(self) -> tuple[dict[str, Any], list[Fault]]:
        """Returns the values by column ("" where empty), and the faults."""
        values: dict[str, Any] = {}
        lists = self._lists
        by_list: dict[str, Callable[[str], str]] = {
            "department": lists.department,
            "district": lambda text: lists.district(text, values["department"]),
            "job": lists.job,
        }
        for column in COLUMNS:
            check = column.check or by_list[column.key]
            values[column.key] = self._value(column, check)
        width = max((at for at, text in enumerate(self._row.texts, 1) if text), default=0)
        if width > self._sheet.width:
            expected = f"una fila de {self._sheet.width} celdas, como los títulos"
            self._note("", expected, f"{width} celdas")
        return values, self._faults

    def _value(self, column: Column, check: Callable[[str], Any]) -> Any:
        place = self._sheet.places.get(column.key, -1)
        raw = self._row.texts[place] if 0 <= place < len(self._row.texts) else ""
        try:
            if place in self._row.unreadable:
                raw = self._row.unreadable[place]
                raise UnfitError("un valor escrito, no una fórmula ni un error de Excel")
            text = clean(raw)
            if text:
                return check(text)
            if column.required:
                raise UnfitError("un dato (es obligatorio)")
        except UnfitError as unfit:
            self._note(column.title, str(unfit), raw)
        return ""

    def _note(self, column: str, expected: str, found: str) -> None:
        self._faults.append(Fault(self._row.number, column, expected, shorten(found)))


def _draft(number: int, values: dict[str, Any]) -> Draft:
    """Returns the draft of a row; what is empty is None where a number is meant."""
    job, ubigeo = values.pop("job"), values.pop("district")
    del values["department"]
    values["credits"] = None if values["credits"] == "" else values["credits"]
    values["cost"] = None if values["cost"] == "" else values["cost"]
    values["source"] = values["source"] or values["institution"]
    identity = course_id(values["programme"], values["institution"], ubigeo)
    return Draft(number, OwnCourse(course_id=identity, ubigeo=ubigeo, **values), job)
