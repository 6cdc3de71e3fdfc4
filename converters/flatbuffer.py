"""What a TFLite file says of itself, and how to run it as the device does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from ai_edge_litert.interpreter import Interpreter, OpResolverType

from converters.run import Array, Run

#: Operations that fetch a weight kept outside the file: a model that has them has none.
_LOST = frozenset({"VAR_HANDLE", "READ_VARIABLE"})
#: Operations between the two worlds, in neither.
_BORDER = frozenset({"QUANTIZE", "DEQUANTIZE"})


@dataclass(frozen=True)
class Port:
    """An input or output of the signature.

    Attributes:
        name: Name by which the device gives or gets it.
        shape: Lengths of its dimensions, -1 where any length goes.
        dtype: Name of NumPy's type.
    """

    name: str
    shape: tuple[int, ...]
    dtype: str


def _ports(details: Mapping[str, Mapping[str, Any]]) -> tuple[Port, ...]:
    return tuple(
        Port(name, tuple(map(int, detail["shape_signature"])), np.dtype(detail["dtype"]).name)
        for name, detail in sorted(details.items())
    )


def ports(tflite: bytes) -> tuple[tuple[Port, ...], tuple[Port, ...]]:
    """Returns the inputs and the outputs, each by name."""
    runner = Interpreter(model_content=tflite, num_threads=1).get_signature_runner()
    return _ports(runner.get_input_details()), _ports(runner.get_output_details())


def _operations(tflite: bytes) -> list[tuple[str, set[Any]]]:
    plain = OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    interpreter = Interpreter(
        model_content=tflite, num_threads=1, experimental_op_resolver_type=plain
    )
    types = {t["index"]: t["dtype"] for t in interpreter.get_tensor_details()}
    return [
        (op["op_name"], {types[i] for i in op["outputs"] if i in types})
        for op in interpreter._get_ops_details()
    ]


def fault(tflite: bytes) -> str:
    """Returns why the device could not use the file though it was converted, or nothing."""
    if any(name in _LOST for name, _ in _operations(tflite)):
        return "the file reads weights that it does not hold"
    if not Interpreter(model_content=tflite, num_threads=1).get_signature_list():
        return "the file has no names for its inputs and outputs"
    return ""


def holds(tflite: bytes, dtype: str) -> bool:
    """Tells whether any tensor of the file is of ``dtype``, a name of NumPy's."""
    interpreter = Interpreter(model_content=tflite, num_threads=1)
    return any(np.dtype(t["dtype"]).name == dtype for t in interpreter.get_tensor_details())


def float_operations(tflite: bytes) -> tuple[str, ...]:
    """Returns the operations that give floats, in order; none in a model wholly of integers.

    The ones that turn numbers into floats at the end, or back, do not count.
    """
    return tuple(
        name for name, gives in _operations(tflite) if np.float32 in gives and name not in _BORDER
    )


def tflite_run(tflite: bytes) -> Run:
    """Returns the model as a :data:`Run`, on one thread as on the device.

    Its answers are good until the next call, as LiteRT may use their memory again.
    """
    runner = Interpreter(model_content=tflite, num_threads=1).get_signature_runner()

    def run(given: Mapping[str, Array]) -> dict[str, Array]:
        return dict(runner(**given))

    return run
