"""``yachay models``: what each command prints, keeps and refuses."""

import json

import click
import pytest
from click.testing import CliRunner

from models.commands import evaluate as evaluating
from models.commands import train as training
from models.evaluation import installed
from models.evaluation.installed import NotInstalledError
from models.training import pipeline
from models.training.cli import models
from models.training.config import MODELS, shipped


@pytest.fixture
def call():
    def run(*arguments):
        return CliRunner().invoke(models, [str(one) for one in arguments])

    return run


@pytest.fixture
def registry(tmp_path):
    folder = tmp_path / "runs"
    for version in ("ayer", "hoy"):
        (folder / version).mkdir(parents=True)
        (folder / version / "run.json").write_text("{}", "utf-8")
    return folder


@pytest.fixture
def measured(monkeypatch):
    """Stands in for the sections: two with figures, one whose model is missing."""
    found = {
        "melo_es": {"mrr": 0.5, "by": {"kind": {"n": 1}}},
        "gender": {},
        "recommendations": NotInstalledError("recommendations.tflite"),
    }

    def measure(asked, names):
        asked.failures.append(f"failed {names[0]}")
        yield names[0], found[names[0]]

    monkeypatch.setattr(evaluating, "SECTIONS", dict.fromkeys(found))
    monkeypatch.setattr(evaluating, "measure", measure)
    manifest = {"version": "hoy", "sha256": {"encoder.tflite": "aa"}}
    monkeypatch.setattr(installed, "manifest", lambda: manifest)
    return found


def test_train_passes_on_what_was_asked(call, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(pipeline, "run", lambda *given, log: seen.append((*given, log)))
    said = tmp_path / "said.jsonl"
    said.write_text("", "utf-8")
    done = call("train", "--raw", tmp_path, "--out", tmp_path / "r")
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / 'r'}\n")
    call("train", "--raw", tmp_path, "--out", tmp_path / "r", "--only", "skill_matching")
    call("train", "--raw", tmp_path, "--out", tmp_path / "r", "--seed", 7, "--steps", 3)
    call("train", "--raw", tmp_path, "--out", tmp_path / "r", "--log", said)
    assert seen == [
        (tmp_path, tmp_path / "r", shipped(), MODELS, None),
        (tmp_path, tmp_path / "r", shipped(), ("skill_matching",), None),
        (tmp_path, tmp_path / "r", shipped().seeded(7).shortened(3), MODELS, None),
        (tmp_path, tmp_path / "r", shipped(), MODELS, said),
    ]


def test_a_log_that_cannot_be_used_is_told(call, tmp_path):
    said = tmp_path / "said.jsonl"
    said.write_text("{}\n", "utf-8")
    asked = ("train", "--raw", tmp_path, "--out", tmp_path / "r", "--only", "recommendations")
    done = call(*asked, "--steps", 1, "--log", said)
    assert done.exit_code != 0
    assert "No se puede aprender" in done.stderr


def test_train_says_what_skill_matching_lacks(call, tmp_path):
    done = call("train", "--raw", tmp_path, "--out", tmp_path / "r", "--only", "skill_matching")
    assert done.exit_code != 0
    assert "--only user_profile" in done.stderr


def test_train_keeps_zero_as_a_seed():
    assert training._config(0, None) == shipped().seeded(0)


def test_evaluate_prints_one_json_object_and_words_elsewhere(call, measured, tmp_path):
    done = call("evaluate", "--raw", tmp_path, "--only", "melo_es", "--only", "gender")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == {name: measured[name] for name in ("melo_es", "gender")}
    assert "Midiendo melo_es (1 de 2)" in done.stderr


def test_evaluate_tells_what_it_could_not_measure_and_shows_the_rest(call, measured, tmp_path):
    done = call("evaluate", "--raw", tmp_path)
    assert done.exit_code != 0
    assert json.loads(done.stdout).keys() == {"melo_es", "gender"}
    assert "recommendations.tflite" in done.stderr


def test_evaluate_without_any_figure_still_prints_json(call, measured, tmp_path):
    done = call("evaluate", "--raw", tmp_path, "--only", "recommendations")
    assert json.loads(done.stdout) == {}


def test_evaluate_lists_failures_only_when_asked(call, measured, tmp_path):
    asked = ("evaluate", "--raw", tmp_path, "--only", "melo_es")
    assert "failed" not in call(*asked).stdout
    assert call(*asked, "--failures").stdout.endswith("}\nfailed melo_es\n")


def test_evaluate_keeps_the_metrics_with_their_bundle(call, measured, registry, tmp_path):
    for name in ("melo_es", "gender"):
        done = call(
            "evaluate", "--raw", tmp_path, "--only", name,
            "--record", "hoy", "--registry", registry,
        )  # fmt: skip
        assert done.exit_code == 0, done.output
    kept = json.loads((registry / "hoy" / "metrics.json").read_text("utf-8"))
    assert kept["sections"] == {name: measured[name] for name in ("melo_es", "gender")}
    assert kept["bundle"] == {"version": "hoy", "sha256": {"encoder.tflite": "aa"}}
    assert kept.keys() == {"bundle", "changed", "date", "revision", "sections"}


@pytest.mark.parametrize("version", ["ayer", "nunca"])
def test_evaluate_records_under_no_other_run_and_measures_nothing_for_it(
    call, measured, registry, tmp_path, version
):
    done = call("evaluate", "--raw", tmp_path, "--record", version, "--registry", registry)
    assert done.exit_code != 0
    assert version in done.stderr
    assert done.stdout == ""
    assert not (registry / version / "metrics.json").exists()


def test_compare_sets_two_runs_side_by_side(call, registry):
    for version, mrr in (("ayer", 0.5), ("hoy", 0.75)):
        metrics = {"sections": {"melo_es": {"mrr": mrr}}}
        (registry / version / "metrics.json").write_text(json.dumps(metrics), "utf-8")
    done = call("compare", "ayer", "hoy", "--registry", registry)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1].split() == [
        "melo_es.mrr",
        "0.500",
        "0.750",
        "+0.250",
        "mejor",
    ]


def test_compare_refuses_runs_that_were_never_measured(call, registry):
    done = call("compare", "ayer", "hoy", "--registry", registry)
    assert done.exit_code == 2
    assert "ayer" in done.stderr


def test_every_command_has_a_summary_in_the_help(call):
    for name, command in models.commands.items():
        assert isinstance(command, click.Command)
        assert f"  {name} " in call("--help").stdout
