"""Sections of the evaluation: what they hold, and that one that fails leaves the others."""

import json
import subprocess

import pytest

from models.evaluation import calibration, fairness, suite
from models.evaluation.answers import rows
from models.evaluation.installed import NotInstalledError
from models.evaluation.several import several
from models.taxonomy.tables import DATA


@pytest.fixture
def asked(tmp_path):
    return suite.Asked(
        raw=tmp_path,
        split="dev",
        classify=lambda texts: {key: ["5120"] for key in texts},
        score=lambda texts: {key: [("5120", 0.6)] for key in texts},
        plan=lambda options: {"profile": {"experience": [], "wishes": []}, "pathways": []},
    )


def test_a_section_that_fails_leaves_the_others(asked):
    def fails(error):
        def section(_):
            raise error

        return section

    errors = {
        "program": subprocess.CalledProcessError(2, ["yachay", "rank"]),
        "model": NotInstalledError("recommendations.tflite"),
        "library": ModuleNotFoundError("no sklearn"),
        "file": FileNotFoundError(2, "missing", "queries"),
    }
    sections = {name: fails(error) for name, error in errors.items()}
    sections["good"] = lambda _: {"mrr": 1.0}
    found = dict(suite.measure(asked, tuple(sections), sections))
    assert found == {**errors, "good": {"mrr": 1.0}}


def test_a_mistake_of_ours_is_not_taken_for_a_missing_model(asked):
    def section(_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(suite.measure(asked, ["x"], {"x": section}))


def test_only_what_is_asked_is_measured_in_the_order_of_the_table(asked):
    sections = {name: (lambda _, name=name: {"is": name}) for name in "abc"}
    assert [name for name, _ in suite.measure(asked, ("c", "a"), sections)] == ["a", "c"]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_figures_of_a_split_are_named_for_it(asked, split, monkeypatch):
    told = suite.Asked(asked.raw, split)
    sections = dict.fromkeys(("melo_es", *suite.OF_A_SPLIT), lambda _: {})
    named = {name for name, _ in suite.measure(told, tuple(sections), sections)}
    assert named == {"melo_es", *(f"{name}_{split}" for name in suite.OF_A_SPLIT)}


def test_every_section_of_a_split_is_in_the_table():
    assert suite.SECTIONS.keys() >= suite.OF_A_SPLIT


def test_who_chooses_by_dev_sees_nothing_of_the_test_half(asked, monkeypatch):
    halves = {
        half: {f"{half}{i}": ("x", frozenset({"5120"})) for i in range(4)}
        for half in ("dev", "test")
    }
    monkeypatch.setattr(calibration, "titles", lambda raw: halves)
    monkeypatch.setattr(calibration, "colloquial", lambda: halves)
    ((_, figures),) = suite.measure(asked, ["calibration"])
    for told in figures.values():
        assert told.keys() == {"dev", "abstain_0.8", "abstain_0.9", "abstain_0.95"}
        assert told["abstain_0.9"].keys() == {"dev"}
    ((_, figures),) = suite.measure(
        suite.Asked(asked.raw, "test", score=asked.score), ["calibration"]
    )
    assert figures["titles"]["test"]["answers"] == 4
    assert figures["titles"]["abstain_0.9"].keys() == {"dev", "test"}


def test_failures_are_gathered_apart_from_the_figures(asked):
    found = dict(suite.measure(asked, ["gender", "several"]))
    assert found["gender"].keys() == {"pairs", "same", "by_kind"}
    assert found["gender"]["same"] == 1.0
    _, missed = several("dev", asked.plan)
    assert len(asked.failures) == len(missed) > 0


def test_groups_and_gaps_are_found_by_name():
    every = [
        fairness.Line("top 1", "sex", "mujer", 30, 0.5, 0.3, 0.7),
        fairness.Line("top 1", "sex", "hombre", 20, 0.6, 0.4, 0.8),
    ]
    spreads = [fairness.Spread("top 1", "sex", "mujer", "hombre", 0.1, 0.4, 0.9, False)]
    figures = suite.fairness_figures(every, spreads)
    assert figures["gaps"]["top 1"]["sex"]["size"] == 0.1
    assert figures["groups"]["top 1"]["sex"]["mujer"] == {
        "persons": 30, "share": 0.5, "low": 0.3, "high": 0.7,
    }  # fmt: skip
    assert figures["synthetic"] is True
    assert json.loads(json.dumps(figures)) == figures


def test_fairness_measures_every_attribute_and_a_sample_of_plans(asked, monkeypatch):
    planned = []
    monkeypatch.setattr(fairness, "SAMPLE", 20)
    few = rows(DATA / "user_data.csv")[:100]
    monkeypatch.setattr(suite, "rows", lambda _: few)
    told = suite.Asked(
        asked.raw, "dev", score=asked.score, plan=lambda o: planned.append(o) or {"pathways": []}
    )
    ((_, figures),) = suite.measure(told, ["fairness"])
    assert figures["groups"].keys() == {"top 1", "top 3", "abstains", "pathway"}
    assert figures["groups"]["top 1"].keys() == {"department", "education", "sex"}
    assert len(planned) == 20
