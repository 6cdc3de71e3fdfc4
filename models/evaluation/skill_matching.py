"""How well skill matching finds the rest of a held-out occupation, beside its baselines.

A held-out ESCO occupation stands for a person who knows a random half of its essential skills
(the same half for every ranking). nDCG@20 asks for the other skills, 2 for an essential and 1
for an optional one; what is already known is left out of the ranking. Unit groups are asked
from the skills alone. Nothing here trains or chooses the network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from models.evaluation import skill_baselines as baselines
from models.training.skill_sets import (
    Encode,
    Floats,
    Ints,
    SkillSets,
    group_measures,
    load,
    needs_of,
    read_titles,
)

if TYPE_CHECKING:
    from models.training.skill_matching import SkillMatchingConfig, Trained

#: From ``known`` (people, skills) and ``title`` (people, 192) to the logits of unit groups,
#: float32 (people, groups), and of skills, float32 (people, skills).
Predict = Callable[[Floats, Floats], tuple[Floats, Floats]]
Values = npt.NDArray[np.float64]
#: Skills that are ranked.
TOP = 20
#: Draws of the bootstrap and of the permutation test, and the seed of all chance here.
DRAWS, SEED = 10_000, 20261125
#: Two skill sets with this cosine or more count as nearly the same.
NEARLY = 0.95
#: Ranks at which unit groups are counted.
RANKS = (1, 3, 10)


def ndcg(scores: Floats, relevance: Floats, known: Floats) -> Values:
    """Returns nDCG@20 of each person.

    Args:
        scores: float32 (people, skills), higher first; ties go to the earlier skill.
        relevance: float32 (people, skills), 0 or more.
        known: float32 (people, skills); above 0 is left out of the ranking.

    Returns:
        float64 (people,); NaN where nothing is left to find.
    """
    left = np.where(known > 0, 0.0, relevance).astype(np.float64)
    order = np.argsort(-np.where(known > 0, -np.inf, scores), axis=1, kind="stable")[:, :TOP]
    worth = 1 / np.log2(np.arange(2, order.shape[1] + 2))
    got = (np.take_along_axis(left, order, 1) * worth).sum(1)
    best = (-np.sort(-left, axis=1)[:, : order.shape[1]] * worth).sum(1)
    return np.asarray(np.where(best > 0, got / np.maximum(best, 1e-12), np.nan), np.float64)


def half(essential: npt.NDArray[np.bool_], seed: int = SEED) -> Floats:
    """Returns a random half, rounded down, of each row's skills, float32 of its shape."""
    order = np.random.default_rng(seed).random(essential.shape)
    order = np.where(essential, order, np.inf)
    rank = np.argsort(np.argsort(order, axis=1, kind="stable"), axis=1, kind="stable")
    return np.asarray(rank < essential.sum(1, keepdims=True) // 2, np.float32)


def paired(ours: Values, theirs: Values, draws: int = DRAWS, seed: int = SEED) -> dict[str, float]:
    """Tests the mean difference of two rankings of the same people.

    Returns:
        ``difference``; ``low`` and ``high``, its 95 % interval by paired bootstrap; ``p``,
        two-sided, by flipping the signs of the differences.
    """
    gap = ours - theirs
    rng = np.random.default_rng(seed)
    drawn = np.array([gap[rng.integers(0, len(gap), len(gap))].mean() for _ in range(draws)])
    flipped = np.array([(gap * rng.choice([-1.0, 1.0], len(gap))).mean() for _ in range(draws)])
    extreme = int((np.abs(flipped) >= abs(gap.mean()) - 1e-12).sum())
    low, high = np.quantile(drawn, [0.025, 0.975])
    return {
        "difference": float(gap.mean()),
        "low": float(low),
        "high": float(high),
        "p": (extreme + 1) / (draws + 1),
    }


def accuracy(scores: Floats, group: Ints) -> dict[str, float]:
    """Returns the share of people whose unit group is among the first 1, 3 and 10."""
    order = np.argsort(-scores, axis=1, kind="stable")
    hit = order == group[:, None]
    return {f"accuracy@{k}": float(hit[:, :k].any(1).mean()) for k in RANKS}


def nearest_likeness(asked: Floats, taught: Floats) -> Floats:
    """Returns the cosine of each asked skill set with its nearest taught one."""
    likeness = baselines.unit(asked) @ baselines.unit(taught).T
    return np.asarray(likeness.max(1), np.float32)


def _inputs(sets: SkillSets, title: Floats, rows: Ints) -> dict[str, tuple[Floats, Floats]]:
    """Returns ``known`` and ``title`` of the three cases."""
    known, named = half(sets.essential[rows]), title[rows]
    return {
        "title_and_skills": (known, named),
        "title": (np.zeros_like(known), named),
        "skills": (known, np.zeros_like(named)),
    }


#: What can answer each case; a baseline that reads the other input has nothing to say.
_CASES: Mapping[str, Sequence[str]] = {
    "title_and_skills": ("popularity", "tfidf", "cosine", "forest", "boosting", "neighbours"),
    "title": ("popularity", "tfidf", "forest", "boosting", "neighbours"),
    "skills": ("popularity", "cosine", "forest", "boosting"),
}


def _mean(values: Values, kept: npt.NDArray[np.bool_]) -> dict[str, float]:
    return {"ndcg@20": float(values[kept].mean()), "occupations": int(kept.sum())}


def _compare(
    ours: Values, others: Mapping[str, Values], fresh: npt.NDArray[np.bool_]
) -> dict[str, object]:
    """Returns the figures of one case, with and without the near copies."""
    found = ~np.isnan(ours)
    return {
        "network": _mean(ours, found),
        "network_without_near_copies": _mean(ours, found & fresh),
        "baselines": {
            name: {
                **_mean(theirs, found),
                "network_minus_it": paired(ours[found], theirs[found]),
                "network_minus_it_without_near_copies": paired(
                    ours[found & fresh], theirs[found & fresh]
                ),
            }
            for name, theirs in others.items()
        },
    }


def measure(raw: Path, predict: Predict, encode: Encode) -> dict[str, object]:
    """Measures any trained or converted model on the 20 % of occupations held out.

    Args:
        raw: The folder of raw files.
        predict: From ``known`` and ``title`` to logits of unit groups and skills; must be
            trained on none of the held-out occupations.
        encode: Gives the unit vectors of texts, the ones the model was trained with.

    Returns:
        Figures and counts, ready for JSON.
    """
    sets = load(raw)
    teaching, asked = np.flatnonzero(~sets.held_out), np.flatnonzero(sets.held_out)
    title = encode([names[0] for names in sets.titles])
    known = baselines.teaching(sets, title, teaching)
    rankers = {name: getattr(baselines, name)(known) for name in _CASES["title_and_skills"]}
    words = [sets.titles[row][0] for row in asked]
    relevance = sets.relevance[asked]
    likeness = nearest_likeness(relevance, sets.relevance[teaching])
    cases: dict[str, object] = {}
    for case, (have, named) in _inputs(sets, title, asked).items():
        others = {
            name: ndcg(rankers[name](have, named, words), relevance, have) for name in _CASES[case]
        }
        ours = ndcg(predict(have, named)[1], relevance, have)
        cases[case] = _compare(ours, others, likeness < NEARLY)
    have, named = _inputs(sets, title, teaching)["title_and_skills"]
    train = ndcg(predict(have, named)[1], sets.relevance[teaching], have)
    keys = frozenset(sets.keys[row] for row in teaching)
    return {
        "occupations": {"training": len(teaching), "held_out": len(asked)},
        "skills": cases,
        "skills_on_training_occupations": _mean(train, ~np.isnan(train)),
        "leak": {
            "identical": float((likeness > 1 - 1e-6).mean()),
            "nearly_identical": float((likeness >= NEARLY).mean()),
        },
        "unit_groups": unit_groups(sets, asked, predict, needs_of(raw, keys)),
    }


def unit_groups(
    sets: SkillSets, rows: Ints, predict: Predict, needs: Floats
) -> dict[str, dict[str, float]]:
    """Returns the accuracy of unit groups from half the skills, beside the kiosk's fit.

    Args:
        sets: All occupations.
        rows: Those asked about.
        predict: As :func:`measure` takes it.
        needs: float32 (groups, skills), which no occupation of ``rows`` may have shaped.
    """
    have = half(sets.essential[rows])
    silent = np.zeros((len(rows), 192), np.float32)
    return {
        "network": accuracy(predict(have, silent)[0], sets.group[rows]),
        "coverage": accuracy(baselines.coverage(needs)(have), sets.group[rows]),
    }


def unseen_groups(raw: Path, config: SkillMatchingConfig, encode: Encode) -> dict[str, object]:
    """Trains without a fifth of the unit groups and asks for those: the harder test.

    What the unseen groups need is told by their occupations that are not held out; none of
    these is trained on. Those asked about are held out and of an unseen group.
    """
    from models.training.skill_matching import fit

    sets = load(raw)
    unseen = np.array([group_measures(code) for code in sets.codes])[sets.group]
    teaching, rows = ~sets.held_out & ~unseen, np.flatnonzero(sets.held_out & unseen)
    titles = read_titles(sets, encode)
    needs = needs_of(raw, frozenset(np.array(sets.keys)[~sets.held_out].tolist()))
    predict = predictor(fit(sets, titles, needs, teaching, config).model)
    have, named = _inputs(sets, titles.vectors[titles.starts[:-1]], rows)["title_and_skills"]
    values = ndcg(predict(have, named)[1], sets.relevance[rows], have)
    return {
        "training": int(teaching.sum()),
        "skills": _mean(values, ~np.isnan(values)),
        "unit_groups": unit_groups(sets, rows, predict, needs),
    }


def predictor(model: Any) -> Predict:
    """Returns a Keras model of ``models.skill_matching`` as a NumPy function."""

    def predict(known: Floats, title: Floats) -> tuple[Floats, Floats]:
        out = model({"known": known, "title": title})
        return np.asarray(out["occupations"]), np.asarray(out["skills"])

    return predict


def evaluate(raw: Path, trained: Trained, encode: Encode) -> dict[str, object]:
    """Measures a trained Keras model, as :func:`measure` does."""
    return measure(raw, predictor(trained.model), encode)
