"""What skill matching must beat, on the same inputs: from counting to boosted trees.

Every baseline is a function from ``known`` float32 (people, skills), ``title`` float32
(people, 192) and the words of the title to scores of skills, float32 (people, skills). All
learn from the same training occupations as the network, and from those only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import HistGradientBoostingRegressor, RandomForestRegressor

from models.preprocessing.lexical import Lexical
from models.training.skill_sets import Floats, Ints, SkillSets

Scores = Callable[[Floats, Floats, Sequence[str]], Floats]
#: Neighbours heard, and the power of their likeness that weighs them; chosen on validation
#: occupations among the training ones (5 to 40, 3 to 8).
_NEAREST, _POWER, _POWER_BOTH = 20, 3, 6
#: Popularity orders what no neighbour knows.
_LEAST = 1e-6
_TINY = 1e-9
_SEED = 20261125
#: Partial views of each training occupation the trees see, and how large the trees are.
_VIEWS, _TREES, _LEAF = 2, 100, 2
#: Boosting ranks (person, skill) pairs; it sees inputs and skills as this many numbers each.
_FACTORS, _ROUNDS, _NEGATIVES = 24, 150, 3


@dataclass(frozen=True)
class Known:
    """The training occupations as baselines see them.

    Attributes:
        relevance: float32 (occupations, skills): 1 essential, 0.5 optional, 0 neither.
        essential: bool (occupations, skills).
        title: float32 (occupations, 192), of the preferred names.
        names: All names of each occupation in one text.
    """

    relevance: Floats
    essential: npt.NDArray[np.bool_]
    title: Floats
    names: tuple[str, ...]

    @property
    def popularity(self) -> Floats:
        """float32 (skills,), how much an average occupation asks for each skill."""
        return np.asarray(self.relevance.mean(0), np.float32)


def teaching(sets: SkillSets, title: Floats, rows: Ints) -> Known:
    """Returns the training occupations ``rows``; ``title`` float32 (all occupations, 192)."""
    return Known(
        relevance=np.asarray(sets.relevance[rows] / 2, np.float32),
        essential=sets.essential[rows],
        title=title[rows],
        names=tuple(" ".join(sets.titles[row]) for row in rows),
    )


def unit(x: Floats) -> Floats:
    """Scales rows to length 1; a zero row stays zero."""
    return np.asarray(x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), _TINY), np.float32)


def _heard(likeness: Floats, known: Known, power: int) -> Floats:
    """Returns what the nearest occupations ask for, weighed by likeness."""
    weight = np.maximum(likeness, 0) ** power
    count = min(_NEAREST, weight.shape[1])
    least = -np.partition(-weight, count - 1, axis=1)[:, count - 1 : count]
    weight = np.where(weight >= least, weight, 0)
    return np.asarray(weight @ known.relevance + _LEAST * known.popularity, np.float32)


def popularity(known: Known) -> Scores:
    """Ranks skills by how many occupations ask for them, whoever asks."""
    return lambda have, _title, _words: np.tile(known.popularity, (len(have), 1))


def tfidf(known: Known) -> Scores:
    """Skills of the occupations whose names share words with the title."""
    index = Lexical.build(known.names)

    def scores(_have: Floats, _title: Floats, words: Sequence[str]) -> Floats:
        return _heard(np.stack([index.scores(text) for text in words]), known, _POWER)

    return scores


def cosine(known: Known) -> Scores:
    """Skills of the occupations whose skill sets are most like the known skills."""
    sets = unit(known.relevance)
    return lambda have, _title, _words: _heard(unit(have) @ sets.T, known, _POWER)


def neighbours(known: Known) -> Scores:
    """Skills of the occupations nearest in skills and in the encoder's vector together."""
    sets = unit(known.relevance)
    return lambda have, title, _words: _heard(
        np.maximum(unit(have) @ sets.T, 0) + np.maximum(title @ known.title.T, 0),
        known,
        _POWER_BOTH,
    )


def _views(known: Known, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """Returns known, title and target of random partial views, a fifth each without one."""
    have, title, wanted = [], [], []
    for _ in range(_VIEWS):
        size = (len(known.title), 1)
        drawn = rng.random(known.essential.shape) < rng.choice([0.0, 0.5], size, p=[0.2, 0.8])
        have.append(known.essential & drawn)
        title.append(known.title * (rng.random(size) < 0.8))
        wanted.append(np.where(have[-1], 0, known.relevance))
    return (
        np.concatenate(have).astype(np.float32),
        np.concatenate(title).astype(np.float32),
        np.concatenate(wanted).astype(np.float32),
    )


def forest(known: Known) -> Scores:
    """A multi-output random forest from known skills and title vector to the rest."""
    have, title, wanted = _views(known, np.random.default_rng(_SEED))
    model = RandomForestRegressor(
        _TREES, min_samples_leaf=_LEAF, max_features="sqrt", random_state=_SEED, n_jobs=1
    )
    model.fit(np.hstack([have, title]), wanted)
    return lambda have, title, _words: np.asarray(
        model.predict(np.hstack([have, title])), np.float32
    )


def boosting(known: Known) -> Scores:
    """Gradient boosting over (person, skill) pairs.

    One model a skill on the raw columns takes over six seconds each, half an hour in all;
    pairs let one model learn from every skill. A pair is described by the factors of the
    person's skills, of the title and of the skill, the products of the first and last, and the
    popularity of the skill: the network's own inputs, without neighbours found for it.
    """
    rng = np.random.default_rng(_SEED)
    have, title, wanted = _views(known, rng)
    skills = TruncatedSVD(_FACTORS, random_state=_SEED).fit(unit(known.relevance))
    names = TruncatedSVD(_FACTORS, random_state=_SEED).fit(known.title)
    table = np.asarray(skills.components_.T, np.float32)
    # What the title leads to in skill factors, so that products of both mean something.
    bridge = np.linalg.lstsq(known.title, unit(known.relevance) @ table, rcond=None)[0]

    def pairs(have: Floats, title: Floats, people: Ints, at: Ints) -> Floats:
        person, name = unit(have) @ table, title @ names.components_.T
        led, own = title @ bridge, table[at]
        columns = [person[people], name[people], own, person[people] * own, led[people] * own]
        sums = [columns[3].sum(1), columns[4].sum(1), known.popularity[at]]
        return np.asarray(np.hstack([*columns, np.stack(sums, 1)]), np.float32)

    chosen = (wanted > 0) | (rng.random(wanted.shape) < _NEGATIVES * (wanted > 0).mean())
    people, at = np.nonzero(chosen & (have == 0))
    model = HistGradientBoostingRegressor(
        max_iter=_ROUNDS, learning_rate=0.15, max_leaf_nodes=31, random_state=_SEED,
        early_stopping=False,
    )  # fmt: skip
    model.fit(pairs(have, title, people, at), wanted[people, at])

    def scores(have: Floats, title: Floats, _words: Sequence[str]) -> Floats:
        grid = np.indices((len(have), have.shape[1])).reshape(2, -1)
        found = model.predict(pairs(have, title, grid[0], grid[1]))
        return np.asarray(found.reshape(have.shape), np.float32)

    return scores


def coverage(needs: Floats) -> Callable[[Floats], Floats]:
    """The kiosk's present fit: the share of each group's needs that is covered.

    As ``kiosk.planner.matching.Matcher.fits`` without experience, which lends kinship only.
    ``needs`` and its answer are float32 (groups, skills) and (people, groups).
    """
    total = np.maximum(needs.sum(1), _LEAST)
    return lambda have: np.asarray(have @ needs.T / total, np.float32)
