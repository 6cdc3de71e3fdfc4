"""Compares the converted encoder with the Keras model it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import keras
import numpy as np
from ai_edge_litert.interpreter import Interpreter

from models.preprocessing.features import encode


@dataclass(frozen=True)
class Parity:
    """Cosines between both models' vectors over a sample of texts."""

    texts: int
    lowest: float
    mean: float


def parity(model: keras.Model, tflite: bytes, texts: Sequence[str]) -> Parity:
    """Runs both models on ``texts``, the small one as the device does, and compares vectors."""
    interpreter = Interpreter(model_content=tflite, num_threads=1)
    run = interpreter.get_signature_runner()
    cosines = []
    for text in texts:
        ids, weights = encode([text])
        small = run(ids=ids, weights=weights)["vector"][0]
        full = np.asarray(model([ids, weights]))[0]
        cosines.append(float(small @ full))
    return Parity(len(texts), min(cosines), float(np.mean(cosines)))
