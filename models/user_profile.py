"""The encoder: words in, a unit vector and CIUO-08 group scores out.

Architecture only; training lives in ``models.training.encoder``. A weighted sum
of hashed-feature embeddings is cheap enough for a kiosk (one table look-up per
feature) and, distilled from a large encoder, keeps most of its judgement; the
residual layer lets features act together ("operador" alone says little).
"""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from models.preprocessing.features import BUCKETS

#: Length of the vector.
DIM = 192
#: Width of the residual layer.
HIDDEN = 256
#: The linear heads read vectors stretched to this length.
HEAD_SCALE = 12.0


@keras.saving.register_keras_serializable("yachay")
class HashedBag(keras.layers.Layer):
    """Weighted sum of embeddings, divided by the square root of the summed squares.

    Input: ``ids`` int32 (batch, features), ``weights`` float32 (batch, features).
    Output: float32 (batch, dim).
    """

    def __init__(self, buckets: int = BUCKETS, dim: int = DIM, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.buckets = buckets
        self.dim = dim

    def build(self, _shape: object = None) -> None:
        """Creates the table, float32 (buckets, dim)."""
        self.table = self.add_weight(
            name="table",
            shape=(self.buckets, self.dim),
            initializer=keras.initializers.RandomNormal(stddev=0.05),
        )
        self.built = True

    def call(self, inputs: tuple[Any, Any]) -> Any:
        """Returns the pooled vectors, float32 (batch, dim)."""
        ids, weights = inputs
        rows = ops.take(self.table, ids, axis=0)
        summed = ops.sum(rows * weights[..., None], axis=1)
        norm = ops.sqrt(ops.sum(ops.square(weights), axis=1, keepdims=True) + 1e-6)
        return summed / norm

    def pool(self, ids: Any, weights: Any, rows: Any, count: int) -> Any:
        """Returns what :meth:`call` does, for features listed without padding.

        Args:
            ids: int32 (features,), of all texts one after the other.
            weights: float32 (features,).
            rows: int32 (features,), ascending: the text each feature belongs to.
            count: Number of texts.
        """
        found = ops.take(self.table, ids, axis=0) * weights[:, None]
        summed = ops.segment_sum(found, rows, num_segments=count)
        squares = ops.segment_sum(ops.square(weights), rows, num_segments=count)
        return summed / ops.sqrt(squares[:, None] + 1e-6)

    def get_config(self) -> dict[str, object]:
        """Returns what is needed to build the layer again."""
        return {**super().get_config(), "buckets": self.buckets, "dim": self.dim}


@keras.saving.register_keras_serializable("yachay")
class Unit(keras.layers.Layer):
    """Scales each row of (batch, dim) to length 1; a zero row stays zero."""

    def call(self, x: Any) -> Any:
        """Returns float32 (batch, dim)."""
        return x / ops.sqrt(ops.sum(ops.square(x), axis=-1, keepdims=True) + 1e-9)


def build_encoder(buckets: int = BUCKETS, dim: int = DIM, hidden: int = HIDDEN) -> keras.Model:
    """Returns the encoder.

    Args:
        buckets: Rows of the embedding table.
        dim: Length of the vector.
        hidden: Width of the residual layer.

    Returns:
        A model from ``ids`` int32 (batch, features) and ``weights`` float32
        (batch, features) to a vector, float32 (batch, dim), of length 1.
    """
    ids = keras.Input((None,), dtype="int32", name="ids")
    weights = keras.Input((None,), dtype="float32", name="weights")
    pooled = HashedBag(buckets, dim, name="bag")((ids, weights))
    inner = keras.layers.Dense(hidden, activation="gelu", name="inner")(pooled)
    outer = keras.layers.Dense(dim, kernel_initializer="zeros", name="outer")(inner)
    vector = Unit(name="vector")(keras.layers.Add()([pooled, outer]))
    return keras.Model([ids, weights], vector, name="user_profile")
