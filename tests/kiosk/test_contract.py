"""The command line that scripts of others call: shapes, exit codes, streams."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

YACHAY = str(Path(sys.executable).parent / "yachay")
STORY = ["--text", "hago chompas a palitos y vendo en la feria", "--ubigeo", "211101"]


def run(*arguments):
    return subprocess.run([YACHAY, *arguments], capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def plan():
    done = run("plan", *STORY, "--hours-week", "10", "--budget", "300", "--weeks", "110",
               "--education", "Secundaria completa", "--age", "34", "--json")  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_plan_has_the_contracts_shape(plan):
    assert set(plan) >= {
        "profile", "occupations", "pathways", "model_version", "catalogue_version",
    }  # fmt: skip
    experience = plan["profile"]["experience"][0]
    assert set(experience) >= {"ciuo08", "label", "confidence", "evidence"}
    assert 0 <= experience["confidence"] <= 1
    assert set(plan["profile"]["skills"][0]) >= {"code", "label", "confidence", "evidence"}
    occupation = plan["occupations"][0]
    assert set(occupation) >= {"ciuo08", "label", "score", "fit", "demand", "pay"}
    for factor in ("demand", "pay"):
        assert set(occupation[factor]) >= {"value", "unit", "source", "year", "confidence"}
    pathway = next(p for p in plan["pathways"] if p["steps"])
    assert set(pathway) >= {"occupation", "coverage_before", "steps", "limits"}
    assert set(pathway["steps"][0]) >= {
        "course", "institution", "ubigeo", "hours", "cost", "skills", "coverage_after", "why",
        "source", "year",
    }  # fmt: skip


def test_occupations_come_best_first_with_a_pathway_each(plan):
    assert [p["occupation"] for p in plan["pathways"]] == [o["ciuo08"] for o in plan["occupations"]]


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan", "--text", "", "--ubigeo", "211101"],
        ["plan", "--text", "cocino", "--ubigeo", "000000"],
        ["plan", "--text", "cocino"],
        ["plan", *STORY, "--hours-week", "muchas"],
        ["plan", *STORY, "--hours-week", "-1"],
        ["plan", *STORY, "--education", "doctorado en magia"],
        ["nada"],
        ["rank", "--queries", "no-existe.tsv", "--corpus", "x", "--out", "y"],
        ["kiosk", "--host", "256.0.0.1", "--port", "0"],
        ["models", "evaluate", "--raw", "no-existe"],
    ],
)
def test_bad_input_exits_2_in_spanish_without_traceback(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    spanish = ("espera", "Falta", "No existe", "van de", "Escriba", "No se entiende")
    assert any(word in done.stderr for word in spanish)


def test_rank_puts_the_same_words_first(tmp_path):
    (tmp_path / "q.tsv").write_text("q1\tALBAÑILES\nq2\tGASFITERO\n", "utf-8")
    (tmp_path / "c.tsv").write_text("a\tcocinera\nb\talbañil\nc\tfontanero\n", "utf-8")
    out = tmp_path / "run.tsv"
    done = run("rank", "--queries", str(tmp_path / "q.tsv"), "--corpus", str(tmp_path / "c.tsv"),
               "--out", str(out), "--top", "2")  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in out.read_text("utf-8").splitlines()]
    assert [r[0] for r in rows] == ["q1", "q1", "q2", "q2"]
    assert [r[2] for r in rows] == ["1", "2", "1", "2"]
    assert rows[0][1] == "b"
    assert rows[2][1] == "c"


def test_classify_writes_up_to_ten_ranks_a_text(tmp_path):
    source, out = tmp_path / "x.tsv", tmp_path / "y.tsv"
    source.write_text("1\tmanejo mototaxi en el mercado\n2\t12345\n", "utf-8")
    done = run("classify", "--input", str(source), "--out", str(out))
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in out.read_text("utf-8").splitlines()]
    assert {r[0] for r in rows} == {"1"}
    assert [int(r[3]) for r in rows] == list(range(1, 11))
    assert rows[0][1] == "8321"
    confidences = [float(r[2]) for r in rows]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= c <= 1 for c in confidences)


def test_a_line_without_tab_is_named(tmp_path):
    source = tmp_path / "x.tsv"
    source.write_text("1\tcocino\nsin tabulador\n", "utf-8")
    done = run("classify", "--input", str(source), "--out", str(tmp_path / "y.tsv"))
    assert done.returncode == 2
    assert "línea 2" in done.stderr


def test_only_the_end_of_a_line_ends_it(tmp_path):
    source, out = tmp_path / "x.tsv", tmp_path / "y.tsv"
    source.write_text("1\tcocino\x0bvendo\u2028en la feria\n", "utf-8")
    done = run("classify", "--input", str(source), "--out", str(out))
    assert done.returncode == 0, done.stderr


def test_words_from_a_terminal_that_is_not_utf8_are_answered():
    strict = os.environ | {"PYTHONIOENCODING": "utf-8:strict"}
    arguments = [YACHAY, "plan", "--text", b"cocino pap\xe1s", "--ubigeo", "211101"]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60, env=strict)
    assert done.returncode == 0, done.stderr
    assert "cocino pap\ufffds" in done.stdout


def test_raw_files_that_are_missing_are_named(tmp_path):
    (tmp_path / "linking_dev").mkdir()
    done = run("models", "evaluate", "--raw", str(tmp_path), "--only", "melo_es")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "queries.tsv" in done.stderr


def test_data_report_counts_occupations_and_courses_of_each_department():
    departments = json.loads(run("data", "report", "--json").stdout)["departments"]
    assert len(departments) == 25
    assert all(d["occupations"] >= 60 and d["courses"] >= 40 for d in departments.values())


def test_i18n_status_counts_each_language():
    languages = json.loads(run("i18n", "status", "--json").stdout)["languages"]
    assert set(languages) == {"es", "qu", "ay"}
    assert all(set(v) == {"total", "missing", "unreviewed"} for v in languages.values())
    assert languages["es"]["missing"] == 0
