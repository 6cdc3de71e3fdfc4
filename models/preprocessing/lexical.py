"""TF-IDF over the encoder's own hashed features, NumPy only: what letters alone can tell.

A baseline to measure the models against; beside the encoder, which has learned its letters,
it no longer helps any ranking.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from models.preprocessing.features import BUCKETS, Key, features
from models.preprocessing.sound import heard

Floats = npt.NDArray[np.float32]


def _counts(text: str, key: Key) -> tuple[npt.NDArray[np.int64], Floats]:
    """Returns the distinct buckets of ``text`` and 1 + log of their counts."""
    buckets = np.fromiter((bucket for bucket, _ in features(text, key)), np.int64)
    found, counts = np.unique(buckets, return_counts=True)
    return found, (1.0 + np.log(counts)).astype(np.float32)


class Lexical:
    """An inverted index of documents, scored by cosine of TF-IDF.

    Attributes:
        idf: float32 (BUCKETS,), ``log((1 + n) / (1 + df)) + 1``, as scikit-learn's.
        starts: int32 (BUCKETS + 1,), where each bucket's postings begin.
        docs: int32 (postings,), document numbers.
        values: float32 (postings,), weights, each document of length 1.
        size: Number of documents.
        key: What turned the words of the documents into keys, and does those of a query.
    """

    def __init__(
        self,
        idf: Floats,
        starts: npt.NDArray[np.int32],
        docs: npt.NDArray[np.int32],
        values: Floats,
        size: int,
        key: Key,
    ) -> None:
        self.idf, self.starts, self.docs, self.values, self.size = idf, starts, docs, values, size
        self.key = key

    @classmethod
    def build(cls, texts: Sequence[str], key: Key = heard) -> Lexical:
        """Indexes ``texts`` in order."""
        rows = [_counts(text, key) for text in texts]
        lengths = [len(found) for found, _ in rows]
        buckets = np.concatenate([found for found, _ in rows]) if rows else np.zeros(0, np.int64)
        weights = np.concatenate([w for _, w in rows]) if rows else np.zeros(0, np.float32)
        docs = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
        df = np.bincount(buckets, minlength=BUCKETS)
        idf = (np.log((1 + len(rows)) / (1 + df)) + 1).astype(np.float32)
        weights = weights * idf[buckets]
        norms = np.sqrt(np.bincount(docs, weights**2, len(rows))).astype(np.float32)
        weights /= np.maximum(norms[docs], 1e-9)
        order = np.argsort(buckets, kind="stable")
        starts = np.zeros(BUCKETS + 1, np.int32)
        starts[1:] = np.cumsum(df)
        return cls(idf, starts, docs[order], weights[order], len(rows), key)

    def scores(self, text: str) -> Floats:
        """Returns the cosine of ``text`` with every document, float32 (size,)."""
        found, weights = _counts(text, self.key)
        weights = weights * self.idf[found]
        weights /= max(float(np.sqrt((weights**2).sum())), 1e-9)
        total = np.zeros(self.size, np.float32)
        for bucket, weight in zip(found, weights, strict=True):
            span = slice(self.starts[bucket], self.starts[bucket + 1])
            total[self.docs[span]] += weight * self.values[span]
        return total
