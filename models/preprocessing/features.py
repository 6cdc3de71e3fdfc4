"""Hashed features of a short text: words as they sound, pairs of them, n-grams.

The encoder sees a text as at most :data:`MAX_FEATURES` (bucket, weight) pairs. A word counts
as the sound of its stem, so number, gender, accents, case and spelling by ear change nothing;
its n-grams give words nobody taught most of the features of their family. Hashing (CRC-32, the
one in zlib) keeps the table small: words and n-grams share one part, pairs have the other, so
that the many rare pairs do not blur the words.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from models.preprocessing.sound import heard
from models.preprocessing.text import STOP_WORDS, words

#: Rows of the embedding table; row 0 is padding.
BUCKETS = 65_536
#: Rows from here on are of pairs.
PAIRS_FROM = 49_152
#: Longest feature list; a text of about 20 words. What is longer is split into clauses first.
MAX_FEATURES = 256
#: Sizes of character n-grams, boundaries included. 3 to 5 as in fastText (Bojanowski 2017).
NGRAM_SIZES = (3, 4, 5)
_LONGEST_WORD = 24

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]
Key = Callable[[str], str]


def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % (PAIRS_FROM - 1) + 1


def _pair_bucket(first: str, second: str) -> int:
    return zlib.crc32(f"{first} {second}".encode()) % (BUCKETS - PAIRS_FROM) + PAIRS_FROM


@lru_cache(maxsize=20_000)
def _grams(key: str) -> tuple[tuple[int, float], ...]:
    marked = f"<{key[:_LONGEST_WORD]}>"
    grams = [marked[i : i + n] for n in NGRAM_SIZES for i in range(len(marked) - n + 1)]
    share = len(grams) ** -0.5 if grams else 0.0
    return tuple((_bucket(gram), share) for gram in grams)


def content(text: str) -> list[str]:
    """Returns the folded words of ``text`` in order, without grammar words."""
    return [word for word in words(text) if word not in STOP_WORDS]


def features(text: str, key: Key = heard) -> list[tuple[int, float]]:
    """Returns the (bucket, weight) pairs of ``text``, at most MAX_FEATURES of them.

    Words and pairs weigh 1; the k n-grams of one word weigh ``k ** -0.5`` each, so
    that a long word does not drown its neighbours. A long text loses n-grams first. A word said
    twice in a row counts once.

    Args:
        text: What was written.
        key: Turns a word into its key; the device's also mends slips of the finger
            (:attr:`models.preprocessing.spelling.Vocabulary.key`).
    """
    said = [key(word) for word in content(text)]
    said = [one for one, before in zip(said, [None, *said], strict=False) if one != before]
    found = [(_bucket("w" + one), 1.0) for one in said]
    found += [(_pair_bucket(first, second), 1.0) for first, second in pairwise(said)]
    for one in said:
        found.extend(_grams(one))
    return found[:MAX_FEATURES]


def encode(texts: Sequence[str], key: Key = heard) -> tuple[Ids, Weights]:
    """Returns the model's input for ``texts``.

    Args:
        texts: What was written.
        key: As :func:`features` takes it.

    Returns:
        ``ids``: int32, shape (len(texts), MAX_FEATURES), 0 where there is nothing.
        ``weights``: float32, the same shape, 0.0 where there is nothing.
    """
    ids = np.zeros((len(texts), MAX_FEATURES), np.int32)
    weights = np.zeros((len(texts), MAX_FEATURES), np.float32)
    for row, text in enumerate(texts):
        pairs = features(text, key)
        if pairs:
            ids[row, : len(pairs)] = [p[0] for p in pairs]
            weights[row, : len(pairs)] = [p[1] for p in pairs]
    return ids, weights
