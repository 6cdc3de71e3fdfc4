"""An import is kept whole or not at all, and undone to the byte."""

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.courses.own_course import OwnCourse
from kiosk.errors import NotPossibleNow
from kiosk.settings import read_settings
from kiosk.store import Store, open_store
from kiosk.store.database import open_for_reading
from kiosk.store.errors import NotSavedError, StoreError
from kiosk.store.store import own_courses
from sync import outbox

SEWING = OwnCourse(
    course_id="own-1", programme="Costura", institution="M", level="", modality="", certificate="",
    hours=60, credits=None, cost=12.35, ubigeo="211101", address="", entry_education="",
    words="coser a máquina", starts="", link="", source="M", year=2026, prepares=("8153",),
    teaches=("coser-maquina", "bordar-adornar"), basis="según sus palabras",
)  # fmt: skip
BAKING = replace(SEWING, course_id="own-2", programme="Panadería", cost=None, credits=0.1)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "hogar"


@pytest.fixture
def store(home: Path):
    opened = open_store(read_settings({}, home=home), lambda: 1_790_000_000.5)
    yield opened
    opened.close()


def raw(store: Store) -> list[tuple[object, ...]]:
    rows = store.device.rows("SELECT * FROM own_course ORDER BY course_id")
    return [tuple(row) for row in rows]


def told(store: Store) -> list[tuple[str, str, object]]:
    entries = outbox.pending(store.device._db.conn)
    return [(e.entity_id, e.operation, e.fields.get("hours")) for e in entries]


def test_courses_come_back_as_they_were_kept(store: Store) -> None:
    store.own_courses.save("c.xlsx", "f" * 64, 0, [BAKING, SEWING])
    assert store.own_courses.courses() == [SEWING, BAKING]
    (one,) = store.own_courses.imports()
    assert (one.file_name, one.sha256, one.added, one.changed) == ("c.xlsx", "f" * 64, 2, 0)
    assert (one.imported_at, one.undone_at) == ("2026-09-21T14:13:20+00:00", None)


def test_undoing_leaves_the_rows_as_they_were_to_the_byte(store: Store) -> None:
    own = store.own_courses
    own.save("a.xlsx", "a" * 64, 0, [SEWING])
    first = raw(store)
    own.save("b.xlsx", "b" * 64, 1, [replace(SEWING, hours=99, cost=None), BAKING])
    second = raw(store)
    own.save("c.xlsx", "c" * 64, 2, [replace(SEWING, programme="Costura fina")])
    assert [i.changed for i in own.imports()] == [0, 1, 1]
    own.undo(3)
    assert raw(store) == second
    own.undo(2)
    assert raw(store) == first
    own.undo(1)
    assert raw(store) == []
    assert own.last() is None
    assert all(i.undone_at for i in own.imports())


def test_a_state_is_named_by_its_last_import_and_no_name_is_used_twice(store: Store) -> None:
    own = store.own_courses
    versions = [own.version()]
    own.save("a", "a", 0, [SEWING])
    own.save("b", "b", 1, [BAKING])
    versions.append(own.version())
    own.undo(2)
    versions.append(own.version())
    own.save("c", "c", 1, [BAKING])
    versions.append(own.version())
    assert versions == [0, 2, 1, 3]


def test_every_change_is_told_to_the_centre_and_undoing_too(store: Store) -> None:
    own = store.own_courses
    own.save("a", "a", 0, [SEWING])
    own.save("b", "b", 1, [replace(SEWING, hours=99), BAKING])
    own.undo(2)
    assert told(store) == [
        ("own-1", "put", 60),
        ("own-1", "put", 99), ("own-2", "put", 60),
        ("own-1", "put", 60), ("own-2", "delete", None),
    ]  # fmt: skip
    entry = next(iter(outbox.pending(store.device._db.conn)))
    assert entry.entity == "course"
    assert entry.fields["teaches"] == ["coser-maquina", "bordar-adornar"]


def test_only_the_last_import_can_be_undone(store: Store) -> None:
    own = store.own_courses
    own.save("a", "a", 0, [SEWING])
    own.save("b", "b", 1, [BAKING])
    before = raw(store), told(store)
    for number in (1, 3, 0):
        with pytest.raises(NotPossibleNow, match="Otra persona"):
            own.undo(number)
    assert (raw(store), told(store)) == before
    assert all(i.undone_at is None for i in own.imports())


@pytest.mark.parametrize("after", [0, 1])
def test_a_disk_that_fails_leaves_nothing_of_an_import(store, monkeypatch, after) -> None:
    real, calls = outbox.append, []

    def failing(*args, **kwargs):
        calls.append(args)
        if len(calls) > after:
            raise sqlite3.OperationalError("disk I/O error")
        return real(*args, **kwargs)

    monkeypatch.setattr(outbox, "append", failing)
    with pytest.raises(NotSavedError, match="No se pudo guardar"):
        store.own_courses.save("a", "a", 0, [SEWING, BAKING])
    assert (raw(store), store.own_courses.imports(), told(store)) == ([], [], [])


_DIE = """
import os, sys
from pathlib import Path
from kiosk.settings import read_settings
from kiosk.store import open_store
from sync import outbox
from tests.kiosk.store.test_own_courses import BAKING, SEWING

store = open_store(read_settings({}, home=Path(sys.argv[1])))
real, calls = outbox.append, []

def dying(*args, **kwargs):
    calls.append(args)
    if len(calls) > int(sys.argv[3]):
        os._exit(9)
    return real(*args, **kwargs)

outbox.append = dying
if sys.argv[2] == "save":
    store.own_courses.save("a", "a", 0, [SEWING, BAKING])
else:
    store.own_courses.undo(1)
os._exit(9)
"""


def die(home: Path, act: str, after: int) -> None:
    root = Path(__file__).resolve().parents[3]
    arguments = [sys.executable, "-c", _DIE, str(home), act, str(after)]
    done = subprocess.run(arguments, capture_output=True, text=True, cwd=root, timeout=60)
    assert done.returncode == 9, done.stderr


@pytest.mark.parametrize(("after", "kept"), [(0, 0), (1, 0), (2, 2)])
def test_a_program_killed_while_it_saves_keeps_all_or_nothing(home, after, kept) -> None:
    die(home, "save", after)
    store = open_store(read_settings({}, home=home))
    assert len(raw(store)) == len(told(store)) == kept
    assert len(store.own_courses.imports()) == bool(kept)
    store.close()


@pytest.mark.parametrize(("after", "left"), [(0, 2), (1, 2), (2, 0)])
def test_a_program_killed_while_it_undoes_keeps_all_or_nothing(home, after, left) -> None:
    store = open_store(read_settings({}, home=home))
    store.own_courses.save("a", "a", 0, [SEWING, BAKING])
    store.close()
    die(home, "undo", after)
    store = open_store(read_settings({}, home=home))
    assert len(raw(store)) == left
    assert (store.own_courses.last() is None) == (left == 0)
    store.close()


def test_reading_alone_makes_and_changes_no_file(home: Path) -> None:
    settings = read_settings({}, home=home)
    with own_courses(settings) as own:
        assert own is None
    assert not home.exists()
    store = open_store(settings)
    store.own_courses.save("a", "a", 0, [SEWING])
    store.close()
    before = settings.device_database.read_bytes()
    with own_courses(settings) as own:
        assert own.courses() == [SEWING]
        assert own.version() == 1
        with pytest.raises(NotSavedError):
            own.save("b", "b", 1, [BAKING])
    assert settings.device_database.read_bytes() == before


def test_another_process_sees_an_import_while_this_one_serves(store: Store, home: Path) -> None:
    with own_courses(read_settings({}, home=home)) as own:
        assert own.version() == 0
        store.own_courses.save("a", "a", 0, [SEWING])
        assert (own.version(), own.courses()) == (1, [SEWING])


def test_a_file_of_before_own_courses_has_none(home: Path) -> None:
    home.mkdir()
    path = home / "yachay.sqlite"
    sqlite3.connect(path).execute("CREATE TABLE profile (id)").connection.close()
    with own_courses(read_settings({}, home=home)) as own:
        assert own.version() is None
        assert own.courses() is None


def test_a_damaged_file_is_named(home: Path) -> None:
    home.mkdir()
    path = home / "yachay.sqlite"
    path.write_bytes(b"not a database at all" * 999)
    with pytest.raises(StoreError, match=r"yachay\.sqlite"):
        open_for_reading(path)


def test_lists_are_kept_as_the_tables_write_them(store: Store) -> None:
    store.own_courses.save("a", "a", 0, [SEWING])
    (row,) = store.device.rows("SELECT prepares, teaches FROM own_course")
    assert tuple(row) == ("8153", "coser-maquina|bordar-adornar")
    (fields,) = store.device.rows("SELECT fields FROM outbox")[0]
    assert json.loads(fields)["cost"] == 12.35
