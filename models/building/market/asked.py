"""Surveys that ask occupation in the department itself: EPEN Departamentos and ENAHO's module 500.

Neither is in the raw data at hand; where a municipality or the centre puts one into the raw folder
as INEI publishes it, the build takes it up. Files of several years are pooled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files.progress import progress
from models.building.market.columns import ASKED, Columns
from models.building.market.counting import PART, WEIGHT
from models.building.market.occupations import Weights, of_cno2015
from models.building.raw import read_rows
from models.building.report import Report, Tally
from models.building.sources import enaho500, epen

EPEN = (*(f"{survey}-Modulo76.zip" for survey in (790, 874, 935, 1001)), "epen*.zip", "epen*.csv")
ENAHO = ("*-Modulo05.zip", "enaho*500*.csv")
"""Names under which INEI publishes them, and the obvious ones. EPE Lima is a module 76 too."""


@dataclass(frozen=True)
class Asked:
    """Rows of the surveys, and what to call them."""

    columns: Columns
    survey: tuple[str, str]


def found(raw: Path, patterns: tuple[str, ...]) -> list[Path]:
    """Finds the files of a survey in the folder of labour sources."""
    return sorted({path for pattern in patterns for path in (raw / "labour").glob(pattern)})


def differences(data: Path) -> dict[str, dict[str, float]]:
    """Codes of CNO-2015 that mean something else in CIUO-08, with weights."""
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row in read_rows(data / "cno2015_differences.csv"):
        table[row["cno2015"]][row["ciuo08"]] = float(row["weight"])
    return dict(table)


def gather(raw: Path, data: Path, report: Report) -> Asked | None:
    """Reads the surveys that are there.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.
        report: Where each file's rows are told.

    Returns:
        The rows with weights divided by the number of files; None without any file.
    """
    files = [("lab-epen", "INEI, EPEN", path) for path in found(raw, EPEN)]
    files += [("lab-enaho", "INEI, ENAHO", path) for path in found(raw, ENAHO)]
    if not files:
        return None
    groups = frozenset(row["ciuo08"] for row in read_rows(data / "occupations.csv"))
    others, made = differences(data), Columns(ASKED)
    names: dict[str, set[int]] = {}
    for source_id, name, path in files:
        tally = report.source(source_id, path)
        for person, weights in persons(path, source_id, tally, others, groups):
            names.setdefault(name, set()).add(person.year)
            for group, part in weights.items():
                made.add(
                    department=person.department,
                    group=group,
                    part=round(PART * part),
                    weight=round(WEIGHT * person.weight / len(files)),
                    income=round(person.income or 0),
                    informal=int(bool(person.informal)),
                    asked=int(person.informal is not None),
                )
    if not names:
        return None
    years = {year for found_ in names.values() for year in found_}
    said = "; ".join(
        f"{name} {'–'.join(str(y) for y in sorted({min(ys), max(ys)}))}"
        for name, ys in sorted(names.items())
    )
    return Asked(made, (said, str(max(years))))


def persons(
    path: Path,
    source_id: str,
    tally: Tally,
    others: dict[str, dict[str, float]],
    groups: frozenset[str],
) -> Iterator[tuple[epen.Person | enaho500.Person, Weights]]:
    """Yields the persons of one file with the unit groups of their occupation."""
    read = epen.read if source_id == "lab-epen" else enaho500.read
    with progress(path.name, path.stat().st_size) as advance:
        for person in read(path, tally, advance):
            weights = of_cno2015(person.cno2015, others, groups)
            if not weights:
                tally.skip("ocupación que no está en la CNO-2015")
                continue
            tally.used += 1
            yield person, weights
