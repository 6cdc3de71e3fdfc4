"""The simulated people who measure the recommendations model, apart from those who taught it.

Other persons, other made-up prices and hours, other communities than in training; the persons
who fill the log are none of those who measure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from models.preprocessing.offers import Floats, offer_features
from models.training.interactions import Interactions
from models.training.simulator import Doubles, Drift, Policy, Tastes, chances, log
from models.training.world import Case, Person, World, narrowed, people

#: Turns features, float32 (courses, FEATURES), into logits, float64 (courses,).
Value = Callable[[Floats], Doubles]


@dataclass(frozen=True)
class MeasureConfig:
    """What a measurement draws.

    Attributes:
        seed: Of everything drawn; never the seed of training.
        communities: Communities of people, each with its own tastes.
        persons: Held-out persons measured in each.
        answers: Answers after which the model is measured again, ascending.
        depth: Courses of a list: of nDCG, diversity and exposure.
        resamples: Of the bootstrap.
    """

    seed: int = 20261201
    communities: int = 6
    persons: int = 300
    answers: tuple[int, ...] = (200, 1000, 5000)
    depth: int = 5
    resamples: int = 1000


@dataclass(frozen=True)
class Truths:
    """The true chances in one community, of each case float64 (courses,).

    Attributes:
        measured: Of the cases that measure.
        told: Of the cases that fill the log.
    """

    measured: list[Doubles]
    told: list[Doubles]


class Stage:
    """Cases and communities.

    Attributes:
        cases: Of held-out persons; with courses within the person's limits only, as the
            device shows them, and more of them than a list has places.
        tellers: Likewise of other persons, as many as fill the longest log.
        communities: Before tastes change.
        drifted: The same communities after; likings that no feature tells are drawn anew.
    """

    def __init__(self, config: MeasureConfig) -> None:
        rng = np.random.default_rng(config.seed)
        world = World(config.seed)
        self.policy = Policy(places=config.depth)
        everyone = people()
        held_out = [person for person in everyone if person.held_out]
        others = [person for person in everyone if not person.held_out]
        self.cases = _draw(world, held_out, config.persons, config.depth, rng)
        lists = -(-max(config.answers) // config.depth)
        self.tellers = _draw(world, others, lists, config.depth, rng)
        tastes = [Tastes().community(rng) for _ in range(config.communities)]
        self.communities = [self._truths(t, rng) for t in tastes]
        self.drifted = [self._truths(Drift().of(t), rng) for t in tastes]

    def _truths(self, tastes: Tastes, rng: np.random.Generator) -> Truths:
        return Truths(
            [chances(case, tastes, rng) for case in self.cases],
            [chances(case, tastes, rng) for case in self.tellers],
        )

    def tell(
        self, value: Value, truths: Truths, answers: int, rng: np.random.Generator
    ) -> Interactions:
        """Returns a log of lists that ``value`` ordered, with at least ``answers`` answers."""
        count = -(-answers // self.policy.places)
        cases = self.tellers[:count]
        return log(cases, truths.told[:count], values(value, cases), rng, self.policy, "measured")


def values(value: Value, cases: Sequence[Case]) -> list[Doubles]:
    """Values the courses of all cases in one call of the model."""
    rows = value(np.concatenate([offer_features(case.offers) for case in cases]))
    return np.split(rows, np.cumsum([len(case.offers) for case in cases])[:-1])


def _draw(
    world: World, persons: Sequence[Person], count: int, depth: int, rng: np.random.Generator
) -> list[Case]:
    """Draws cases until there are ``count``; a person may ask for several occupations."""
    found: list[Case] = []
    while len(found) < count:
        before = len(found)
        order = rng.permutation(len(persons))
        for case in world.cases([persons[place] for place in order], rng):
            if case.within.sum() > depth:
                found.append(narrowed(case))
            if len(found) == count:
                return found
        if len(found) == before:
            raise ValueError(f"expected persons with more than {depth} courses, received none")
    return found
