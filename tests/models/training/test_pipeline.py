"""One command trains all three models in order and notes where each comes from."""

from dataclasses import asdict
from types import SimpleNamespace

import keras
import numpy as np
import pytest

from models.preprocessing.spelling import Vocabulary
from models.recommendations import build_recommendations
from models.skill_matching import build_skill_matching
from models.training import pipeline, provenance, runs
from models.training.config import MODELS, shipped
from models.user_profile import DIM, build_encoder

#: Keras 3.15 saves TensorFlow 2.21's variables by a call that NumPy 2 is leaving behind.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    for name in ("esco/occupations.csv.gz", "titles_pe/sunat.csv", "labour/other.csv"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


@pytest.fixture
def order(monkeypatch):
    """Stands in for the trainings; each takes two seconds of a made clock."""
    called = []

    def stand_in(name):
        def train(raw, out, config):
            called.append(name)
            return {"forms": 3}

        return train

    monkeypatch.setattr(pipeline, "TRAINERS", {name: stand_in(name) for name in MODELS})
    monkeypatch.setattr(provenance, "revision", lambda: "abc")
    monkeypatch.setattr(provenance, "changed", lambda: True)
    return called


def clock():
    ticks = iter(range(0, 100, 2))
    return lambda: float(next(ticks))


def test_the_encoder_comes_first_and_all_are_noted(raw, tmp_path, order):
    out = tmp_path / "2026.11.25"
    pipeline.run(raw, out, shipped().seeded(5), MODELS, clock())
    assert order == ["user_profile", "skill_matching", "recommendations"]
    record = runs.read_record(out)
    assert record["version"] == "2026.11.25"
    for name in MODELS:
        told = record["models"][name]
        assert told["config"] == asdict(getattr(shipped().seeded(5), name))
        assert (told["seed"], told["seconds"], told["counts"]) == (5, 2.0, {"forms": 3})
        assert (told["revision"], told["changed"]) == ("abc", True)
        assert told["libraries"].keys() >= {"tensorflow", "keras", "numpy"}


def test_each_is_noted_with_the_data_it_read_and_no_other(raw, tmp_path, order):
    pipeline.run(raw, tmp_path / "r", shipped(), MODELS, clock())
    read = {n: set(t["data"]) for n, t in runs.read_record(tmp_path / "r")["models"].items()}
    assert read == {
        "user_profile": {"occupations.csv.gz", "sunat.csv", "tables.json"},
        "skill_matching": {"occupations.csv.gz", "tables.json"},
        "recommendations": {"tables.json"},
    }


def test_one_alone_leaves_what_was_noted_of_the_others(raw, tmp_path, order):
    pipeline.run(raw, tmp_path / "r", shipped().seeded(1), MODELS, clock())
    pipeline.run(raw, tmp_path / "r", shipped().seeded(2), ["skill_matching"], clock())
    told = runs.read_record(tmp_path / "r")["models"]
    assert {name: told[name]["seed"] for name in MODELS} == {
        "user_profile": 1, "skill_matching": 2, "recommendations": 1,
    }  # fmt: skip


def test_a_training_that_fails_is_not_noted(raw, tmp_path, order, monkeypatch):
    def fail(raw, out, config):
        raise RuntimeError("stopped")

    trainers = {**pipeline.TRAINERS, "skill_matching": fail}
    monkeypatch.setattr(pipeline, "TRAINERS", trainers)
    with pytest.raises(RuntimeError):
        pipeline.run(raw, tmp_path / "r", shipped(), MODELS, clock())
    assert runs.read_record(tmp_path / "r")["models"].keys() == {"user_profile"}


def test_skill_matching_alone_asks_for_the_encoder(raw, tmp_path):
    with pytest.raises(pipeline.EncoderMissingError):
        pipeline.run(raw, tmp_path / "r", shipped(), ["skill_matching"])


def test_skill_matching_reads_titles_with_the_encoder_of_its_run(raw, tmp_path, monkeypatch):
    from models.training import skill_matching

    keras.utils.set_random_seed(3)
    model = build_encoder()
    head = [np.zeros((DIM, 1), np.float32), np.zeros(1, np.float32)]
    runs.save_user_profile(tmp_path / "r", model, head, ["5120"], Vocabulary.build([]))
    seen = {}

    def train(raw, config, encode):
        seen["vectors"] = encode(["panadero", "sastre"])
        matching = build_skill_matching(np.ones((1, 2), np.float32))
        return skill_matching.Trained(matching, ("5120",), ("a", "b"), 9)

    monkeypatch.setattr(skill_matching, "train", train)
    pipeline.run(raw, tmp_path / "r", shipped(), ["skill_matching"])
    assert np.array_equal(seen["vectors"], pipeline.encoder(model)(["panadero", "sastre"]))
    assert runs.load_skill_matching(tmp_path / "r").skills == ("a", "b")
    counts = runs.read_record(tmp_path / "r")["models"]["skill_matching"]["counts"]
    assert counts == {"occupations": 9, "unit_groups": 1, "skills": 2}


def test_the_encoder_is_trained_with_its_configuration_into_the_run(raw, tmp_path, monkeypatch):
    from models.training import batches, encoder, texts

    keras.utils.set_random_seed(4)
    seen = {}

    class Batches:
        forms, texts, codes = (1, 2, 3), (1, 2), ["5120"]

        def __init__(self, raw, folder, config):
            seen.update(raw=raw, folder=folder, config=config)

    class Trainer:
        def __init__(self, batches, config):
            weights = [np.zeros((DIM, 1), np.float32), np.zeros(1, np.float32)]
            self.model = build_encoder()
            self.head = SimpleNamespace(get_weights=lambda: weights)

        def fit(self):
            seen["fitted"] = True

    monkeypatch.setattr(batches, "Batches", Batches)
    monkeypatch.setattr(encoder, "Trainer", Trainer)
    monkeypatch.setattr(texts, "known_stems", lambda raw: ["cociner"])
    config = shipped().shortened(2)
    pipeline.run(raw, tmp_path / "r", config, ["user_profile"])
    assert seen == {
        "raw": raw,
        "folder": tmp_path / "r" / "teachers",
        "config": config.user_profile,
        "fitted": True,
    }
    read = runs.load(tmp_path / "r")
    assert read.codes == ("5120",)
    assert read.vocabulary.stems.hashes.size == 1


def test_what_people_said_teaches_recommendations_alone_and_is_noted(raw, tmp_path, monkeypatch):
    from models.training import interactions, recommendations

    seen = {}
    log = tmp_path / "said.jsonl"
    log.write_text("", "utf-8")
    monkeypatch.setattr(interactions, "read", lambda path: ("read", path))

    def train(config, log):
        seen["log"] = log
        record = {"rows": 1, "features": 28, "answers": 2}
        typical = np.zeros((1, 28), np.float32)
        return recommendations.Trained(build_recommendations(), typical, record)

    monkeypatch.setattr(recommendations, "train", train)
    pipeline.run(raw, tmp_path / "r", shipped(), ["recommendations"], log=log)
    assert seen["log"] == ("read", log)
    told = runs.read_record(tmp_path / "r")["models"]["recommendations"]
    assert "said.jsonl" in told["data"]
    assert told["counts"]["answers"] == 2
