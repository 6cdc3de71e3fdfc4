"""Small Keras models with the ports of those that are shipped."""

from typing import Any

import numpy as np

KNOWN, TITLE, OCCUPATIONS, SKILLS, FEATURES = 30, 16, 12, 10, 25
Given = dict[str, np.ndarray]


def matching() -> Any:
    """known, title -> occupations, skills."""
    import keras

    keras.utils.set_random_seed(3)
    known = keras.Input((KNOWN,), name="known")
    title = keras.Input((TITLE,), name="title")
    joined = keras.layers.Concatenate()([known, title])
    inner = keras.layers.Dense(24, activation="gelu")(joined)
    return keras.Model(
        [known, title],
        {
            "occupations": keras.layers.Dense(OCCUPATIONS)(inner),
            "skills": keras.layers.Dense(SKILLS)(inner),
        },
    )


def recommending(width: int = 48) -> Any:
    """features -> value, its output named by the layer alone."""
    import keras

    keras.utils.set_random_seed(4)
    features = keras.Input((FEATURES,), name="features")
    inner = keras.layers.Dense(width, activation="relu")(features)
    return keras.Model(features, keras.layers.Dense(1, name="value")(inner))


def given(model: Any, rows: int, seed: int) -> Given:
    """Random inputs of ``rows`` rows."""
    chance = np.random.default_rng(seed)
    return {
        tensor.name: chance.uniform(-1, 1, (rows, *tensor.shape[1:])).astype(np.float32)
        for tensor in model.inputs
    }
