"""What is written of a run is read back as it was."""

import keras
import numpy as np
import pytest

from models.preprocessing.sound import heard
from models.preprocessing.spelling import Vocabulary
from models.recommendations import build_recommendations
from models.skill_matching import build_skill_matching
from models.training import runs
from models.user_profile import build_encoder

#: Keras 3.15 saves TensorFlow 2.21's variables by a call that NumPy 2 is leaving behind.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


@pytest.fixture(scope="module")
def encoder():
    keras.utils.set_random_seed(1)
    return build_encoder()


def test_the_encoder_answers_as_it_did(tmp_path, encoder):
    head = np.arange(6, dtype=np.float32).reshape(3, 2)
    bias = np.array([0.5, -0.5], np.float32)
    known = Vocabulary.build(["cociner"] * 3)
    runs.save_user_profile(tmp_path, encoder, [head, bias], ["5120", "7531"], known)
    runs.note(tmp_path, "user_profile", {"seed": 1})
    read = runs.load(tmp_path)
    given = [np.array([[3, 4]], np.int32), np.array([[1.0, 0.5]], np.float32)]
    assert np.array_equal(read.model(given), encoder(given))
    assert np.array_equal(read.head, head)
    assert np.array_equal(read.bias, bias)
    assert read.codes == ("5120", "7531")
    assert read.vocabulary.key("cocinreo") == heard("cocinero")
    assert read.record["models"]["user_profile"] == {"seed": 1}


def test_skill_matching_keeps_the_needs_that_are_no_weights(tmp_path):
    needs = np.array([[1, 0, 0.5], [0, 1, 0]], np.float32)
    model = build_skill_matching(needs, dropout=0.3)
    runs.save_skill_matching(tmp_path, model, ["5120", "7531"], ["a", "b", "c"])
    read = runs.load_skill_matching(tmp_path)
    given = {
        "known": np.array([[1, 0, 0]], np.float32),
        "title": np.zeros((1, 192), np.float32),
    }
    for name, wanted in model(given).items():
        assert np.array_equal(read.model(given)[name], wanted)
    assert (read.codes, read.skills) == (("5120", "7531"), ("a", "b", "c"))


def test_recommendations_keep_their_typical_rows(tmp_path):
    model = build_recommendations()
    rows = np.random.default_rng(1).random((4, model.input_shape[1]), np.float32)
    runs.save_recommendations(tmp_path, model, rows)
    read = runs.load_recommendations(tmp_path)
    assert np.array_equal(read.model(rows), model(rows))
    assert np.array_equal(read.typical, rows)


def test_what_is_told_of_one_model_leaves_what_was_told_of_another(tmp_path):
    out = tmp_path / "2026.11.25"
    runs.note(out, "user_profile", {"seed": 1})
    runs.note(out, "skill_matching", {"seed": 2})
    runs.note(out, "user_profile", {"seed": 3})
    assert runs.read_record(out) == {
        "version": "2026.11.25",
        "models": {"user_profile": {"seed": 3}, "skill_matching": {"seed": 2}},
    }
    assert [path.name for path in out.iterdir()] == ["run.json"]
