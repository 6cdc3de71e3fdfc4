"""The builders, in the order in which they need each other's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from models.building import course_tags, courses, crosswalk, places, samples, skills, unit_groups
from models.building.contracts import enforce
from models.building.market.build import build as market
from models.building.market.engine import Engine
from models.building.raw import write_rows
from models.building.report import Report

REPORT_FIELDS = (
    *("file", "source_id", "sha256", "read", "used", "rejected", "repaired", "reasons"),
)

Step = Callable[[Path, Path, Report], None]


def steps(engine: Engine) -> dict[str, Step]:
    """Returns each step by what a person is told of it.

    Args:
        engine: Where surveys are counted.
    """

    def labour_market(raw: Path, data: Path, report: Report) -> None:
        market(raw, data, report, engine)

    return {
        "lugares": places.build,
        "ocupaciones": unit_groups.build,
        "equivalencias": crosswalk.build,
        "demanda y pago": labour_market,
        "habilidades": skills.build,
        "cursos": courses.build,
        "lo que enseñan": course_tags.build,
        "muestras": samples.build,
        "informe": write_report,
        "contratos": check,
    }


def write_report(raw: Path, data: Path, report: Report) -> None:
    """Writes ``build_report.csv``, what each source gave."""
    write_rows(data / "build_report.csv", REPORT_FIELDS, report.rows())


def check(raw: Path, data: Path, report: Report) -> None:
    """Holds every table to its contract.

    Raises:
        ContractError: A table breaks it; the message prints the rows.
    """
    enforce(data)


def run(raw: Path, data: Path, report: Report, engine: Engine) -> Iterator[str]:
    """Runs the steps one by one, naming each before it begins."""
    for name, step in steps(engine).items():
        yield name
        step(raw, data, report)
