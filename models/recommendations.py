"""Recommendations: what one person can expect of each course towards one occupation.

Architecture only; training lives in ``models.training.recommendations``. A small network of
bounded units whose weights keep to the signs of ``models.preprocessing.offers.SIGNS``: a course
that teaches more of what is missing, all else equal, is never worth less; one that is farther
or asks more weeks, soles or schooling is never worth more. No amount of odd feedback can
teach it otherwise.
"""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from keras import ops

from models.preprocessing.offers import FEATURES, SIGNS

#: Widths of the two hidden layers: 4 kB of weights, some microseconds a row.
HIDDEN = (24, 12)


@keras.saving.register_keras_serializable("yachay")
class Signed(keras.constraints.Constraint):
    """Keeps each input's weights at or above 0 (sign 1), at or below (-1), or free (0).

    Args:
        signs: One of -1, 0, 1 for each row of the kernel.
    """

    def __init__(self, signs: tuple[int, ...]) -> None:
        self.signs = tuple(signs)

    def __call__(self, kernel: Any) -> Any:
        """Returns ``kernel``, float32 (inputs, units), with wrong weights at 0."""
        signs = np.array(self.signs, np.float32)[:, None]
        low = np.where(signs > 0, 0.0, -np.inf).astype(np.float32)
        high = np.where(signs < 0, 0.0, np.inf).astype(np.float32)
        return ops.minimum(ops.maximum(kernel, low), high)

    def get_config(self) -> dict[str, object]:
        """Returns what is needed to build the constraint again."""
        return {"signs": self.signs}


def build_recommendations(hidden: tuple[int, ...] = HIDDEN) -> keras.Model:
    """Returns the model.

    Args:
        hidden: Widths of the hidden layers.

    Returns:
        A model from ``features`` float32 (batch, FEATURES) to ``value`` float32 (batch, 1),
        the logit of "takes up the course, finishes it and says that it served".
    """
    signs = tuple(SIGNS.values())
    features = keras.Input((FEATURES,), dtype="float32", name="features")
    inner: Any = features
    for number, width in enumerate(hidden, 1):
        inner = keras.layers.Dense(
            width,
            activation="tanh",
            kernel_constraint=Signed(signs) if number == 1 else keras.constraints.NonNeg(),
            name=f"inner{number}",
        )(inner)
    straight = keras.layers.Dense(
        1, use_bias=False, kernel_constraint=Signed(signs), name="straight"
    )
    bent = keras.layers.Dense(1, kernel_constraint=keras.constraints.NonNeg(), name="bent")
    value = keras.layers.Add(name="value")([straight(features), bent(inner)])
    return keras.Model(features, value, name="recommendations")
