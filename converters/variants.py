"""One model in four precisions: float32, float16, dynamic range and int8.

All take and give floats, so the device need not know which one it runs.

    float32  as trained
    float16  weights in 16 bits, turned into float32 as the model is loaded
    dynamic  weights in 8 bits, but for those shorter than 1,024 numbers, which the converter
             leaves as they are; activations are rounded to 8 bits as they come
    int8     weights and activations in 8 bits, the ranges of the latter measured on
             representative inputs; operations without an integer form stay in floats
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import keras
import tensorflow as tf

from converters.flatbuffer import fault, holds
from converters.graph import Graph, graph_of
from converters.run import Array

#: In the order of the report.
PRECISIONS = ("float32", "float16", "dynamic", "int8")
#: The type that tells a file of each precision from one left in float32.
_MARK = {"float32": "float32", "float16": "float16", "dynamic": "int8", "int8": "int8"}


@dataclass(frozen=True)
class Variants:
    """What came of converting one model.

    Attributes:
        files: TFLite files by precision.
        failed: Why a precision is missing, by its name.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def _converter(graph: Graph, precision: str, inputs: list[Mapping[str, Array]]) -> Any:
    converter = tf.lite.TFLiteConverter.from_concrete_functions([graph.function], graph.keeper)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS]
    if precision != "float32":
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if precision == "float16":
        converter.target_spec.supported_types = [tf.float16]
    if precision == "int8":

        def representative() -> Iterator[dict[str, Array]]:
            yield from map(dict, inputs)

        converter.representative_dataset = representative
        converter.target_spec.supported_ops = [
            tf.lite.OpsSet.TFLITE_BUILTINS_INT8,
            tf.lite.OpsSet.TFLITE_BUILTINS,
        ]
    return converter


def _convert(graph: Graph, precision: str, inputs: list[Mapping[str, Array]]) -> bytes:
    if precision == "int8" and not inputs:
        raise ValueError("expected representative inputs, received none")
    with warnings.catch_warnings():
        # TensorFlow's own calibrator starts the interpreter that TensorFlow calls deprecated.
        warnings.filterwarnings("ignore", r"\s*Warning: tf\.lite\.Interpreter", UserWarning)
        tflite = bytes(_converter(graph, precision, inputs).convert())
    if wrong := fault(tflite):
        raise ValueError(f"{wrong}; expected a keeper that holds the function and its variables")
    if not holds(tflite, _MARK[precision]):
        raise ValueError(f"nothing was rounded: the file holds no {_MARK[precision]}")
    return tflite


def variants(model: keras.Model | Graph, representative: Iterable[Mapping[str, Array]]) -> Variants:
    """Converts ``model`` in every precision; one that fails leaves the others.

    Args:
        model: A functional Keras model, its batch open, or a graph.
        representative: Some hundred typical inputs, arrays by name with their batch,
            for the ranges of int8; never of a held-out set.
    """
    graph = model if isinstance(model, Graph) else graph_of(model)
    inputs = list(representative)
    made = Variants()
    for precision in PRECISIONS:
        try:
            made.files[precision] = _convert(graph, precision, inputs)
        except Exception as error:  # noqa: BLE001 - the converter raises whatever it likes
            made.failed[precision] = f"{type(error).__name__}: {error}".splitlines()[0]
    return made
