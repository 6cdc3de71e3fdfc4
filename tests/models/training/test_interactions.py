"""The log of shown lists."""

import json
from dataclasses import replace

import numpy as np
import pytest

from models.preprocessing.offers import FEATURES
from models.training.interactions import InteractionError, Interactions, read, write


@pytest.fixture
def log():
    rng = np.random.default_rng(2)
    return Interactions(
        list_ids=("a", "b"),
        policies=("best", "drawn"),
        models=("v1", "v2"),
        lists=np.array([0, 0, 1], np.int64),
        features=rng.random((3, FEATURES)).astype(np.float32),
        position=np.array([1, 2, 1], np.int32),
        propensity=np.array([1.0, 0.25, 0.5]),
        feedback=np.array([1, np.nan, 0], np.float32),
    )


def changed(log, name, at, value):
    array = getattr(log, name).copy()
    array[at] = value
    return replace(log, **{name: array})


def test_what_is_written_is_read_back(log, tmp_path):
    write(log, tmp_path / "log.jsonl")
    again = read(tmp_path / "log.jsonl")
    assert (again.list_ids, again.policies, again.models) == (
        log.list_ids, log.policies, log.models,
    )  # fmt: skip
    for name in ("lists", "position", "propensity", "feedback"):
        assert np.array_equal(getattr(again, name), getattr(log, name), equal_nan=True)
        assert getattr(again, name).dtype == getattr(log, name).dtype
    assert again.features == pytest.approx(log.features, abs=1e-6)


def test_an_empty_log_is_a_log(tmp_path):
    (tmp_path / "log.jsonl").touch()
    assert len(read(tmp_path / "log.jsonl")) == 0


def test_silence_is_no_answer(log):
    assert log.answered.tolist() == [True, False, True]


@pytest.mark.parametrize("chance", [0.0, -0.1, 1.01, np.nan, np.inf])
def test_an_impossible_propensity_is_refused(log, chance):
    with pytest.raises(InteractionError, match=r"\(0, 1\]"):
        changed(log, "propensity", 1, chance)


@pytest.mark.parametrize(
    ("name", "at", "value", "said"),
    [
        ("features", (0, 3), np.nan, "finite"),
        ("features", (0, 3), np.inf, "finite"),
        ("feedback", 0, 0.5, "feedback"),
        ("position", 0, 0, "from 1"),
        ("position", 1, 1, "once in a list"),
        ("lists", 2, 0, "every list"),
        ("lists", 0, 1, "list by list"),
    ],
)
def test_what_cannot_be_is_refused(log, name, at, value, said):
    with pytest.raises(InteractionError, match=said):
        changed(log, name, at, value)


@pytest.mark.parametrize("name", ["features", "position", "propensity", "feedback"])
def test_arrays_of_other_lengths_are_refused(log, name):
    with pytest.raises(InteractionError, match="expected 3 of each"):
        replace(log, **{name: getattr(log, name)[:2]})


def test_rows_of_other_features_are_refused(log, tmp_path):
    with pytest.raises(InteractionError, match="features"):
        replace(log, features=log.features[:, 1:])
    path = tmp_path / "log.jsonl"
    write(log, path)
    path.write_text(path.read_text("utf-8").replace(log.features_version, "older"), "utf-8")
    with pytest.raises(InteractionError, match="older"):
        read(path)


@pytest.mark.parametrize(("broken", "said"), [("{", "line 2"), ("[]", "line 2"), ("3", "line 2")])
def test_a_damaged_line_is_named(log, tmp_path, broken, said):
    path = tmp_path / "log.jsonl"
    write(log, path)
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([lines[0], broken]), "utf-8")
    with pytest.raises(InteractionError, match=said):
        read(path)


def test_an_item_without_propensity_is_refused(log, tmp_path):
    path = tmp_path / "log.jsonl"
    write(log, path)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    del lines[0]["items"][0]["propensity"]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    with pytest.raises(InteractionError, match="propensity"):
        read(path)
