"""Farm work, which EPE Lima hardly meets: who does it, from the persons `demand.csv` estimates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.building.samples_marginals import Person, Shares

IDLE = {"desocupado", "inactivo"}
"""Statuses of those who do not work."""

FARMS = {
    ("empleador", "independiente", "familiar no remunerado"): ("61", "62", "63"),
    ("obrero",): ("92",),
}
"""Statuses of those who farm to the groups of CIUO-08 of what they do."""

FARM_PREFIXES = tuple(prefix for prefixes in FARMS.values() for prefix in prefixes)


@dataclass(frozen=True)
class Farms:
    """Farm work among those of one status in one department.

    Attributes:
        share: Part of them who farm.
        kinds: Unit groups of what they do.
    """

    share: float
    kinds: Shares


def farms(
    enaho: Iterable[Person], employed: Mapping[tuple[str, str], float]
) -> dict[tuple[str, str], Farms]:
    """Finds who farms: the farm work of a department over those who may do it.

    Args:
        enaho: Persons with department and status.
        employed: (department, unit group) to persons.

    Returns:
        (department, status) to its farm work; empty if nobody was estimated to be employed.
    """
    working: dict[str, dict[str, float]] = {}
    for known, weight, _ in enaho:
        if known["status"] not in IDLE:
            statuses = working.setdefault(known["department"], {})
            statuses[known["status"]] = statuses.get(known["status"], 0.0) + weight
    found: dict[tuple[str, str], Farms] = {}
    for department in sorted({place for place, _ in employed}):
        here = {group: n for (place, group), n in employed.items() if place == department}
        statuses = working.get(department, {})
        for may, prefixes in FARMS.items():
            kinds = {group: n for group, n in here.items() if group.startswith(prefixes) and n}
            able = sum(statuses.get(status, 0.0) for status in may)
            if kinds and able:
                farmers = sum(kinds.values()) / sum(here.values())
                share = min(farmers / (able / sum(statuses.values())), 1.0)
                found |= {(department, status): Farms(share, Shares.of(kinds)) for status in may}
    return found
