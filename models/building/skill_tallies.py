"""Counts what ESCO's occupations say about each kiosk skill, before any of it is judged.

The result is kept per occupation, so that unit groups, and the minor groups they may have to
borrow from, are merged from the same pieces. ``models.building.skills`` weighs and selects.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.building.sources.esco import Occupation, Relation

OPTIONAL_VALUE = 0.4  # of an optional ESCO relation, where an essential one counts 1


@dataclass(frozen=True)
class Tally:
    """What the ESCO occupations of one group say about one kiosk skill (sums over them)."""

    depth: float = 0.0
    essential: int = 0
    present: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.depth + other.depth,
            self.essential + other.essential,
            self.present + other.present,
        )


@dataclass(frozen=True)
class Group:
    """The tallies of a unit or minor group over its ``n`` ESCO occupations."""

    n: int
    tallies: Mapping[str, Tally]

    def coverage(self, skill: str, mean: float) -> float:
        """Smoothed mean depth of a skill in the group, 0 to 1."""
        return (self.tallies.get(skill, Tally()).depth + mean) / (self.n + 1)

    def essential_share(self, skill: str, share: float) -> float:
        """Smoothed proportion of occupations for which the skill is essential, 0 to 1."""
        return (self.tallies.get(skill, Tally()).essential + share) / (self.n + 1)


@dataclass(frozen=True)
class Background:
    """Average depth and essential share of every skill over all unit groups."""

    mean: Mapping[str, float]
    share: Mapping[str, float]


def tally_occupations(
    occupations: Iterable[Occupation],
    relations: Iterable[Relation],
    skills: Iterable[Mapping[str, str]],
) -> dict[str, list[dict[str, Tally]]]:
    """Counts, in each ESCO occupation, the ESCO skills that each kiosk skill stands for.

    Args:
        occupations: Of ESCO.
        relations: Of ESCO; those of an unknown occupation are passed over.
        skills: Lines of ``skills.csv``.

    Returns:
        Unit group to one mapping, kiosk skill to tally, for each of its ESCO occupations.
    """
    stands_for: dict[str, list[str]] = defaultdict(list)
    for skill in skills:
        for key in filter(None, skill["esco_uris"].split("|")):
            stands_for[key].append(skill["code"])
    unit_of = {occupation.key: occupation.ciuo08 for occupation in occupations}
    counts: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for link in relations:
        for code in stands_for.get(link.skill, ()):
            counts[link.occupation][code, link.essential] += 1
    units: dict[str, list[dict[str, Tally]]] = defaultdict(list)
    for key, count in counts.items():
        if key not in unit_of:
            continue
        found = {}
        for code in sorted({code for code, _ in count}):
            essential, optional = count[code, True], count[code, False]
            depth = 1 - 0.5 ** (essential + OPTIONAL_VALUE * optional)
            found[code] = Tally(depth, int(essential > 0), 1)
        units[unit_of[key]].append(found)
    return units


def merge(occupations: list[dict[str, Tally]]) -> Group:
    """The sum of what several occupations say."""
    total: dict[str, Tally] = defaultdict(Tally)
    for found in occupations:
        for code, tally in found.items():
            total[code] += tally
    return Group(len(occupations), dict(total))


def background(groups: Mapping[str, Group], codes: list[str]) -> Background:
    """Averages over the unit groups that have occupations, each group counting once."""
    mean, share = {}, {}
    for code in codes:
        seen = [(g.tallies.get(code, Tally()), g.n) for g in groups.values()]
        mean[code] = max(sum(t.depth / n for t, n in seen) / len(seen), 1e-4)
        share[code] = sum(t.essential / n for t, n in seen) / len(seen)
    return Background(mean, share)
