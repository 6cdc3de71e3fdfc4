"""Pay in Lima of each unit group, from EPE 2022.

A unit group with fewer than 30 persons of its own that comes from a single CO-95 group takes the
pay of that whole group, if it has 30.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.building.labour_epe import DOMESTIC, LABOURER, SALARIED, Worker
from models.building.labour_structure import ENOUGH


@dataclass(frozen=True)
class Level:
    """Pay of an occupation in Lima.

    Attributes:
        quartiles: First quartile, median and third quartile in soles.
        n: Persons with income behind it.
        is_shared: Whether it is that of a whole CO-95 group.
        is_split: Whether the crosswalk's weights divided most of those persons.
        wage_share: Part of wage earners.
        public_share: Part employed by the State.
    """

    quartiles: tuple[float, float, float]
    n: int
    is_shared: bool
    is_split: bool
    wage_share: float
    public_share: float


def quartiles(values: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """Weighted quartiles.

    Args:
        values: Pairs of value and weight.

    Returns:
        First quartile, median, third quartile.
    """
    order = sorted(values)
    total = sum(weight for _, weight in order)
    found, running, cuts = [], 0.0, [0.25, 0.5, 0.75]
    for value, weight in order:
        running += weight
        while cuts and running >= cuts[0] * total - 1e-9:
            found.append(value)
            cuts.pop(0)
    return found[0], found[1], found[2]


def share(people: Sequence[tuple[Worker, float]], public: bool) -> float:
    """Part of the weighted workers who earn wages, or whom the State employs."""
    total = sum(w.weight * part for w, part in people)
    wages = SALARIED + LABOURER + DOMESTIC
    kept = [(w, p) for w, p in people if (w.public if public else w.status in wages)]
    return sum(w.weight * part for w, part in kept) / total


def levels(workers: Iterable[Worker]) -> dict[str, Level]:
    """Pay in Lima of every unit group that 30 persons stand behind.

    Args:
        workers: The employed persons of EPE.

    Returns:
        Unit group to its pay.
    """
    own: defaultdict[str, list[tuple[Worker, float]]] = defaultdict(list)
    whole: defaultdict[str, list[tuple[Worker, float]]] = defaultdict(list)
    feeding: defaultdict[str, set[str]] = defaultdict(set)
    for person in workers:
        if person.income <= 0:
            continue
        whole[person.co95].append((person, 1.0))
        for group, part in person.groups.items():
            own[group].append((person, part))
            feeding[group].add(person.co95)
    found = {}
    for group, people in own.items():
        count, is_shared = sum(part for _, part in people), False
        if count < ENOUGH:
            people = [pair for co95 in sorted(feeding[group]) for pair in whole[co95]]
            count, is_shared = len(people), True
        if count >= ENOUGH and (not is_shared or len(feeding[group]) == 1):
            found[group] = Level(
                quartiles((w.income, w.weight * part) for w, part in people),
                round(count),
                is_shared,
                sum(part for _, part in people if part < 1) > count / 2,
                share(people, public=False),
                share(people, public=True),
            )
    return found
