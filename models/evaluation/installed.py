"""The models of the installed bundle, called as the device calls them: TFLite, one thread."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.preprocessing.features import encode

BUNDLE = Path(__file__).parent.parent / "bundle"
Floats = npt.NDArray[np.float32]
#: Arrays by the name of the input to arrays by the name of the output.
Call = Callable[[Mapping[str, npt.NDArray[Any]]], dict[str, npt.NDArray[Any]]]


class NotInstalledError(Exception):
    """The bundle lacks a file; the message names it."""


def manifest(bundle: Path = BUNDLE) -> dict[str, Any]:
    """Returns the manifest of the bundle."""
    found: dict[str, Any] = json.loads((bundle / "bundle.json").read_text("utf-8"))
    return found


def load(name: str, bundle: Path = BUNDLE) -> Call:
    """Returns the model in the file ``name``.

    Raises:
        NotInstalledError: The bundle has none.
    """
    from ai_edge_litert.interpreter import Interpreter

    path = bundle / name
    if not path.exists():
        raise NotInstalledError(name)
    runner = Interpreter(str(path), num_threads=1).get_signature_runner()

    def call(given: Mapping[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[Any]]:
        return {key: np.array(value) for key, value in runner(**given).items()}

    return call


def vectors(texts: Sequence[str], bundle: Path = BUNDLE) -> Floats:
    """Returns the encoder's unit vectors of ``texts``, float32 (texts, dim)."""
    call = load("encoder.tflite", bundle)
    rows = (encode([text]) for text in texts)
    return np.concatenate([call({"ids": i, "weights": w})["vector"] for i, w in rows])


def matching(bundle: Path = BUNDLE) -> Callable[[Floats, Floats], tuple[Floats, Floats]]:
    """Returns skill matching: from ``known`` and ``title`` to logits of groups and skills."""
    call = load("skill_matching.tflite", bundle)

    def predict(known: Floats, title: Floats) -> tuple[Floats, Floats]:
        found = [
            call({"known": known[row : row + 1], "title": title[row : row + 1]})
            for row in range(len(known))
        ]
        return (
            np.concatenate([one["occupations"] for one in found]),
            np.concatenate([one["skills"] for one in found]),
        )

    return predict


def course_value(bundle: Path = BUNDLE) -> Callable[[Floats], npt.NDArray[np.float64]]:
    """Returns recommendations: from features to logits, float64 (courses,)."""
    call = load("recommendations.tflite", bundle)

    def value(features: Floats) -> npt.NDArray[np.float64]:
        return np.asarray(call({"features": features})["value"], np.float64)[:, 0]

    return value
