"""The TFLite models behind LiteRT, each with one interpreter, one thread and one lock.

An answer takes some ten microseconds, so waiting costs less than a second interpreter's memory.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError

Array = npt.NDArray[Any]


@contextmanager
def _silence() -> Iterator[None]:
    """Keeps LiteRT's greeting, written past Python, away from what people read."""
    kept = os.dup(2)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def part(bundle: Path, name: str) -> Path:
    """Returns the path of a file of the bundle.

    Raises:
        BundleError: It is not there.
    """
    path = bundle / name
    if not path.is_file():
        raise BundleError(
            f"Falta el archivo {name}. Remedio: vuelva a instalar yachay-nan "
            f"o reponga el archivo {path}."
        )
    return path


def _interpreter(path: Path) -> Any:
    try:
        from ai_edge_litert.interpreter import Interpreter, OpResolverType
    except ImportError:  # 32-bit ARM has a wheel of the older name only
        from tflite_runtime.interpreter import Interpreter, OpResolverType
    # The delegates copy weights: 1.4 MB for some 50 microseconds a text.
    plain = OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    try:
        with _silence():
            interpreter = Interpreter(
                model_path=str(path), num_threads=1, experimental_op_resolver_type=plain
            )
            interpreter.allocate_tensors()
    except (ValueError, RuntimeError) as error:
        raise BundleError(
            f"El modelo {path.name} está dañado o incompleto. "
            f"Remedio: vuelva a instalar yachay-nan o reponga el archivo {path}."
        ) from error
    return interpreter


class Model:
    """One model of the bundle, called by the names of its inputs and outputs.

    Attributes:
        name: Of its file.
    """

    def __init__(self, bundle: Path, name: str) -> None:
        self.name = name
        interpreter = _interpreter(part(bundle, name))
        self._lock = threading.Lock()
        self._run = interpreter.get_signature_runner()

    def width(self, name: str) -> int:
        """Returns the length of the last dimension of an input or output."""
        details = {**self._run.get_input_details(), **self._run.get_output_details()}
        return int(details[name]["shape"][-1])

    def __call__(self, **given: Array) -> dict[str, Array]:
        """Returns copies of the outputs by name; LiteRT uses its own memory again."""
        with self._lock:
            return {name: np.array(value) for name, value in self._run(**given).items()}
