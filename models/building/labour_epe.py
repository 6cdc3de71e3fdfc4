"""Workers of EPE Lima Metropolitana 2022, each spread over unit groups of CIUO-08.

EPE codes the main job with a CO-95 group and a CIIU branch. `RULES` uses branch and status to
decide the unit group of a person where the CO-95 group alone is too wide (a `cleaner` in a
restaurant is a kitchen helper); anyone no rule catches is spread by the crosswalk's weights.

Weights are halved, because two quarters of 2022 are pooled.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

QUARTERS = {"epe_2022_ene_feb_mar": "fa_efm22", "epe_2022_jun_jul_ago": "fa_jja22"}
"""File name to the name of its expansion factor."""

EMPLOYER, OWN, SALARIED, LABOURER, FAMILY, DOMESTIC = "1", "2", "3", "4", "5", "6"
SELF = EMPLOYER + OWN
PUBLIC_EMPLOYERS = frozenset({"1", "2", "3"})
"""Armed forces and police, public administration, public enterprise (question 206)."""

OVER_100_WORKERS = "2"
UNKNOWN_MONTH = 6
"""Month taken for a start whose month is not given."""

RULES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "247": (("8510 852", "34", "5312"), ("8549", "", "2359")),
    "314": (("45", "", "7231"), ("", "", "3115")),
    "321": (("9511", "", "7422"),),
    "364": (
        ("56", "", "1412"),
        ("55", "", "1411"),
        ("46 47", "", "1420"),
        ("1 2 30 31 32 33", "", "1321"),
        ("41 42 43", "", "1323"),
        ("", SELF, "1439"),
        ("", "", "3343"),
    ),
    "381": (("6910", "", "3411"), ("6920", "", "3313")),
    "394": (("85", "", "3422"),),
    "451": (("6419", "", "4211"), ("9200", "", "4212"), ("", "", "5230")),
    "454": (("55", "", "4224"), ("79", "", "4221"), ("", "", "4226")),
    "455": (("8220", "", "4222"),),
    "571": (("", SELF, "5221"), ("", "", "5223")),
    "572": (("4730", SALARIED, "5245"), ("", SELF, "5221"), ("", "", "5223")),
    "766": (("107", "", "7512"),),
    "772": (("9529", "", "7531"),),
    "782": (("45", "", "7231"), ("", "", "7233")),
    "783": (
        ("9511", "", "7422"),
        ("952", "", "7421"),
        ("41 43", "", "7411"),
        ("42 35", "", "7413"),
    ),
    "785": (("4322", "", "7126"), ("45", "", "7213")),
    "885": (("4923", "", "8332"), ("4921", "", "8331")),
    "916": (("4799", "", "5243"), ("", "", "9520")),
    "919": (("4799", "", "5243"), ("", "", "9520")),
    "942": (("56", "", "9412"), ("9601", "", "9121"), ("", "", "9112")),
    "945": (("3811", "", "9611"), ("8130", "", "9214")),
    "952": (("8010", "", "5414"),),
}
"""CO-95 group to (branch prefixes, statuses, unit group), first match wins; blank means any."""


@dataclass(frozen=True)
class Worker:
    """One employed person of the sample.

    Attributes:
        co95: Three-digit CO-95 group.
        groups: Unit group of CIUO-08 to the part of the person it gets; the parts sum to one.
        cell: Kind of job, as `cell_of` writes it.
        status: Category of occupation, one digit.
        public: Whether the employer is the State.
        weight: Persons represented, halved for the pooling of two quarters.
        income: Monthly income of the main job in soles; 0 for unpaid work.
        is_entry: Whether the job began in the twelve months before the interview.
    """

    co95: str
    groups: dict[str, float]
    cell: str
    status: str
    public: bool
    weight: float
    income: float
    is_entry: bool


def cell_of(status: str, is_woman: bool, public: bool, is_big: bool) -> str:
    """Name the kind of job: status, sex, and for the salaried the kind of employer.

    Args:
        status: Category of occupation, one digit.
        is_woman: Whether the worker is a woman.
        public: Whether the employer is the State.
        is_big: Whether the employer has more than 100 workers.

    Returns:
        For example `4-m-chica`: a man, labourer, in a private firm of up to 100 workers.
    """
    kind = ""
    if status in SALARIED + LABOURER:
        kind = "-publica" if public else ("-grande" if is_big else "-chica")
    return f"{status}-{'f' if is_woman else 'm'}{kind}"


def allocate(
    co95: str, branch: str, status: str, crosswalk: dict[str, dict[str, float]]
) -> dict[str, float]:
    """Spread one person over unit groups.

    Args:
        co95: Three-digit CO-95 group.
        branch: CIIU code, four digits.
        status: Category of occupation, one digit.
        crosswalk: CO-95 group to unit groups and weights.

    Returns:
        Unit group to part; empty if the group is unknown.
    """
    for prefixes, statuses, group in RULES.get(co95, ()):
        fits_branch = not prefixes or branch.startswith(tuple(prefixes.split()))
        if fits_branch and (not statuses or status in statuses):
            return {group: 1.0}
    return crosswalk.get(co95, {})


def is_entry(row: dict[str, str]) -> bool:
    """Whether the main job began in the twelve months before the interview."""
    if not row["p208b3"].isdigit():
        return False
    month = int(row["p208b2"] or 99)
    began = int(row["p208b3"]) * 12 + (month if month <= 12 else UNKNOWN_MONTH)
    return int(row["pano"]) * 12 + int(row["pmes"]) - began <= 12


def quarter(path: Path) -> Iterator[dict[str, str]]:
    """Read the only table of a quarter's archive, with names in lower case and no blanks."""
    with zipfile.ZipFile(path) as archive:
        name = next(n for n in archive.namelist() if n.lower().endswith(".csv"))
        with archive.open(name) as stream:
            for row in csv.DictReader(io.TextIOWrapper(stream, encoding="latin-1")):
                yield {key.lower(): value.strip() for key, value in row.items()}


def worker(row: dict[str, str], factor: str, crosswalk: dict[str, dict[str, float]]) -> Worker:
    """Build a worker from a line of the survey."""
    co95, status = row["p204a"].zfill(3), row["p206"]
    public = row["p206aa"] in PUBLIC_EMPLOYERS
    return Worker(
        co95=co95,
        groups=allocate(co95, row["p205a"].zfill(4), status, crosswalk),
        cell=cell_of(status, row["p107"] == "2", public, row["p207a"] == OVER_100_WORKERS),
        status=status,
        public=public,
        weight=float(row[factor].replace(",", ".")) / len(QUARTERS),
        income=float(row["ingprin"] or 0),
        is_entry=is_entry(row),
    )


def workers(raw: Path, crosswalk: dict[str, dict[str, float]]) -> list[Worker]:
    """Read the employed persons whose occupation is known.

    Args:
        raw: The folder of raw files.
        crosswalk: CO-95 group to unit groups and weights.

    Returns:
        The workers of both quarters.
    """
    found = []
    for name, factor in QUARTERS.items():
        for row in quarter(raw / "labour" / "epe" / f"{name}.zip"):
            if row["ocu200"] == "1" and row["p204a"] and row[factor]:
                found.append(worker(row, factor, crosswalk))
    return [person for person in found if person.groups]
