"""What EPE Lima 2022 says of occupations, and how many persons a department employs in each.

The employed persons of a department are estimated from outside it: in every kind of job (status,
sex, employer, size of firm), EPE gives the part of each occupation, and ENAHO the persons the
department has in that kind of job. What rests on few persons of the sample is shrunk: `SHRINK`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.building.labour_enaho import Department, Sums, sums
from models.building.labour_epe import OWN, Worker

ENOUGH = 30
"""Persons of the sample from which a figure stands without shrinking."""

FEWEST = 5
"""Persons of the sample under which nothing is estimated."""

SHRINK = 10.0
"""An estimate from n persons, fewer than `ENOUGH`, is multiplied by n / (n + SHRINK)."""

PRIOR = 30.0
"""Persons with which the rate of its status pulls the entry rate of an occupation."""

FARM_PREFIXES = ("61", "62", "63", "92")


@dataclass
class Structure:
    """What EPE says of each unit group.

    Attributes:
        shares: Kind of job to unit group to its part of that kind of job.
        samples: Unit group to persons of the sample, in parts.
        splits: Unit group to the part of its sample that the crosswalk's weights divided.
        rates: Unit group to its yearly entry rate.
    """

    shares: dict[str, dict[str, float]] = field(default_factory=dict)
    samples: Sums = field(default_factory=sums)
    splits: dict[str, float] = field(default_factory=dict)
    rates: dict[str, float] = field(default_factory=dict)


def structure(workers: Iterable[Worker]) -> Structure:
    """Summarise EPE by kind of job and unit group.

    Args:
        workers: The employed persons of EPE.

    Returns:
        Shares without farm work, samples and entry rates.
    """
    cells: defaultdict[str, Sums] = defaultdict(sums)
    samples, entries, prior, divided = (sums() for _ in range(4))
    by_status, entries_by_status = sums(), sums()
    people = list(workers)
    for person in people:
        by_status[person.status] += 1
        entries_by_status[person.status] += person.is_entry
    for person in people:
        rate = entries_by_status[person.status] / by_status[person.status]
        for group, part in person.groups.items():
            samples[group] += part
            divided[group] += part if part < 1 else 0
            entries[group] += part * person.is_entry
            prior[group] += part * rate
            if not group.startswith(FARM_PREFIXES):
                cells[person.cell][group] += part * person.weight
    shares = {}
    for cell, counts in cells.items():
        total = sum(counts.values())
        shares[cell] = {group: count / total for group, count in counts.items()}
    rates = {
        group: (entries[group] + PRIOR * prior[group] / count) / (count + PRIOR)
        for group, count in samples.items()
    }
    splits = {group: divided[group] / count for group, count in samples.items()}
    own = entries_by_status[OWN] / by_status[OWN]
    return Structure(shares, samples, splits, defaultdict(lambda: own, rates))


def employed(department: Department, found: Structure) -> dict[str, float]:
    """Estimate the persons employed in each unit group of a department."""
    persons = sums()
    for cell, count in department.cells.items():
        for group, share in found.shares.get(cell, {}).items():
            persons[group] += count * share
    for group in list(persons):
        sample = found.samples[group]
        if sample < FEWEST:
            del persons[group]
        elif sample < ENOUGH:
            persons[group] *= sample / (sample + SHRINK)
    for group, count in department.farms.items():
        persons[group] += count
    return {group: count for group, count in persons.items() if count > 0}
