"""Hashed features of a short text: word stems, stem pairs, character n-grams.

The encoder sees a text as at most :data:`MAX_FEATURES` (bucket, weight) pairs.
Hashing (CRC-32, the one in zlib) needs no vocabulary on the device and gives
unknown and misspelt words most of the n-grams of the word that was meant.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from models.preprocessing.text import STOP_WORDS, stem, words

#: Rows of the embedding table; row 0 is padding.
BUCKETS = 49_152
#: Longest feature list; a text of about 20 words. What is longer is split into clauses first.
MAX_FEATURES = 256
#: Sizes of character n-grams, boundaries included. 3 to 5 as in fastText (Bojanowski 2017).
NGRAM_SIZES = (3, 4, 5)
_LONGEST_WORD = 24

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]


def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % (BUCKETS - 1) + 1


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> tuple[tuple[int, float], ...]:
    marked = f"<{word[:_LONGEST_WORD]}>"
    grams = [marked[i : i + n] for n in NGRAM_SIZES for i in range(len(marked) - n + 1)]
    share = len(grams) ** -0.5 if grams else 0.0
    return ((_bucket("w" + stem(word)), 1.0), *((_bucket(gram), share) for gram in grams))


def features(text: str) -> list[tuple[int, float]]:
    """Returns the (bucket, weight) pairs of ``text``, at most MAX_FEATURES of them.

    Stems and stem pairs weigh 1; the k n-grams of one word weigh ``k ** -0.5``
    each, so that a long word does not drown its neighbours.
    """
    content = [w for w in words(text) if w not in STOP_WORDS]
    found: list[tuple[int, float]] = []
    stems = [stem(w) for w in content]
    for first, second in pairwise(stems):
        found.append((_bucket(f"b{first} {second}"), 1.0))
    for word in content:
        found.extend(_of_word(word))
    return found[:MAX_FEATURES]


def encode(texts: Sequence[str]) -> tuple[Ids, Weights]:
    """Returns the model's input for ``texts``.

    Returns:
        ``ids``: int32, shape (len(texts), MAX_FEATURES), 0 where there is nothing.
        ``weights``: float32, the same shape, 0.0 where there is nothing.
    """
    ids = np.zeros((len(texts), MAX_FEATURES), np.int32)
    weights = np.zeros((len(texts), MAX_FEATURES), np.float32)
    for row, text in enumerate(texts):
        pairs = features(text)
        if pairs:
            ids[row, : len(pairs)] = [p[0] for p in pairs]
            weights[row, : len(pairs)] = [p[1] for p in pairs]
    return ids, weights
