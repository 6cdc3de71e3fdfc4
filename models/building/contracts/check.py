"""Holding the tables of a folder to their contracts.

`check` finds what is broken and `enforce` stops a build that breaks anything, printing the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from models.building.contracts.breach import Breach
from models.building.contracts.contract import (
    FIRST_LINE,
    Contract,
    Found,
    Link,
    Tables,
    at,
)
from models.building.contracts.courses import COURSES
from models.building.contracts.coverage import COVERAGE
from models.building.contracts.market import MARKET
from models.building.contracts.places import PLACES
from models.building.contracts.reading import read
from models.building.contracts.samples import SAMPLES
from models.building.contracts.skills import SKILLS
from models.building.contracts.sources import SOURCES
from models.building.contracts.tags import TAGS
from models.building.contracts.work import WORK
from models.building.errors import ContractError

#: Every shipped table by name, without ``.csv``.
CONTRACTS: dict[str, Contract] = (
    PLACES | WORK | SKILLS | MARKET | COURSES | TAGS | SOURCES | SAMPLES
)

_HEADER = {
    "COLUMN_NOT_IN_DATAFRAME": "tiene todas las columnas prometidas",
    "COLUMN_NOT_IN_SCHEMA": "no tiene columnas sin contrato",
    "COLUMN_NOT_ORDERED": "las columnas están en el orden prometido",
}


def check(folder: Path) -> list[Breach]:
    """Finds every broken promise.

    Args:
        folder: The tables.

    Returns:
        The breaches, files first, then table by table; none if all is well.
    """
    tables, breaches = read(folder)
    files = {path.stem for path in folder.glob("*.csv")}
    for name in sorted(CONTRACTS.keys() ^ files):
        rule = "tiene contrato" if name in files else "la tabla existe"
        breaches.append(Breach.of(f"{name}.csv", rule, [(0, "", "", f"{name}.csv")]))
    for name in sorted(CONTRACTS.keys() & tables.keys()):
        breaches += _broken(name, CONTRACTS[name], tables)
    for promise in COVERAGE:
        if _can_ask(promise.needs, tables) and (found := promise.broken(tables)):
            breaches.append(Breach.of("departments.csv", promise.text, found))
    return breaches


def enforce(folder: Path) -> None:
    """Stops if any promise is broken.

    Args:
        folder: The tables.

    Raises:
        ContractError: With every breach and its first rows.
    """
    breaches = check(folder)
    if breaches:
        lines = [line for breach in breaches for line in breach.lines()]
        count = "1 regla rota" if len(breaches) == 1 else f"{len(breaches)} reglas rotas"
        raise ContractError("\n".join([f"Las tablas no cumplen sus contratos: {count}.", *lines]))


def _broken(name: str, contract: Contract, tables: Tables) -> Iterator[Breach]:
    """Yields what one table breaks."""
    table, file = tables[name], f"{name}.csv"
    if not len(table) and not contract.may_be_empty:
        yield Breach.of(file, "tiene filas", [(0, "", "", "solo el encabezado")])
    for rule, found in _by_itself(contract, table):
        yield Breach.of(file, rule, found)
    if contract.is_sorted and (found := _disorder(contract, table)):
        yield Breach.of(file, "las filas están en el orden de su clave", found)
    for link in contract.links:
        needs = {name: (*contract.key, link.column), link.table: (link.to,)}
        if _can_ask(needs, tables) and (found := _dangling(link, contract, table, tables)):
            rule = f"{link.column} está en {link.table}.csv, columna {link.to}"
            yield Breach.of(file, rule + (", sin repetirse" if link.is_list else ""), found)
    for promise in contract.rules:
        if _can_ask(promise.needs, tables) and (found := promise.broken(tables)):
            yield Breach.of(file, promise.text, found)


def _can_ask(needs: Mapping[str, tuple[str, ...]], tables: Tables) -> bool:
    """Whether a rule's columns are there; a missing one is a breach of its own."""
    return all(
        name in tables and set(columns) <= set(tables[name].columns)
        for name, columns in needs.items()
    )


def _by_itself(contract: Contract, table: pd.DataFrame) -> Iterator[tuple[str, list[Found]]]:
    """Yields what pandera finds, in our words."""
    try:
        contract.schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for error in errors.schema_errors:
            yield _told(error, contract, table)


def _told(
    error: pa.errors.SchemaError, contract: Contract, table: pd.DataFrame
) -> tuple[str, list[Found]]:
    """Turns an error of pandera into a rule and the rows that break it."""
    reason = error.reason_code.name
    if reason in _HEADER:
        return _HEADER[reason], [(1, "", str(error.failure_cases), ", ".join(table.columns))]
    if reason == "CHECK_ERROR":
        raise error
    places = pd.Series(False, index=table.index)
    places[error.failure_cases["index"].unique()] = True
    key = contract.key
    if reason == "DUPLICATES":
        unique = contract.schema.unique
        return f"{' + '.join(unique)} no se repite", at(table, key, places, unique[-1])
    if isinstance(error.schema, pa.Column):
        column = error.schema.name
        return f"{column}: se esperaba {error.check.error}", at(table, key, places, column)
    columns = error.check.name.split("|")
    shown = zip(*(table.loc[places, column] for column in columns), strict=True)
    rows = zip(at(table, key, places, columns[0]), shown, strict=True)
    named = " | ".join(columns)
    return error.check.error, [(*row[:2], named, " | ".join(cells)) for row, cells in rows]


def _disorder(contract: Contract, table: pd.DataFrame) -> list[Found]:
    """Rows whose key comes before that of the row above."""
    if not set(contract.key) <= set(table.columns):
        return []
    keys = list(zip(*(table[column] for column in contract.key), strict=True))
    return [
        (line, "/".join(key), contract.key[-1], f"después de {'/'.join(above)}")
        for line, (above, key) in enumerate(pairwise(keys), FIRST_LINE + 1)
        if key < above
    ]


def _dangling(link: Link, contract: Contract, table: pd.DataFrame, tables: Tables) -> list[Found]:
    """Rows that point to what is not there, or list it twice."""
    known = set(tables[link.table][link.to]) | link.also

    def holds(cell: str) -> bool:
        if not link.is_list or cell in link.also:
            return cell in known
        listed = cell.split("|")
        return set(listed) <= known - {""} and len(set(listed)) == len(listed)

    cells = table[link.column]
    good = {cell: holds(cell) for cell in set(cells)}
    return at(table, contract.key, ~cells.map(good).astype(bool), link.column)
