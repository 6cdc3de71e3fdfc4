"""Holds the estimators of ``models.evaluation.policy`` against a truth that is known.

Simulated people answer to lists of one way of choosing; from their answers alone another way
is estimated, and set beside what it is truly worth to the same people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from models.evaluation.policy import Logged, check_support, doubly_robust, ips, snips
from models.training.simulator import Doubles, Policy


@dataclass(frozen=True)
class Bandit:
    """One log with all that the estimators take, and the truth.

    Attributes:
        logged: What was shown and said.
        predicted: float64 (items,), the model's guess of each logged answer.
        baseline: float64 (lists,), the guess for all that the way in question shows.
        truth: True worth of that way, useful courses a list.
    """

    logged: Logged
    predicted: Doubles
    baseline: Doubles
    truth: float


def bandit(
    truths: Sequence[Doubles],
    valued: Sequence[Doubles],
    asked: Sequence[Doubles],
    policy: Policy,
    rng: np.random.Generator,
) -> Bandit:
    """Lets simulated people answer.

    Args:
        truths: Of each list, float64 (courses,), true chances.
        valued: Likewise the logits by which lists were made, and guesses are.
        asked: Likewise the values by which the way in question would choose its best.
        policy: How lists were made.
        rng: Where chance comes from.
    """
    greedy = Policy(places=policy.places, explore=0.0)
    targets = [greedy.chances(value) for value in asked]
    chances = [policy.chances(value) for value in valued]
    check_support(targets, chances)
    guesses = [1 / (1 + np.exp(-value)) for value in valued]
    shown = [policy.show(value, rng) for value in valued]

    def pick(columns: Sequence[Doubles]) -> npt.NDArray[np.float64]:
        return np.concatenate([c[rows] for c, rows in zip(columns, shown, strict=True)])

    chance = pick(truths)
    return Bandit(
        logged=Logged(
            lists=np.repeat(np.arange(len(shown)), [len(rows) for rows in shown]),
            reward=(rng.random(len(chance)) < chance).astype(np.float64),
            propensity=pick(chances),
            target=pick(targets),
            slots=float(np.mean([target.sum() for target in targets])),
        ),
        predicted=pick(guesses),
        baseline=np.array([t @ g for t, g in zip(targets, guesses, strict=True)]),
        truth=float(np.mean([t @ p for t, p in zip(targets, truths, strict=True)])),
    )


def compare(
    truths: Sequence[Doubles],
    valued: Sequence[Doubles],
    asked: Sequence[Doubles],
    policy: Policy,
    rng: np.random.Generator,
) -> dict[str, object]:
    """Returns the three estimates beside the truth, for JSON; arguments as of :func:`bandit`."""
    made = bandit(truths, valued, asked, policy, rng)
    return {
        "truth": made.truth,
        "lists": len(truths),
        "ips": asdict(ips(made.logged)),
        "snips": asdict(snips(made.logged)),
        "doubly_robust": asdict(doubly_robust(made.logged, made.predicted, made.baseline)),
    }
