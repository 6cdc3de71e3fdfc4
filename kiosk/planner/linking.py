"""Ranks the texts of one file for the texts of another: ``yachay rank``.

Score = cosine of encoder vectors
      + AGREEMENT x probability that both texts belong to one CIUO-08 group.
Nothing but the two files and the encoder (with its group head) is used. Both files are taken
as written with care: a word that nobody taught is read as it stands, not mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kiosk.planner.encoder import Encoder
from models.preprocessing.sound import heard

Floats = npt.NDArray[np.float32]
#: Chosen on MELO dev, TalentCLEF validation and held-out titles (docs/models/user_profile.md).
AGREEMENT = 0.26


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def rank(
    encoder: Encoder, queries: Sequence[str], corpus: Sequence[str], top: int = 200
) -> Iterator[list[int]]:
    """Yields for each query the indices into ``corpus``, best first, at most ``top``.

    Equal texts have equal scores; the later line of the corpus comes first, since
    lists of occupations run from the general to the particular.
    """
    if not corpus:
        return
    distinct = {text: i for i, text in enumerate(dict.fromkeys(corpus))}
    vectors, logits = encoder.encode(list(distinct), heard)
    groups = _softmax(logits)
    place = np.array([distinct[text] for text in corpus])
    later = -np.arange(len(corpus))
    for query in queries:
        vector, logits = encoder.encode([query], heard)
        scores = (vectors @ vector[0] + AGREEMENT * (groups @ _softmax(logits)[0]))[place]
        yield [int(i) for i in np.lexsort((later, -np.round(scores, 6)))[:top]]
