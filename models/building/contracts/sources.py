"""Where facts come from: the two lists of sources and the report of the last build."""

from __future__ import annotations

from models.building.contracts.cells import filled, pattern, together, whole
from models.building.contracts.contract import Contract, Found, Rule, Tables, at, schema

#: Rows that one file may have; the largest, EPEN, has under half a million.
MOST_ROWS = 10_000_000

_ID = pattern(r"[a-z]+(-[a-z0-9]+)+", "minúsculas y guiones, como lab-epe")
_YEARS = pattern(
    r"(19|20)[0-9]{2}([–-](19|20)[0-9]{2}|(, (19|20)[0-9]{2})* y (19|20)[0-9]{2})?",
    "un año, dos unidos por guion, o una lista",
    blank=True,
)


def _sources() -> Contract:
    return Contract(
        ("source_id",),
        schema(
            ("source_id",),
            {
                "source_id": _ID,
                "title": filled(),
                "institution": filled(),
                "year": _YEARS,
                "licence": filled(),
                "note": None,
            },
            together(
                "una fuente sin año lo dice en su nota («no indica año»)",
                ("year", "note"),
                lambda t: (t["year"] != "") | t["note"].str.contains("no indica año"),
            ),
        ),
    )


def _known_source(tables: Tables) -> list[Found]:
    known = {code for name in ("sources", "sources_supply") for code in tables[name]["source_id"]}
    table = tables["build_report"]
    return at(table, ("file", "source_id"), ~table["source_id"].isin(known), "source_id")


_COUNT = whole(0, MOST_ROWS)

SOURCES = {
    "sources": _sources(),
    "sources_supply": _sources(),
    "build_report": Contract(
        ("file", "source_id"),
        schema(
            ("file", "source_id"),
            {
                "file": pattern(r"[^/\\]+", "el nombre de un archivo, sin carpeta"),
                "source_id": _ID,
                "sha256": pattern("[0-9a-f]{64}", "64 cifras hexadecimales"),
                "read": _COUNT,
                "used": _COUNT,
                "rejected": _COUNT,
                "repaired": _COUNT,
                "reasons": None,
            },
            together(
                "lo rechazado dice por qué",
                ("rejected", "reasons"),
                lambda t: (t["rejected"] == "0") | (t["reasons"] != ""),
            ),
        ),
        rules=(
            Rule(
                "la fuente está en sources.csv o sources_supply.csv",
                {
                    "build_report": ("file", "source_id"),
                    "sources": ("source_id",),
                    "sources_supply": ("source_id",),
                },
                _known_source,
            ),
        ),
    ),
}
