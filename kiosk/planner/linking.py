"""Ranks the texts of one file for the texts of another: ``yachay rank``.

Score = cosine of encoder vectors + LEXICAL_WEIGHT x cosine of TF-IDF over the
corpus given. Nothing but the two files and the encoder is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from kiosk.planner.encoder import Encoder
from models.preprocessing.lexical import Lexical

#: Chosen on the MELO dev queries (see docs/models/encoder.md).
LEXICAL_WEIGHT = 0.3


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
    vectors, _ = encoder.encode(list(distinct))
    lexical = Lexical.build(list(distinct))
    place = np.array([distinct[text] for text in corpus])
    later = -np.arange(len(corpus))
    for query in queries:
        vector, _ = encoder.encode([query])
        scores = (vectors @ vector[0] + LEXICAL_WEIGHT * lexical.scores(query))[place]
        yield [int(i) for i in np.lexsort((later, -np.round(scores, 6)))[:top]]
