"""The registry keeps runs and metrics, and says in Spanish what it lacks."""

import json

import click
import pytest

from models.training.registry import (
    DamagedRunError,
    FolderStorage,
    NoMetricsError,
    Registry,
    UnknownRunError,
)


class Bucket:
    """The least a storage must be: what the registry asks, and no file."""

    def __init__(self):
        self.kept = {}

    def names(self, prefix):
        return sorted(name for name in self.kept if name.startswith(prefix))

    def read(self, name):
        return self.kept[name]

    def write(self, name, content):
        self.kept[name] = content


@pytest.fixture(params=["folder", "bucket"])
def storage(request, tmp_path):
    return FolderStorage(tmp_path / "runs") if request.param == "folder" else Bucket()


@pytest.fixture
def registry(storage):
    storage.write("b/run.json", b'{"version": "b"}')
    storage.write("a/run.json", b'{"version": "a"}')
    storage.write("a/teachers/run.json", b"{}")
    storage.write("loose.json", b"{}")
    return Registry(storage)


def test_runs_are_the_folders_with_a_record(registry):
    assert registry.runs() == ["a", "b"]
    assert registry.record("a") == {"version": "a"}


def test_an_empty_registry_has_no_runs(tmp_path):
    assert Registry(FolderStorage(tmp_path / "never")).runs() == []


def test_metrics_come_back_as_they_were_kept(registry):
    registry.keep_metrics("a", {"sections": {"melo_es": {"mrr": 0.5}}, "bundle": "señal"})
    registry.keep_metrics("a", {"sections": {}})
    assert registry.metrics("a") == {"sections": {}}


def test_a_run_without_metrics_says_how_to_measure_it(registry):
    with pytest.raises(NoMetricsError, match=r"yachay models evaluate .* --record a"):
        registry.metrics("a")


@pytest.mark.parametrize("version", ["c", "../a", "", ".", "a/teachers", "a\n", "/tmp"])  # noqa: S108
def test_what_is_no_run_is_refused_before_anything_is_written(registry, storage, version):
    before = storage.names("")
    for ask in (registry.record, registry.metrics, lambda v: registry.keep_metrics(v, {})):
        with pytest.raises(UnknownRunError):
            ask(version)
    assert storage.names("") == before


def test_an_unknown_run_is_told_with_those_there_are(registry):
    with pytest.raises(UnknownRunError, match=r"«c».*a, b"):
        registry.record("c")


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[]"])
def test_a_damaged_record_is_named(storage, content):
    storage.write("a/run.json", content)
    with pytest.raises(DamagedRunError, match=r"a/run\.json"):
        Registry(storage).record("a")


def test_errors_end_with_the_code_of_bad_input(registry):
    with pytest.raises(click.ClickException) as caught:
        registry.record("c")
    assert caught.value.exit_code == 2


def test_a_figure_that_is_none_is_not_kept(registry):
    with pytest.raises(ValueError, match="JSON"):
        registry.keep_metrics("a", {"mrr": float("nan")})


def test_names_are_found_by_their_beginning(storage):
    for name in ("a/run.json", "a/x/y", "ab/run.json"):
        storage.write(name, b"{}")
    assert storage.names("a/") == ["a/run.json", "a/x/y"]
    assert storage.names("a") == ["a/run.json", "a/x/y", "ab/run.json"]
    assert storage.names("a/x/") == ["a/x/y"]


def test_what_was_never_written_cannot_be_read(storage):
    storage.write("a/run.json", b"{}")
    for name in ("b", "a/run.json/deeper", "a/other"):
        with pytest.raises(KeyError):
            storage.read(name)


def test_a_write_that_fails_leaves_the_old_content_and_no_trace(tmp_path, monkeypatch):
    storage = FolderStorage(tmp_path)
    storage.write("a/run.json", b"old")

    def full(_):
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        storage.write("a/run.json", b"new")
    assert storage.read("a/run.json") == b"old"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["run.json"]


def test_an_unfinished_write_is_no_name(tmp_path):
    storage = FolderStorage(tmp_path)
    storage.write("a/run.json", json.dumps({}).encode())
    (tmp_path / "a" / ".new-xyz").write_bytes(b"half")
    assert storage.names("") == ["a/run.json"]
