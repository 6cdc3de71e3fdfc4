"""Importing a file: first all of it is looked at, then, if the person says so, it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from kiosk.courses.checking import Draft, check
from kiosk.courses.columns import BY_KEY
from kiosk.courses.grid import Fault, shorten
from kiosk.courses.lists import Lists
from kiosk.courses.own_course import OwnCourse, identity
from kiosk.courses.reading import Sheet
from kiosk.courses.tagging import Heard, Tagger
from kiosk.errors import NotPossibleNow
from kiosk.planner.planner import Planner
from kiosk.store.own_courses import OwnCourses

_NOT_HEARD = (
    "qué sabrá hacer la persona, como «coser a máquina, cortar tela»; no se entendió ninguna "
    "habilidad. Escríbalo de otro modo o elija el trabajo para el que prepara"
)
#: Fields of a course that are not columns, and are not told when they change.
_UNTOLD = ("course_id", "basis")


class State(StrEnum):
    """How a course of the file stands to those that are kept."""

    NEW = "nuevo"
    CHANGED = "cambia"
    SAME = "igual"


@dataclass(frozen=True)
class Item:
    """A good row.

    Attributes:
        row: Its number.
        course: What would be kept.
        heard: The skills that were understood, each with its words.
        state: Whether it is new.
        changes: Titles of the columns that differ from what is kept.
        instead_of: Source of the shipped course whose place it takes, or "".
    """

    row: int
    course: OwnCourse
    heard: tuple[Heard, ...]
    state: State
    changes: tuple[str, ...]
    instead_of: str


@dataclass(frozen=True)
class Review:
    """What a file would do, before anything is kept.

    Attributes:
        sheet: The file.
        version: State of the kept courses when they were compared.
        items: The good rows.
        faults: What is wrong with the others, by row.
    """

    sheet: Sheet
    version: int
    items: tuple[Item, ...]
    faults: tuple[Fault, ...]

    @property
    def bad_rows(self) -> int:
        """How many rows have a fault."""
        return len({fault.row for fault in self.faults})

    @property
    def to_keep(self) -> tuple[OwnCourse, ...]:
        """The courses that are new or changed."""
        return tuple(item.course for item in self.items if item.state != State.SAME)


def review(
    sheet: Sheet, planner: Planner, kept: OwnCourses, advance: Callable[[int], None]
) -> Review:
    """Checks every row, tags the good ones, and compares them with what is kept.

    Args:
        sheet: The file, as it was read.
        planner: Hears what is taught; knows the shipped courses.
        kept: The courses this device keeps.
        advance: Called with the number of courses done since the last call.

    Raises:
        NotPossibleNow: The kept courses cannot be read now.
    """
    taxonomy = planner.catalogue.taxonomy
    drafts, faults = check(sheet, Lists(planner.districts, taxonomy))
    version, courses = kept.version(), kept.courses()
    if version is None or courses is None:
        raise NotPossibleNow("No se pueden leer los cursos guardados. Pruebe otra vez.")
    before = {course.course_id: course for course in courses}
    tagger = Tagger(planner)
    shipped = _Shipped(planner)
    items = []
    for draft in drafts:
        tagged = tagger.tag(draft.course, draft.job)
        if tagged.heard:
            old = before.get(tagged.course.course_id)
            state, changes = _compared(old, tagged.course)
            source = shipped.source(tagged.course)
            items.append(Item(draft.row, tagged.course, tagged.heard, state, changes, source))
        else:
            faults.append(_not_heard(draft))
        advance(1)
    ordered = sorted(faults, key=lambda fault: fault.row)
    return Review(sheet, version, tuple(items), tuple(ordered))


def keep(found: Review, kept: OwnCourses) -> int:
    """Keeps the new and changed courses of a review, all or none.

    Returns:
        The id of the import.

    Raises:
        NotPossibleNow: The kept courses changed since the review.
        NotSavedError: The disk refused; nothing was stored.
    """
    return kept.save(found.sheet.name, found.sheet.sha256, found.version, found.to_keep)


def _not_heard(draft: Draft) -> Fault:
    return Fault(draft.row, BY_KEY["words"].title, _NOT_HEARD, shorten(draft.course.words))


def _compared(old: OwnCourse | None, new: OwnCourse) -> tuple[State, tuple[str, ...]]:
    """Returns how a course stands to the kept one of the same id, and what differs."""
    if old is None:
        return State.NEW, ()
    if replace(new, basis=old.basis) == old:
        return State.SAME, ()
    titles = {"ubigeo": "Distrito", "prepares": "Trabajo para el que prepara", "teaches": ""}
    titles |= {key: column.title for key, column in BY_KEY.items()}
    names = [f.name for f in fields(OwnCourse) if f.name not in _UNTOLD]
    changed = [titles[name] for name in names if getattr(old, name) != getattr(new, name)]
    return State.CHANGED, tuple(title for title in changed if title) or ("lo que se entendió",)


class _Shipped:
    """The shipped courses by what makes them the same as another."""

    def __init__(self, planner: Planner) -> None:
        self._catalogue = planner.catalogue
        self._sources: dict[str, dict[str, str]] = {}

    def source(self, own: OwnCourse) -> str:
        """Returns the source of the shipped course that is the same as ``own``, or ""."""
        department = own.ubigeo[:2]
        if department not in self._sources:
            self._sources[department] = {
                identity(c.programme, c.institution, c.ubigeo): c.source
                for c in self._catalogue.shipped(department)
            }
        key = identity(own.programme, own.institution, own.ubigeo)
        return self._sources[department].get(key, "")
