"""A folder of tables that keeps every promise, to be broken one promise at a time."""

import shutil
from pathlib import Path

import pytest

from models.building.contracts import check
from models.building.raw import read_rows
from tests.models.building.contracts import world


class Folder:
    """Tables on disk, one of them changed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def change(self, name, line, **cells):
        """Overwrites cells of the row that stands on a line of the file."""
        rows = read_rows(self.path / f"{name}.csv")
        rows[line - 2] |= cells
        world.write(self.path, name, rows)

    def drop(self, name, keep):
        """Leaves out the rows that are not wanted."""
        rows = read_rows(self.path / f"{name}.csv")
        world.write(self.path, name, [row for row in rows if keep(row)])

    def breaches(self, *names):
        """What these tables break among themselves, the others taken away."""
        for path in self.path.glob("*.csv"):
            if path.stem not in names:
                path.unlink()
        return [breach for breach in check(self.path) if breach.rule != "la tabla existe"]

    def text(self, name):
        return (self.path / f"{name}.csv").read_text("utf-8")

    def write(self, name, raw):
        """Overwrites a whole file."""
        raw = raw if isinstance(raw, bytes) else raw.encode()
        (self.path / f"{name}.csv").write_bytes(raw)


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound")
    for name, rows in world.tables().items():
        world.write(path, name, rows)
    return path


@pytest.fixture
def folder(sound, tmp_path):
    return Folder(Path(shutil.copytree(sound, tmp_path / "tables")))
