"""What the shipped encoder says of a programme's name.

The encoder is the one of the kiosk (``models/bundle``): from a short text it gives a unit
vector and a logit for each CIUO-08 unit group. It runs here on one thread, one text at a time, so
that the same names give the same numbers on the same kind of processor whatever its load.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.building.errors import BuildError
from models.preprocessing.features import encode
from models.preprocessing.spelling import Vocabulary

Floats = npt.NDArray[np.float64]
BUNDLE = Path(__file__).resolve().parents[1] / "bundle"


@dataclass(frozen=True)
class Readings:
    """What the encoder says of several names.

    Attributes:
        codes: The CIUO-08 unit groups, in the order of the columns of ``groups``.
        vectors: float64 (names, dim), of length 1.
        groups: float64 (names, codes), probabilities that sum to 1 in each row.
    """

    codes: tuple[str, ...]
    vectors: Floats
    groups: Floats


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


def _runner(path: Path) -> Any:
    from ai_edge_litert.interpreter import Interpreter

    try:
        with _silence():
            interpreter = Interpreter(model_path=str(path), num_threads=1)
            interpreter.allocate_tensors()
            return interpreter.get_signature_runner()
    except (ValueError, RuntimeError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> BuildError:
    return BuildError(
        f"{path.name}: se esperaba el codificador que se entrega con yachay-nan; falta o está "
        "dañado. Remedio: vuelva a instalar yachay-nan."
    )


def read_names(names: Sequence[str], bundle: Path = BUNDLE) -> Readings:
    """Reads names with the encoder.

    Args:
        names: Programmes as a person reads them, at least one.
        bundle: Folder with ``encoder.tflite``, ``vocabulary.npz`` and ``bundle.json``.

    Returns:
        One row for each of ``names``, in order.

    Raises:
        BuildError: The bundle is missing or damaged.
    """
    try:
        codes = tuple(json.loads((bundle / "bundle.json").read_text("utf-8"))["codes"])
    except (OSError, ValueError, KeyError) as error:
        raise _damaged(bundle / "bundle.json") from error
    for part in ("encoder.tflite", "vocabulary.npz"):
        if not (bundle / part).is_file():
            raise _damaged(bundle / part)
    run = _runner(bundle / "encoder.tflite")
    ids, weights = encode(names, Vocabulary.read(bundle / "vocabulary.npz").key)
    vectors, logits = [], []
    for row in range(len(names)):
        out = run(ids=ids[row : row + 1], weights=weights[row : row + 1])
        vectors.append(out["vector"][0].astype(np.float64))
        logits.append(out["groups"][0].astype(np.float64))
    raised = np.exp(np.stack(logits) - np.max(logits, axis=1, keepdims=True))
    return Readings(codes, np.stack(vectors), raised / raised.sum(axis=1, keepdims=True))
