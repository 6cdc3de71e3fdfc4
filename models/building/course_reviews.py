"""What people decided about the tags of single programmes.

``course_reviews.csv`` is edited by hand, in any spreadsheet, and honoured by every build. A line
names a programme by its key, codes (``ciuo08``, ``skills``, lists with ``|``) and a decision:

- ``confirmar``: these tags are right, whatever the encoder thinks of them;
- ``quitar``: these tags are wrong;
- ``agregar``: the programme also teaches, or prepares for, these;
- ``descartar``: the programme stays without any tag (both lists empty).

``reviewer`` and ``year`` say who decided and when; ``note`` says why, where it is not plain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.building.course_names import programme_key
from models.building.course_rules import Codes, broken, split
from models.building.raw import Row, read_rows
from models.building.report import Tally

FIELDS = ("programme_key", "ciuo08", "skills", "decision", "reviewer", "year", "note")
DECISIONS = ("confirmar", "quitar", "agregar", "descartar")
_YEAR = re.compile(r"20\d\d")


@dataclass
class Decided:
    """All decisions about one programme.

    Attributes:
        kept: Codes that are right, in the order of the table.
        dropped: Codes that are wrong.
        discarded: Whether the programme stays untagged.
    """

    kept: list[str] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)
    discarded: bool = False


def read_reviews(
    path: Path, codes: Codes, programmes: Iterable[str], tally: Tally
) -> Mapping[str, Decided]:
    """Reads and checks the review table.

    Args:
        path: The table.
        codes: What a line may name.
        programmes: Keys of the programmes that exist; lines about others are noted and left out.
        tally: What was read, used and left out.

    Returns:
        Decisions by programme key.

    Raises:
        ContractError: A line breaks the table's promises; names row and column.
    """
    known = frozenset(programmes)
    decided: dict[str, Decided] = defaultdict(Decided)
    for number, row in enumerate(read_rows(path), 2):
        _check(path.name, number, row, codes)
        tally.read += 1
        key = row["programme_key"]
        if key not in known:
            tally.reject(number, "programme_key", "un programa del catálogo", key)
            continue
        tally.used += 1
        _add(path.name, number, row, decided[key])
    return decided


def _check(file: str, number: int, row: Row, codes: Codes) -> None:
    """Checks one line by itself."""
    for column in FIELDS:
        if row.get(column) is None:
            raise broken(file, number, column, "una fila completa", "nada")
    key, decision = row["programme_key"], row["decision"]
    if not key or programme_key(key) != key:
        expected = "la clave de un programa, en mayúsculas y sin tildes"
        raise broken(file, number, "programme_key", expected, key)
    if decision not in DECISIONS:
        raise broken(file, number, "decision", " o ".join(DECISIONS), decision)
    groups, skills = split(row["ciuo08"]), split(row["skills"])
    codes.check(file, number, groups, skills)
    if (decision == "descartar") == bool(groups or skills):
        expected = "ningún código" if decision == "descartar" else "al menos un código"
        raise broken(file, number, "skills", expected, row["skills"])
    if not row["reviewer"].strip():
        raise broken(file, number, "reviewer", "quién decidió", "")
    if not _YEAR.fullmatch(row["year"]):
        raise broken(file, number, "year", "un año como 2026", row["year"])


def _add(file: str, number: int, row: Row, decided: Decided) -> None:
    """Adds one line to what is decided of its programme."""
    for code in (*split(row["ciuo08"]), *split(row["skills"])):
        if code in decided.dropped or code in decided.kept:
            raise broken(file, number, "skills", "una sola decisión por código", code)
        if row["decision"] == "quitar":
            decided.dropped.add(code)
        else:
            decided.kept.append(code)
    decided.discarded |= row["decision"] == "descartar"
    if decided.discarded and (decided.kept or decided.dropped):
        raise broken(file, number, "decision", "solo «descartar» o solo otras", row["decision"])
