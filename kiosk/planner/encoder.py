"""The TFLite encoder behind LiteRT: words to unit vectors and group logits.

One interpreter, one thread, one lock: an answer takes a tenth of a millisecond,
so waiting costs less than a second interpreter's memory.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError
from models.preprocessing.features import encode

Floats = npt.NDArray[np.float32]


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


def _interpreter(path: Path) -> Any:
    try:
        from ai_edge_litert.interpreter import Interpreter
    except ImportError:  # 32-bit ARM has a wheel of the older name only
        from tflite_runtime.interpreter import Interpreter
    try:
        with _silence():
            interpreter = Interpreter(model_path=str(path), num_threads=1)
            interpreter.allocate_tensors()
    except (ValueError, RuntimeError) as error:
        raise BundleError(
            f"El modelo {path.name} está dañado o incompleto. "
            f"Remedio: vuelva a instalar yachay-nan o reponga el archivo {path}."
        ) from error
    return interpreter


class Encoder:
    """Encodes short texts, one at a time, the same for the same words."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise BundleError(
                f"Falta el modelo {path.name}. Remedio: vuelva a instalar yachay-nan "
                f"o reponga el archivo {path}."
            )
        interpreter = _interpreter(path)
        self._lock = threading.Lock()
        self._run = interpreter.get_signature_runner()

    def encode(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """Encodes ``texts``.

        Returns:
            Vectors, float32 (len(texts), dim), of length 1, and logits of the
            CIUO-08 unit groups, float32 (len(texts), codes).
        """
        ids, weights = encode(texts)
        vectors, groups = [], []
        with self._lock:
            for row in range(len(texts)):
                out = self._run(ids=ids[row : row + 1], weights=weights[row : row + 1])
                vectors.append(out["vector"][0].copy())
                groups.append(out["groups"][0].copy())
        return np.stack(vectors), np.stack(groups)
