"""The encoder: words to unit vectors and logits of unit groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError
from kiosk.planner.litert import Model, part
from models.preprocessing.features import encode
from models.preprocessing.spelling import Vocabulary

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Encoded:
    """What the encoder makes of texts.

    Attributes:
        vectors: float32 (texts, dim), of length 1.
        groups: float32 (texts, codes), logits of the CIUO-08 unit groups.
        co95: float32 (texts, old codes), logits of the groups of CO-95.
    """

    vectors: Floats
    groups: Floats
    co95: Floats


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

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Encodes ``texts``, at least one."""
        ids, weights = encode(texts, self.key)
        answers = [
            self._model(ids=ids[row : row + 1], weights=weights[row : row + 1])
            for row in range(len(texts))
        ]
        names = ("vector", "groups", "co95")
        return Encoded(*(np.concatenate([one[name] for one in answers]) for name in names))
