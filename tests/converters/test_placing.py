"""A folder is replaced as a whole or not at all."""

import os
from pathlib import Path

import pytest

from converters.placing import place

OLD = {"a.bin": b"old a", "b.bin": b"old b"}
NEW = {"a.bin": b"new a", "c.bin": b"new c"}


def holds(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_new_files_are_there_and_the_old_are_gone(tmp_path):
    folder = tmp_path / "deep" / "bundle"
    place(folder, OLD)
    place(folder, NEW)
    assert holds(folder) == NEW
    assert [path.name for path in folder.parent.iterdir()] == ["bundle"]


@pytest.mark.parametrize("files", [{**NEW, "d.bin": "no bytes"}, {**NEW, "no/such/folder": b""}])
def test_a_file_that_cannot_be_written_leaves_the_old_folder(tmp_path, files):
    folder = tmp_path / "bundle"
    place(folder, OLD)
    with pytest.raises((TypeError, OSError)):
        place(folder, files)
    assert holds(folder) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]


def test_at_every_step_a_whole_folder_or_none_stands_there(tmp_path, monkeypatch):
    folder = tmp_path / "bundle"
    place(folder, OLD)
    seen = []
    for module, name in ((os, "fsync"), (Path, "rename"), (Path, "mkdir")):
        done = getattr(module, name)

        def watched(*given, done=done, **named):
            seen.append(holds(folder) if folder.exists() else None)
            return done(*given, **named)

        monkeypatch.setattr(module, name, watched)
    place(folder, NEW)
    seen.append(holds(folder))
    assert all(state in (OLD, NEW, None) for state in seen)
    assert seen.count(None) <= 1
    assert seen[-1] == NEW


def test_if_the_last_rename_fails_the_old_folder_comes_back(tmp_path, monkeypatch):
    folder = tmp_path / "bundle"
    place(folder, OLD)
    rename = Path.rename

    def fails(path, target):
        if path.name == ".bundle.new":
            raise OSError("disk")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="disk"):
        place(folder, NEW)
    assert holds(folder) == OLD


def test_a_cut_between_the_renames_is_mended_the_next_time(tmp_path):
    folder = tmp_path / "bundle"
    place(folder, OLD)
    folder.rename(tmp_path / ".bundle.old")
    (tmp_path / ".bundle.new").mkdir()
    (tmp_path / ".bundle.new" / "half.bin").write_bytes(b"ha")
    with pytest.raises(TypeError):
        place(folder, {"a.bin": "no bytes"})
    assert holds(folder) == OLD
    place(folder, NEW)
    assert holds(folder) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]


def test_others_may_read_what_is_placed(tmp_path):
    umask = os.umask(0o022)
    try:
        place(tmp_path / "bundle", NEW)
    finally:
        os.umask(umask)
    assert (tmp_path / "bundle").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "bundle" / "a.bin").stat().st_mode & 0o777 == 0o644
