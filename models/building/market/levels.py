"""Pay in Lima of each unit group, from EPE 2022.

A unit group with fewer than 30 persons of its own that comes from a single CO-95 group takes the
pay of that whole group, if it has 30.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.building.market.counting import Count, Spread, counts, spreads
from models.building.market.employment import ENOUGH
from models.building.market.engine import Engine


@dataclass(frozen=True)
class Level:
    """Pay of an occupation in Lima.

    Attributes:
        spread: Quartiles in soles a month, persons with income, standard error of the median.
        is_shared: Whether it is that of a whole CO-95 group.
        is_split: Whether the crosswalk's weights divided most of those persons.
        wage_share: Part of wage earners.
        public_share: Part employed by the State.
    """

    spread: Spread
    is_shared: bool
    is_split: bool
    wage_share: float
    public_share: float


def levels(engine: Engine, workers: Any) -> dict[str, Level]:
    """Pay in Lima of every unit group that 30 persons stand behind.

    Args:
        engine: Where to count.
        workers: Table of `people.workers`.

    Returns:
        Unit group to its pay.
    """
    flags = ("wages", "public", "split")
    paid = workers.filter(workers.income > 0)
    own = counts(engine, paid, ["group"], flags)
    own_pay = spreads(engine, paid, ["group"])
    # Every person once, however many unit groups the crosswalk divides them among.
    whole = counts(engine, paid, ["co95"], flags)
    whole_pay = spreads(engine, paid, ["co95"])
    divided = counts(engine, paid.mutate(weight=100), ["group"], ["split"])
    feeding: defaultdict[str, list[str]] = defaultdict(list)
    for co95, group in counts(engine, paid, ["co95", "group"]):
        feeding[group].append(co95)
    found: dict[str, Level] = {}
    for (group,), count in own.items():
        is_split = divided[(group,)].sums["split"] > count.n / 2
        if count.n >= ENOUGH:
            found[group] = _level(own_pay[(group,)], count, is_shared=False, is_split=is_split)
        elif len(feeding[group]) == 1 and whole[(feeding[group][0],)].n >= ENOUGH:
            key = (feeding[group][0],)
            found[group] = _level(whole_pay[key], whole[key], is_shared=True, is_split=False)
    return found


def _level(spread: Spread, count: Count, *, is_shared: bool, is_split: bool) -> Level:
    share: Mapping[str, float] = count.sums
    return Level(
        spread,
        is_shared,
        is_split,
        share["wages"] / count.persons,
        share["public"] / count.persons,
    )
