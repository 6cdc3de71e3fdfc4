"""The columns of the tables that are counted: filled row by row, handed to the engine whole."""

from __future__ import annotations

from typing import Any

from models.building.market.counting import PART, WEIGHT
from models.building.market.engine import Engine

STRING, WHOLE = "string", "int64"

#: Persons of EPE Lima, one row for each unit group that a person is divided among. ``entry``,
#: ``split`` (the crosswalk divided the person), ``wages`` and ``public`` are 0 or 1.
WORKERS = {
    "co95": STRING, "group": STRING, "cell": STRING, "status": STRING, "part": WHOLE,
    "weight": WHOLE, "income": WHOLE, "entry": WHOLE, "split": WHOLE, "wages": WHOLE,
    "public": WHOLE,
}  # fmt: skip

#: Employed persons of ENAHO. ``own`` (employer, own account or family), ``labour``, those who live
#: in a rural district, ``metropolis`` (Lima Metropolitana and Callao), ``informal`` and ``asked``
#: (whether that is known) are 0 or 1; ``band`` is the altitude class of `jobs.FARMS`.
EMPLOYED = {
    "department": STRING, "year": WHOLE, "cell": STRING, "status": STRING, "part": WHOLE,
    "weight": WHOLE, "income": WHOLE, "own": WHOLE, "labour": WHOLE, "rural_own": WHOLE,
    "rural_labour": WHOLE, "metropolis": WHOLE, "band": WHOLE, "informal": WHOLE, "asked": WHOLE,
}  # fmt: skip

#: Public notices; ``posts`` is capped, ``income`` 0 where a notice states no pay.
ANNOUNCED = {
    "department": STRING, "region": STRING, "country": STRING, "group": STRING, "part": WHOLE,
    "weight": WHOLE, "income": WHOLE, "posts": WHOLE,
}  # fmt: skip

#: Persons whom a survey asked for their occupation in their own department.
ASKED = {
    "department": STRING, "group": STRING, "part": WHOLE, "weight": WHOLE, "income": WHOLE,
    "informal": WHOLE, "asked": WHOLE,
}  # fmt: skip


class Columns:
    """Rows being gathered for one of the tables above."""

    def __init__(self, kinds: dict[str, str]) -> None:
        self._kinds = kinds
        self._values: dict[str, list[Any]] = {name: [] for name in kinds}

    def add(self, **cells: object) -> None:
        """Adds a row; ``part`` is one person and ``weight`` one represented unless given."""
        row = {"part": PART, "weight": WEIGHT, **cells}
        for name, values in self._values.items():
            values.append(row[name])

    def __len__(self) -> int:
        return len(next(iter(self._values.values())))

    def values(self, name: str) -> list[Any]:
        """Returns one column."""
        return self._values[name]

    def table(self, engine: Engine) -> Any:
        """Returns the engine's table of the rows gathered."""
        return engine.table(
            {name: (kind, self._values[name]) for name, kind in self._kinds.items()}
        )
