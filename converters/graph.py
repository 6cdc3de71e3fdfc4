"""A Keras model as a TensorFlow function that the TFLite converter takes.

The function has the names of the model's inputs and outputs, so that the device
calls the TFLite model by name; and its keeper holds it and the variables. With
another keeper TensorFlow 2.21 says nothing and makes a file without names, or,
if the keeper is the Keras 3 model itself, one without weights that answers NaN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from converters.run import Array, Run


@dataclass(frozen=True)
class Graph:
    """What the converter needs of a model.

    Attributes:
        function: A concrete function with named arguments and a dictionary of outputs.
        keeper: Holds the variables of ``function``, and the ``tf.function`` it is of.
    """

    function: Any
    keeper: tf.Module


def _named(model: keras.Model, answer: Any) -> dict[str, Any]:
    if isinstance(answer, Mapping):
        return dict(answer)
    return dict(zip(model.output_names, keras.tree.flatten(answer), strict=True))


def _call(model: keras.Model, given: Mapping[str, Any]) -> dict[str, Any]:
    values = [given[tensor.name] for tensor in model.inputs]
    packed = keras.tree.pack_sequence_as(model.input, values)
    return _named(model, model(packed, training=False))


def graph_of(
    model: keras.Model, fixed: Mapping[str, tuple[int | None, ...]] | None = None
) -> Graph:
    """Returns the graph of a functional Keras model.

    Args:
        model: Its outputs are named by its dictionary, or by the layers they come from.
        fixed: Whole shapes of the inputs, batch included, by name, instead of the
            model's own. The model's own leave the batch open: LiteRT's signature
            runner then takes any number of rows.
    """
    shapes = {tensor.name: tuple(tensor.shape) for tensor in model.inputs} | dict(fixed or {})
    specs = {
        tensor.name: tf.TensorSpec(shapes[tensor.name], tensor.dtype, tensor.name)
        for tensor in model.inputs
    }

    def answer(**given: Any) -> dict[str, Any]:
        return _call(model, given)

    keeper = tf.Module()
    keeper.kept = [variable.value for variable in model.variables]
    keeper.answer = tf.function(answer)
    return Graph(keeper.answer.get_concrete_function(**specs), keeper)


def keras_run(model: keras.Model) -> Run:
    """Returns the Keras model as a :data:`Run`, the reference of every comparison."""

    def run(given: Mapping[str, Array]) -> dict[str, Array]:
        return {name: np.asarray(value) for name, value in _call(model, given).items()}

    return run


def with_heads(
    model: keras.Model,
    heads: Mapping[str, tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]],
    scale: float,
) -> keras.Model:
    """Returns the encoder with linear heads beside its vector, as one Keras model.

    Args:
        model: Returns unit vectors, float32 (batch, dim).
        heads: Kernel, float32 (dim, classes), and bias, float32 (classes,), by output name.
        scale: Length to which the heads stretch the vector.

    Returns:
        A model with the inputs of ``model`` and the outputs ``vector`` and one of
        logits, float32 (batch, classes), for each head.
    """
    vector = model.output
    outputs = {"vector": vector}
    for name, (kernel, bias) in heads.items():
        layer = keras.layers.Dense(len(bias), name=name)
        outputs[name] = layer(vector * scale)
        layer.set_weights([kernel, bias])
    return keras.Model(model.inputs, outputs, name=model.name)
