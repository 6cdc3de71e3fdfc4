"""What EPE Lima says of each unit group: its part in every kind of job, and how many enter it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.building.market.counting import Count, counts
from models.building.market.engine import Engine
from models.building.market.occupations import FARM_PREFIXES, OWN

PRIOR = 30.0
"""Persons with which the rate of its status pulls the entry rate of an occupation."""


@dataclass(frozen=True)
class Share:
    """The part of a kind of job that one unit group has, and persons worth of sample behind."""

    part: float
    effective: float

    @property
    def variance(self) -> float:
        """Variance of the part, binomial with the effective sample."""
        return self.part * (1 - self.part) / self.effective if self.effective else 0.0


@dataclass(frozen=True)
class Structure:
    """What EPE says of each unit group.

    Attributes:
        shares: Kind of job to unit group to its part of that kind of job, without farm work.
        samples: Unit group to persons of the sample, in parts.
        splits: Unit group to the part of its sample that the crosswalk's weights divided.
        rates: Unit group to its yearly entry rate.
        own_rate: Entry rate of own-account workers, for what EPE does not know.
    """

    shares: Mapping[str, Mapping[str, Share]]
    samples: Mapping[str, float]
    splits: Mapping[str, float]
    rates: Mapping[str, float]
    own_rate: float

    def rate(self, group: str) -> float:
        """Returns the yearly entry rate of a unit group."""
        return self.rates.get(group, self.own_rate)


def structure(engine: Engine, workers: Any) -> Structure:
    """Summarises EPE by kind of job and unit group.

    Args:
        engine: Where to count.
        workers: Table of `people.workers`.

    Returns:
        Shares, samples, splits and entry rates.
    """
    entries = counts(engine, workers.mutate(weight=100), ["status", "group"], ["entry", "split"])
    rates, own_rate = entry_rates(entries)
    samples: defaultdict[str, float] = defaultdict(float)
    divided: defaultdict[str, float] = defaultdict(float)
    for (_, group), count in entries.items():
        samples[group] += count.n
        divided[group] += count.sums["split"]
    is_farm = workers.group[:2].isin(FARM_PREFIXES)
    elsewhere = workers.filter(~is_farm)
    kinds = counts(engine, elsewhere, ["cell"])
    shares: defaultdict[str, dict[str, Share]] = defaultdict(dict)
    for (cell, group), count in counts(engine, elsewhere, ["cell", "group"]).items():
        whole = kinds[(cell,)]
        shares[cell][group] = Share(count.persons / whole.persons, whole.effective)
    return Structure(
        shares=dict(shares),
        samples=dict(samples),
        splits={group: divided[group] / n for group, n in samples.items()},
        rates=rates,
        own_rate=own_rate,
    )


def entry_rates(entries: Mapping[tuple[Any, ...], Count]) -> tuple[dict[str, float], float]:
    """Draws the entry rate of each unit group towards the rate of its statuses.

    Args:
        entries: (status, unit group) to unweighted counts, with the sum ``entry``.

    Returns:
        Unit group to its rate, and the rate of own-account workers (or of all, if there are
        none).
    """
    n: defaultdict[str, float] = defaultdict(float)
    began: defaultdict[str, float] = defaultdict(float)
    for (status, _), count in entries.items():
        n[status] += count.n
        began[status] += count.sums["entry"]
    by_status = {status: began[status] / n[status] for status in n}
    samples: defaultdict[str, float] = defaultdict(float)
    found: defaultdict[str, float] = defaultdict(float)
    prior: defaultdict[str, float] = defaultdict(float)
    for (status, group), count in entries.items():
        samples[group] += count.n
        found[group] += count.sums["entry"]
        prior[group] += count.n * by_status[status]
    rates = {
        group: (found[group] + PRIOR * prior[group] / size) / (size + PRIOR)
        for group, size in samples.items()
    }
    overall = sum(began.values()) / sum(n.values()) if n else 0.0
    return rates, by_status.get(OWN, overall)
