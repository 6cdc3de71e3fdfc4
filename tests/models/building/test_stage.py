"""Whatever goes wrong in a build, the tables in force stay in force."""

import contextlib
import os

import pytest
from click.testing import CliRunner

from models.building import cli, steps
from models.building.errors import ContractError, SourceError
from models.building.stage import install, staging
from models.taxonomy.tables import check, seal


@pytest.fixture
def tables(tmp_path):
    folder = tmp_path / "data"
    (folder / "lexicon").mkdir(parents=True)
    (folder / "a.csv").write_text("key\n1\n", "utf-8")
    (folder / "b.csv").write_text("key\n2\n", "utf-8")
    (folder / "lexicon" / "forms.tsv").write_text("x\n", "utf-8")
    seal(folder)
    return folder


def _files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_build_begins_with_the_tables_written_by_hand(tables):
    with staging(tables) as stage:
        assert _files(stage) == _files(tables)
        assert stage.stat().st_dev == tables.stat().st_dev
    assert [p.name for p in tables.parent.iterdir()] == ["data"]


def test_a_build_that_fails_changes_nothing(tables):
    before = _files(tables)
    with contextlib.suppress(SourceError), staging(tables) as stage:
        (stage / "a.csv").write_text("key\n9\n", "utf-8")
        raise SourceError(stage / "a.csv", "una cosa", "otra")
    assert _files(tables) == before
    assert [p.name for p in tables.parent.iterdir()] == ["data"]


def test_only_what_changed_is_replaced_and_the_seal_fits(tables):
    untouched = (tables / "b.csv").stat().st_ino
    with staging(tables) as stage:
        (stage / "a.csv").write_text("key\n9\n", "utf-8")
        (stage / "c.csv").write_text("key\n3\n", "utf-8")
        assert install(stage, tables) == ["a.csv", "c.csv"]
    assert (tables / "a.csv").read_text("utf-8") == "key\n9\n"
    assert (tables / "b.csv").stat().st_ino == untouched
    assert check(tables)


def test_a_build_into_an_empty_folder_gives_every_table(tables, tmp_path):
    with staging(tables) as stage:
        assert install(stage, tmp_path / "out") == ["a.csv", "b.csv"]
    assert check(tmp_path / "out") == check(tables)


def test_a_cut_between_two_files_is_noticed_and_built_over(tables, monkeypatch):
    replaced = []

    def power_cut(descriptor):
        replaced.append(descriptor)
        if len(replaced) == 2:
            raise OSError(5, "Input/output error")

    with staging(tables) as stage:
        for name in ("a", "b"):
            (stage / f"{name}.csv").write_text("key\n9\n", "utf-8")
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", power_cut)
            with pytest.raises(OSError, match="Input/output"):
                install(stage, tables)
    assert (tables / "b.csv").read_text("utf-8") == "key\n2\n"
    with staging(tables) as stage:
        (stage / "b.csv").write_text("key\n9\n", "utf-8")
        install(stage, tables)
    assert check(tables)


def _build(monkeypatch, tables, step):
    monkeypatch.setattr(cli, "DATA", tables)
    monkeypatch.setattr(steps, "steps", lambda engine: {"paso": step})
    arguments = ["--raw", str(tables), "--out", str(tables)]
    return CliRunner().invoke(cli.build, arguments)


def test_the_command_tells_what_changed(tables, monkeypatch):
    def step(raw, data, report):
        (data / "a.csv").write_text("key\n9\n", "utf-8")
        report.source("x", raw / "b.csv").reject(7, "edad", "un número", "mucho" * 40)

    told = _build(monkeypatch, tables, step)
    assert told.exit_code == 0, told.output
    assert told.stdout.strip() == "Tablas que cambiaron: a.csv"
    assert "1 × edad: se esperaba un número" in told.stderr
    assert "fila 7, columna edad: «muchomucho" in told.stderr
    assert all(len(line) < 120 for line in told.stderr.splitlines())


@pytest.mark.parametrize("wrong", [ContractError("demand.csv: fila 3"), None])
def test_the_command_refuses_in_spanish_and_keeps_the_tables(tables, monkeypatch, wrong):
    before = _files(tables)

    def step(raw, data, report):
        (data / "a.csv").write_text("key\n9\n", "utf-8")
        raise wrong or SourceError(raw / "epen.zip", "un ZIP", "una página web", row=3, column="X")

    told = _build(monkeypatch, tables, step)
    assert told.exit_code == 1  # the command line turns what it says into exit 2
    assert "Las tablas en uso quedan como estaban." in told.stderr
    assert _files(tables) == before
    if wrong is None:
        assert "epen.zip, fila 3, columna X: se esperaba un ZIP; se encontró" in told.stderr
