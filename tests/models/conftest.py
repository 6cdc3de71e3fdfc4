"""The shipped tables, each read once."""

from collections.abc import Callable
from functools import cache

import pytest

from models.building.raw import DATA, Row, read_rows

Read = Callable[[str], list[Row]]


@pytest.fixture(scope="session")
def table() -> Read:
    """Reads the shipped table of a name."""

    @cache
    def read(name: str) -> list[Row]:
        return read_rows(DATA / f"{name}.csv")

    return read


@pytest.fixture(scope="session")
def codes(table: Read) -> Callable[[str, str], set[str]]:
    """The distinct values of one column of one table."""
    return lambda name, column: {row[column] for row in table(name)}
