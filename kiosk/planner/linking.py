"""Ranks the texts of one file for the texts of another: ``yachay rank``.

Score = cosine of encoder vectors
      + AGREEMENT x probability that both texts belong to one CIUO-08 group
      + CO95 x the same for the groups of Peru's older classification
      + LEXICAL x cosine of TF-IDF over the corpus given.
Nothing but the two files and the encoder (with its heads) is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kiosk.planner.encoder import Encoder
from models.preprocessing.lexical import Lexical

Floats = npt.NDArray[np.float32]
#: Chosen on MELO dev, TalentCLEF validation and held-out titles (docs/models/encoder.md).
AGREEMENT, CO95, LEXICAL = 0.14, 0.05, 0.05


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
    listed = encoder.encode(list(distinct))
    groups, old_groups = _softmax(listed.groups), _softmax(listed.co95)
    lexical = Lexical.build(list(distinct), encoder.key)
    place = np.array([distinct[text] for text in corpus])
    later = -np.arange(len(corpus))
    for query in queries:
        asked = encoder.encode([query])
        scores = listed.vectors @ asked.vectors[0] + LEXICAL * lexical.scores(query)
        scores += AGREEMENT * (groups @ _softmax(asked.groups)[0])
        scores += CO95 * (old_groups @ _softmax(asked.co95)[0])
        scores = scores[place]
        yield [int(i) for i in np.lexsort((later, -np.round(scores, 6)))[:top]]
