"""How sure the encoder is of a programme's tags.

Two witnesses, neither of which looks at the programme's own rule:

- *vote*: the ``NEIGHBOURS`` other programmes whose names the encoder finds nearest, each with
  weight ``exp(SHARPNESS * (cosine - 1))``; the share of the weight of those that carry the tag.
  A stranger at cosine ``FAR`` without any tag votes too, so that a name near to none is not sure;
- *need*: for a skill, the sum over unit groups of the encoder's probability times the weight
  the skill has in the group (``occupation_skills.csv``); for a unit group, its probability.

    confidence = 1 - (1 - vote) * (1 - NEED_SHARE * need), rounded to two decimals

The constants were chosen on the shipped programmes, each read without its own tags, so that the
confidence can be taken at its word: of the tags of 0.5 to 0.6 the rules give 51 %, of 0.8 to 0.9
they give 91 %, from 0.9 on 96 % (``models.evaluation.course_calibration``). Programmes that differ
by one word vote for each other, so this holds for names like those of the lists and no others.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
NEIGHBOURS = 8
SHARPNESS = 9.0
FAR = 0.3
NEED_SHARE = 0.4
#: Cosines are compared to six decimals, so that equal names stay equal on another processor.
_DECIMALS = 6


def votes(vectors: Floats, tagged: Floats) -> Floats:
    """Returns for each programme the share of its neighbours that carry each tag.

    Args:
        vectors: (programmes, dim), of length 1.
        tagged: (programmes, tags), 1 where a programme carries a tag; a row without any tag
            casts no vote.

    Returns:
        (programmes, tags), 0 to 1.
    """
    near = np.round(vectors @ vectors.T, _DECIMALS)
    np.fill_diagonal(near, -np.inf)
    near[:, tagged.sum(axis=1) == 0] = -np.inf
    found = np.zeros_like(tagged)
    stranger = np.exp(SHARPNESS * (FAR - 1))
    for row, cosines in enumerate(near):
        first = np.argsort(-cosines, kind="stable")[:NEIGHBOURS]
        weights = np.exp(SHARPNESS * (cosines[first] - 1))
        found[row] = weights @ tagged[first] / (weights.sum() + stranger)
    return found


def confidence(vote: Floats, need: Floats) -> Floats:
    """Returns the confidence of each tag, two decimals.

    Args:
        vote: (programmes, tags), 0 to 1.
        need: The same shape; what exceeds 1 counts as 1.
    """
    return np.round(1 - (1 - vote) * (1 - NEED_SHARE * np.minimum(need, 1.0)), 2)
