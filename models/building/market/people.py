"""From the rows of surveys and notices to the tables that are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.building.crosswalk import crosswalk
from models.building.files.progress import progress
from models.building.market import asked
from models.building.market.columns import ANNOUNCED, EMPLOYED, WORKERS, Columns
from models.building.market.counting import PART, WEIGHT
from models.building.market.engine import Engine
from models.building.market.jobs import RURAL_HDI, band
from models.building.market.notices import COUNTRY, MAX_VACANCIES
from models.building.market.occupations import (
    FAMILY,
    LABOURER,
    SELF,
    WAGE_EARNERS,
    cell_of,
    of_co95,
)
from models.building.market.titles import unit_group
from models.building.raw import MISSING, read_rows
from models.building.report import Report
from models.building.sources import enaho_extract, epe, servir

PUBLIC_EMPLOYERS = frozenset({"1", "2", "3"})
"""Armed forces and police, public administration, public enterprise (EPE 206A, ENAHO P510)."""

EPE_YEAR = 2022
"""The quarters of this year are pooled."""


@dataclass(frozen=True)
class Tables:
    """What is counted.

    Attributes:
        workers: EPE Lima, by unit group.
        employed: ENAHO, by department and kind of job.
        announced: Public notices.
        asked: Surveys that ask occupation in the department; None without any.
        survey: Their name and newest year.
    """

    workers: Any
    employed: Any
    announced: Any
    asked: Any | None
    survey: tuple[str, str] | None


def tables(
    raw: Path,
    data: Path,
    report: Report,
    engine: Engine,
    codes: Mapping[str, str],
    region: Mapping[str, str],
) -> Tables:
    """Reads every survey that is in the folder.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.
        report: Where each file's rows are told.
        engine: Where they will be counted.
        codes: Folded department name to its code.
        region: Department code to its macroregion.
    """
    direct = asked.gather(raw, data, report)
    return Tables(
        workers=workers(raw, report).table(engine),
        employed=employed(raw, report).table(engine),
        announced=announced(raw, report, codes, region).table(engine),
        asked=direct.columns.table(engine) if direct else None,
        survey=direct.survey if direct else None,
    )


def workers(raw: Path, report: Report) -> Columns:
    """The employed persons of EPE Lima 2022 whose occupation is known.

    Their weights are divided by the number of quarters, because these are pooled.
    """
    table = crosswalk()
    paths = sorted((raw / "labour" / "epe").glob(f"epe_{EPE_YEAR}_*.zip"))
    made = Columns(WORKERS)
    for path in paths:
        tally = report.source("lab-epe", path)
        with progress(path.name, path.stat().st_size) as advance:
            for person in epe.read(path, tally, advance):
                groups = of_co95(person.co95, person.branch, person.status, table)
                if not groups:
                    tally.skip("ocupación sin equivalencia en CIUO-08")
                    continue
                tally.used += 1
                for group, part in groups.items():
                    made.add(
                        co95=person.co95,
                        group=group,
                        cell=cell_of(person.status, person.is_woman, person.public, person.big),
                        status=person.status,
                        part=round(PART * part),
                        weight=round(WEIGHT * person.weight / len(paths)),
                        income=round(person.income),
                        entry=int(person.is_entry),
                        split=int(part < 1),
                        wages=int(person.status != "" and person.status in WAGE_EARNERS),
                        public=int(person.public),
                    )
    return made


def districts(raw: Path) -> dict[str, tuple[float, float]]:
    """INEI code of each district to its human development index (2019) and altitude in metres."""
    return {
        row["inei"]: (float(row["idh_2019"]), float(row["altitude"]))
        for row in read_rows(raw / "geo" / "ubigeo_distrito.csv")
        if row["idh_2019"] not in MISSING and row["altitude"] not in MISSING
    }


def employed(raw: Path, report: Report) -> Columns:
    """The employed persons of ENAHO, with what tells farm work apart."""
    path = raw / "labour" / "enaho_2021_2023_personas_14mas.parquet"
    tally = report.source("lab-enaho", path)
    places, made = districts(raw), Columns(EMPLOYED)
    with progress(path.name, path.stat().st_size) as advance:
        for person in enaho_extract.read(path, tally, advance):
            index, altitude = places.get(person.ubigeo, (1.0, 0.0))
            own = person.status != "" and person.status in SELF + FAMILY
            labour = person.status == LABOURER
            is_rural = index < RURAL_HDI
            tally.used += 1
            made.add(
                department=person.department,
                year=person.year,
                cell=cell_of(person.status, person.is_woman, person.public, person.big),
                status=person.status,
                weight=round(WEIGHT * person.weight),
                income=round(person.income or 0),
                own=int(own),
                labour=int(labour),
                rural_own=int(own and is_rural),
                rural_labour=int(labour and is_rural),
                metropolis=int(person.ubigeo.startswith(("1501", "07"))),
                band=band(altitude),
                informal=int(bool(person.informal)),
                asked=int(person.informal is not None),
            )
    return made


def announced(
    raw: Path, report: Report, codes: Mapping[str, str], region: Mapping[str, str]
) -> Columns:
    """The public notices whose title names a unit group."""
    made = Columns(ANNOUNCED)
    for path in sorted((raw / "labour").glob("servir_convocatorias_*.csv.gz")):
        tally = report.source("lab-servir", path)
        with progress(path.name, path.stat().st_size) as advance:
            for notice in servir.read(path, tally, advance):
                group, code = unit_group(notice.title), codes.get(notice.region)
                if not group or code is None:
                    tally.skip("título sin ocupación clara" if code else "región desconocida")
                    continue
                tally.used += 1
                made.add(
                    department=code,
                    region=region[code],
                    country=COUNTRY,
                    group=group,
                    income=round(notice.salary or 0),
                    posts=min(notice.vacancies, MAX_VACANCIES),
                )
    return made
