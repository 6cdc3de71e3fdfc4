"""One DuckDB for all tests of the labour market."""

import pytest

from models.building.market.engine import engine as opened


@pytest.fixture(scope="session")
def engine():
    with opened() as duckdb:
        yield duckdb
