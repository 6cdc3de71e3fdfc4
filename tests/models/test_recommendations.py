"""What the architecture of the recommendations model promises, whatever it was taught."""

import keras
import numpy as np
import pytest

from converters.variants import variants
from models.preprocessing.offers import FEATURE_NAMES, FEATURES, SIGNS
from models.recommendations import Signed, build_recommendations


@pytest.fixture(scope="module")
def rows():
    return np.random.default_rng(1).uniform(-1, 3, (400, FEATURES)).astype(np.float32)


@pytest.fixture(scope="module")
def taught(rows):
    """A model taught the opposite of sense: the more a course teaches, the worse."""
    keras.utils.set_random_seed(4)
    model = build_recommendations()
    model.compile(keras.optimizers.Adam(0.01), keras.losses.BinaryCrossentropy(from_logits=True))
    wrong = -rows @ np.array([*SIGNS.values()], np.float32) > 0
    model.fit(rows, wrong.astype(np.float32), epochs=5, verbose=0)
    return model


def values(model, rows):
    return keras.ops.convert_to_numpy(model(rows))[:, 0]


def test_a_logit_for_each_row(rows):
    model = build_recommendations()
    assert (model.inputs[0].name, model.output_names) == ("features", ["value"])
    assert model(rows).shape == (400, 1)


@pytest.mark.parametrize("name", [name for name, sign in SIGNS.items() if sign])
def test_no_teaching_turns_sense_around(taught, rows, name):
    """More gain never lowers the value; more weeks, soles, kilometres never raise it."""
    more = rows.copy()
    more[:, FEATURE_NAMES.index(name)] += 0.5
    change = (values(taught, more) - values(taught, rows)) * SIGNS[name]
    assert change.min() >= -1e-5


def test_the_constraint_leaves_free_columns_alone():
    kernel = np.array([[-1, 1], [-1, 1], [-1, 1]], np.float32)
    kept = keras.ops.convert_to_numpy(Signed((1, -1, 0))(kernel))
    assert kept.tolist() == [[0, 1], [-1, 0], [-1, 1]]


def test_a_copy_keeps_the_signs(taught, rows):
    copy = keras.models.clone_model(taught)
    copy.set_weights(taught.get_weights())
    assert np.array_equal(values(copy, rows), values(taught, rows))
    assert copy.get_layer("inner1").kernel_constraint.signs == tuple(SIGNS.values())


def test_the_device_gets_less_than_sixty_kilobytes(taught, rows):
    made = variants(taught, [{"features": row[None]} for row in rows[:50]])
    assert len(made.files["float32"]) < 60_000
