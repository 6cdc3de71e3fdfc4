"""The trained encoder as a TFLite model with a four-bit table.

The graph is the Keras one with the table packed: gather bytes, split nibbles,
one matrix product for the weighted sum, the residual layer, unit length; and
the unit-group head beside it. Only built-in TFLite operations are used.
"""

from __future__ import annotations

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from converters.quantise import pack
from models.preprocessing.features import MAX_FEATURES
from models.user_profile import HEAD_SCALE


class PackedEncoder(tf.Module):
    """The encoder for one text: ids, weights (1, MAX_FEATURES) to vector and logits."""

    def __init__(
        self, model: keras.Model, head: npt.NDArray[np.float32], bias: npt.NDArray[np.float32]
    ) -> None:
        super().__init__()
        packed, scales = pack(model.get_layer("bag").table.numpy())
        self.packed, self.scales = tf.constant(packed), tf.constant(scales)
        self.inner = [tf.constant(w) for w in model.get_layer("inner").get_weights()]
        self.outer = [tf.constant(w) for w in model.get_layer("outer").get_weights()]
        self.head, self.bias = tf.constant(head), tf.constant(bias)

    @tf.function(
        input_signature=[
            tf.TensorSpec((1, MAX_FEATURES), tf.int32, "ids"),
            tf.TensorSpec((1, MAX_FEATURES), tf.float32, "weights"),
        ]
    )
    def encode(self, ids: tf.Tensor, weights: tf.Tensor) -> dict[str, tf.Tensor]:
        """Returns ``vector`` float32 (1, dim) and ``groups`` float32 (1, codes), logits."""
        rows = tf.cast(tf.gather(self.packed, ids[0]), tf.float32)
        high = tf.floor(rows * (1.0 / 16.0))
        low = rows - high * 16.0
        scaled = weights * tf.gather(self.scales, ids[0])[None]
        summed = tf.matmul(scaled, tf.concat([low, high], 1) - 8.0)
        pooled = summed / tf.sqrt(tf.reduce_sum(weights * weights, 1, keepdims=True) + 1e-6)
        inner = tf.nn.gelu(tf.matmul(pooled, self.inner[0]) + self.inner[1], approximate=False)
        joined = pooled + tf.matmul(inner, self.outer[0]) + self.outer[1]
        vector = joined / tf.sqrt(tf.reduce_sum(joined * joined, 1, keepdims=True) + 1e-9)
        return {
            "vector": vector,
            "groups": tf.matmul(vector * HEAD_SCALE, self.head) + self.bias,
        }


def convert(
    model: keras.Model, head: npt.NDArray[np.float32], bias: npt.NDArray[np.float32]
) -> bytes:
    """Returns the TFLite flatbuffer of the encoder with its unit-group head.

    Args:
        model: The trained encoder.
        head: float32 (dim, codes).
        bias: float32 (codes,).
    """
    module = PackedEncoder(model, head, bias)
    function = module.encode.get_concrete_function()
    converter = tf.lite.TFLiteConverter.from_concrete_functions([function], module)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS]
    return bytes(converter.convert())
