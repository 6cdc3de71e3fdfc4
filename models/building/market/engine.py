"""Where the counting is done: DuckDB in this process, or Spark, with the same expressions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import ibis
import pyarrow as pa

Name = Literal["duckdb", "pyspark"]

#: Partitions of a Spark shuffle; its default of 200 costs seconds on tables this small.
PARTITIONS = "4"


class Engine:
    """One connection, and the two things the build asks of it."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def table(self, columns: dict[str, tuple[str, list[Any]]]) -> Any:
        """Makes a table of columns.

        Args:
            columns: Name to (Arrow type such as ``int64``, values).

        Returns:
            An Ibis table.
        """
        arrays = {
            name: pa.array(values, getattr(pa, kind)()) for name, (kind, values) in columns.items()
        }
        return ibis.memtable(pa.table(arrays))

    def rows(self, expression: Any) -> list[dict[str, Any]]:
        """Runs an expression and returns its rows, sorted by all their columns in order."""
        found: list[dict[str, Any]] = self._backend.to_pyarrow(expression).to_pylist()
        return sorted(found, key=lambda row: tuple((v is None, v) for v in row.values()))


@contextmanager
def engine(name: Name = "duckdb") -> Iterator[Engine]:
    """Opens an engine and closes it afterwards.

    Args:
        name: ``duckdb``, or ``pyspark`` where the data outgrow one machine; the latter needs
            the extra ``[spark]`` and Java 17 or newer.
    """
    if name == "duckdb":
        connection = ibis.duckdb.connect()
        try:
            yield Engine(connection)
        finally:
            connection.disconnect()
        return
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.appName("yachay-data")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", PARTITIONS)
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    try:
        yield Engine(ibis.pyspark.connect(session))
    finally:
        session.stop()
