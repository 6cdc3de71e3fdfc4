"""Measures the recommendations model on simulated people: cold, warm, and when tastes change.

Every figure is of a simulator whose constants are assumptions (``models.training.simulator``);
it tells whether the machinery works and learns, not how people in Peru choose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from models.evaluation.course_baselines import Popularity, hand_made, received
from models.evaluation.exposure import exposure
from models.evaluation.off_policy import compare
from models.evaluation.simulated import MeasureConfig, Stage, Truths, Value, values
from models.training.interactions import Interactions
from models.training.simulator import Doubles

#: Turns a log into the model that learned from it.
Learn = Callable[[Interactions], Value]
NOTE = (
    "Synthetic: simulated people with assumed tastes. No figure here is evidence of how people "
    "in Peru choose; the prior was learned from the same family of simulators."
)


def ndcg(truth: Doubles, value: Doubles, depth: int) -> float:
    """Returns nDCG at ``depth`` of the order of ``value``; what counts is ``truth``, above 0."""
    count = min(depth, len(truth))
    discount = 1 / np.log2(np.arange(2, count + 2))
    found = truth[np.argsort(-value, kind="stable")[:count]] @ discount
    return float(found / (np.sort(truth)[::-1][:count] @ discount))


def interval(scores: Doubles, resamples: int, rng: np.random.Generator) -> dict[str, float]:
    """Returns mean and 95 % bootstrap interval of float64 (communities, persons).

    Both are resampled: people of one community are alike in their tastes.
    """
    communities, persons = scores.shape
    means = np.empty(resamples)
    for number in range(resamples):
        rows = rng.integers(communities, size=communities)
        columns = rng.integers(persons, size=persons)
        means[number] = scores[np.ix_(rows, columns)].mean()
    low, high = np.percentile(means, (2.5, 97.5))
    return {"mean": float(scores.mean()), "low": float(low), "high": float(high)}


@dataclass(frozen=True)
class _Scores:
    """Of one way of ordering, float64 (communities, persons)."""

    value_at_1: Doubles
    ndcg: Doubles


def _score(truths: Sequence[Truths], orders: Sequence[Sequence[Doubles]], depth: int) -> _Scores:
    """Holds the values of each community against its truth."""
    first = [
        [float(t[np.argmax(v)]) for t, v in zip(truth.measured, order, strict=True)]
        for truth, order in zip(truths, orders, strict=True)
    ]
    gained = [
        [ndcg(t, v, depth) for t, v in zip(truth.measured, order, strict=True)]
        for truth, order in zip(truths, orders, strict=True)
    ]
    return _Scores(np.array(first), np.array(gained))


class _Measurement:
    """One run of :func:`measure`."""

    def __init__(self, value: Value, learn: Learn, config: MeasureConfig) -> None:
        self.value, self.learn, self.config = value, learn, config
        self.stage = Stage(config)
        self.cold = values(value, self.stage.cases)
        self.worth = [hand_made(case.offers) for case in self.stage.cases]
        self.rng = np.random.default_rng((config.seed, 1))

    def _told(self, scores: _Scores) -> dict[str, object]:
        """Intervals, drawn alike for every way of ordering."""
        return {
            name: interval(rows, self.config.resamples, np.random.default_rng(self.config.seed))
            for name, rows in (("value@1", scores.value_at_1), ("ndcg@5", scores.ndcg))
        }

    def _same(self, truths: Sequence[Truths], order: Sequence[Doubles]) -> dict[str, object]:
        return self._told(_score(truths, [order] * len(truths), self.config.depth))

    def baselines(self, truths: Sequence[Truths]) -> dict[str, object]:
        """Chance, popularity, the hand-made worth, and the most that could be had."""
        stage = self.stage
        chance = [self.rng.random(len(case.offers)) for case in stage.cases]
        popular = []
        for truth in truths:
            rule = Popularity(received(stage.tellers, truth.told))
            popular.append([rule(case) for case in stage.cases])
        best = [truth.measured for truth in truths]
        return {
            "random": self._same(truths, chance),
            "popularity": self._told(_score(truths, popular, self.config.depth)),
            "hand_made": self._same(truths, self.worth),
            "best_possible": self._told(_score(truths, best, self.config.depth)),
        }

    def learned(self, truths: Sequence[Truths], answers: int) -> list[list[Doubles]]:
        """Lets the model learn in each community, and values the cases that measure."""
        logs = [self.stage.tell(self.value, truth, answers, self.rng) for truth in truths]
        return [values(self.learn(told), self.stage.cases) for told in logs]

    def after(self, truths: Sequence[Truths]) -> dict[str, object]:
        """Scores after each number of answers, and what learning added, person by person."""
        before = _score(truths, [self.cold] * len(truths), self.config.depth)
        told: dict[str, object] = {"0": self._told(before)}
        for answers in self.config.answers:
            orders = self.learned(truths, answers)
            now = _score(truths, orders, self.config.depth)
            added = _Scores(now.value_at_1 - before.value_at_1, now.ndcg - before.ndcg)
            told[str(answers)] = {**self._told(now), "added": self._told(added)}
        return told

    def exposures(self) -> dict[str, object]:
        """Diversity and exposure of the model without history, and of two other ways."""
        chance = [self.rng.random(len(case.offers)) for case in self.stage.cases]
        ways = {"model": self.cold, "hand_made": self.worth, "random": chance}
        return {
            name: exposure(self.stage.cases, way, self.config.depth) for name, way in ways.items()
        }

    def off_policy(self) -> dict[str, object]:
        """Estimates the hand-made way from a log of the model's lists, beside the truth."""
        tellers = self.stage.tellers
        return compare(
            self.stage.communities[0].told,
            values(self.value, tellers),
            [hand_made(case.offers) for case in tellers],
            self.stage.policy,
            self.rng,
        )


def measure(value: Value, learn: Learn, config: MeasureConfig | None = None) -> dict[str, object]:
    """Measures a model on simulated people.

    Args:
        value: The model before any answer; features to logits. May be the TFLite file.
        learn: Turns a log into a model that learned from it, starting at ``value``'s.
        config: What is drawn.

    Returns:
        A dictionary for JSON: ``cold`` against the baselines; ``warm`` after each number of
        answers; ``drifted``, tastes having changed, before and after learning anew;
        ``exposure`` and ``off_policy``. ``value@1`` is the true chance that the first course
        serves, ``ndcg@5`` goes by true chances; each with a 95 % bootstrap interval.
    """
    config = config or MeasureConfig()
    measurement = _Measurement(value, learn, config)
    stage = measurement.stage
    warm, drifted = measurement.after(stage.communities), measurement.after(stage.drifted)
    return {
        "note": NOTE,
        "synthetic": True,
        "config": asdict(config),
        "counts": {
            "persons": len({case.person.person_id for case in stage.cases}),
            "cases": len(stage.cases),
            "courses": sum(len(case.offers) for case in stage.cases),
            "lists_to_learn_from": len(stage.tellers),
        },
        "cold": {"model": warm["0"], **measurement.baselines(stage.communities)},
        "warm": warm,
        "drifted": {"answers": drifted, **measurement.baselines(stage.drifted)},
        "exposure": measurement.exposures(),
        "off_policy": measurement.off_policy(),
    }
