"""Public-sector job notices (SERVIR) by department and unit group: posts and pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.building.market.counting import Spread, spreads
from models.building.market.engine import Engine

PERIOD_MONTHS = 5.5
"""From 25 September 2024 to 10 March 2025."""

MAX_VACANCIES = 50
"""A notice counts for at most this many posts, so that one mistyped figure does not decide."""

COUNTRY = "00"


@dataclass(frozen=True)
class Notices:
    """What the State announced.

    Attributes:
        count: (department, unit group) to notices.
        posts: (department, unit group) to posts announced in the period.
        pay: (area, unit group) to the spread of monthly pay; an area is a department code, the
            name of a macroregion, or `COUNTRY`.
    """

    count: Mapping[tuple[str, str], int]
    posts: Mapping[tuple[str, str], int]
    pay: Mapping[tuple[str, str], Spread]

    def a_year(self, department: str, group: str) -> float:
        """Returns the posts announced a year."""
        return self.posts.get((department, group), 0) * 12 / PERIOD_MONTHS


def notices(engine: Engine, table: Any) -> Notices:
    """Counts the notices of every department and unit group, and their pay by area.

    Args:
        engine: Where to count.
        table: Table of `people.announced`.
    """
    seen = table.group_by("department", "group").agg(
        count=table.part.count().cast("int64"), posts=table.posts.sum().cast("int64")
    )
    rows = engine.rows(seen)
    pay: dict[tuple[str, str], Spread] = {}
    for area in ("department", "region", "country"):
        for (place, group), spread in spreads(engine, table, [area, "group"]).items():
            pay[place, group] = spread
    return Notices(
        count={(row["department"], row["group"]): row["count"] for row in rows},
        posts={(row["department"], row["group"]): row["posts"] for row in rows},
        pay=pay,
    )
