"""The encoder: words to unit vectors and logits of unit groups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError
from kiosk.planner.litert import Model, part
from models.preprocessing.features import Key, encode
from models.preprocessing.spelling import Vocabulary

Floats = npt.NDArray[np.float32]


class Encoder:
    """Encodes short texts, one at a time, the same for the same words.

    Attributes:
        key: Turns a word into the key that its slips and sounds share.
    """

    def __init__(self, bundle: Path) -> None:
        known = part(bundle, "vocabulary.npz")
        try:
            self.key = Vocabulary.read(known).key
        except (OSError, ValueError, KeyError) as error:
            raise BundleError(
                f"El archivo {known.name} está dañado o incompleto. "
                f"Remedio: vuelva a instalar yachay-nan o reponga el archivo {known}."
            ) from error
        self._model = Model(bundle, "encoder.tflite")

    def encode(self, texts: Sequence[str], key: Key | None = None) -> tuple[Floats, Floats]:
        """Encodes ``texts``.

        Args:
            texts: At least one.
            key: Turns words into keys; None: the encoder's own, which mends slips.

        Returns:
            Vectors, float32 (len(texts), dim), of length 1, and logits of the
            CIUO-08 unit groups, float32 (len(texts), codes).
        """
        ids, weights = encode(texts, key or self.key)
        answers = [
            self._model(ids=ids[row : row + 1], weights=weights[row : row + 1])
            for row in range(len(texts))
        ]
        vectors = np.concatenate([answer["vector"] for answer in answers])
        return vectors, np.concatenate([answer["groups"] for answer in answers])
