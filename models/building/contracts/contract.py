"""What a contract is made of: the table alone, its links to others, rules over several tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from models.building.contracts.cells import filled, tidy

Tables = Mapping[str, pd.DataFrame]

#: A row that breaks a rule: line of its file, key, column, value.
Found = tuple[int, str, str, str]

#: The first row of a table stands on line 2, under the header.
FIRST_LINE = 2


@dataclass(frozen=True)
class Link:
    """A column whose every value must stand in a column of another table.

    Attributes:
        column: The column that points.
        table: The table pointed to.
        to: Its column.
        also: Values that are allowed besides, such as "" or the department "00".
        is_list: Whether a cell holds several values parted by a bar, each once.
    """

    column: str
    table: str
    to: str
    also: frozenset[str] = frozenset()
    is_list: bool = False


@dataclass(frozen=True)
class Rule:
    """A promise that no single row keeps or breaks.

    Attributes:
        text: What is promised, in Spanish.
        needs: Table to the columns that the rule reads; without them it is not asked.
        broken: Returns what breaks it.
    """

    text: str
    needs: Mapping[str, tuple[str, ...]]
    broken: Callable[[Tables], list[Found]]


@dataclass(frozen=True)
class Contract:
    """All that is promised of one table.

    Attributes:
        key: Columns that name a row, none of them empty.
        schema: Columns in order, what each cell and each row must hold.
        links: Columns that point to other tables.
        rules: Promises over groups of rows or several tables.
        is_sorted: Whether rows stand in the order of the key; some are ordered by hand.
        may_be_empty: Whether a header alone will do.
    """

    key: tuple[str, ...]
    schema: pa.DataFrameSchema
    links: tuple[Link, ...] = ()
    rules: tuple[Rule, ...] = ()
    is_sorted: bool = True
    may_be_empty: bool = False


def schema(
    key: tuple[str, ...],
    columns: Mapping[str, pa.Check | None],
    *rows: pa.Check,
    unique: tuple[str, ...] = (),
) -> pa.DataFrameSchema:
    """Lays out a table whose cells are all text.

    Args:
        key: Columns that name a row and are never empty.
        columns: Every column in order, with what a cell must hold, which for one of the key is
            never nothing; None asks only that a key be filled.
        rows: What the cells of one row must hold together.
        unique: Columns that no two rows share; those of the key if not given.
    """
    asked = {
        name: [tidy(), *([check] if check else [filled()] if name in key else [])]
        for name, check in columns.items()
    }
    return pa.DataFrameSchema(
        {name: pa.Column(checks=checks) for name, checks in asked.items()},
        checks=list(rows),
        strict=True,
        ordered=True,
        unique=list(unique or key),
    )


def at(table: pd.DataFrame, key: tuple[str, ...], broken: pd.Series, column: str) -> list[Found]:
    """Names the rows that a mask picks.

    Args:
        table: The whole table, rows numbered from 0.
        key: Its key; a column that is missing, which is a breach of its own, is not shown.
        broken: True where a row breaks the rule.
        column: The column to show.
    """
    picked = table[broken]
    lines = [int(place) + FIRST_LINE for place in picked.index]
    parts = [picked[name] for name in key if name in table.columns]
    keys = map("/".join, zip(*parts, strict=True)) if parts else [""] * len(lines)
    return list(zip(lines, keys, [column] * len(lines), picked[column], strict=True))
