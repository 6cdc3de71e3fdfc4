"""The Keras encoder: training pools as serving does, and vectors have length one."""

import numpy as np
import pytest

from models.preprocessing.features import encode, features
from tests.converters.conftest import TEXTS


def test_every_vector_has_length_one_and_an_empty_text_harms_nobody(trained):
    vectors = np.asarray(trained.model(list(encode(TEXTS))))
    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-4)


def test_training_without_padding_sees_what_serving_sees_with_it(trained):
    pairs = [features(text) for text in TEXTS]
    rows = np.repeat(np.arange(len(TEXTS), dtype=np.int32), [len(p) for p in pairs])
    ids = np.array([b for p in pairs for b, _ in p], np.int32)
    weights = np.array([w for p in pairs for _, w in p], np.float32)
    bag = trained.model.get_layer("bag")
    flat = np.asarray(bag.pool(ids, weights, rows, len(TEXTS)))
    assert flat == pytest.approx(np.asarray(bag(encode(TEXTS))), abs=1e-5)


def test_padding_rows_of_the_table_say_nothing(trained):
    ids, weights = encode(TEXTS)
    model = trained.model
    before = np.asarray(model([ids, weights]))
    short = slice(0, max(len(features(text)) for text in TEXTS))
    assert np.asarray(model([ids[:, short], weights[:, short]])) == pytest.approx(before, abs=1e-5)


def test_other_words_give_other_vectors(trained):
    vectors = np.asarray(trained.model(list(encode(TEXTS))))
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -1)
    assert likeness.max() < 0.999
