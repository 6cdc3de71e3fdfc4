"""A catalogue of a few tables written out in a test."""

import csv
import io
import sqlite3

from models.taxonomy.catalogue import CatalogueFile, copy_table, create_tables
from models.taxonomy.tables import DATA


def catalogue(folder, **tables: str) -> CatalogueFile:
    """Tables as CSV text; columns of the shipped table that a text leaves out are empty."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    for name, text in tables.items():
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as shipped:
            header = next(csv.reader(shipped))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, restval="")
            writer.writeheader()
            writer.writerows(csv.DictReader(io.StringIO(text)))
        copy_table(connection, name, folder)
    return CatalogueFile(connection)
