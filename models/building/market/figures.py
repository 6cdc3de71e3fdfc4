"""Small published tables: mean incomes (INEI), medians of employees (ENAHO), minimum wage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.building.errors import SourceError
from models.building.files.layout import Column, Layout
from models.building.files.text import rows
from models.building.raw import Row
from models.building.report import Report

INCOMES = Layout(
    "lab-inei-ingreso",
    "indicadores de INEI por departamento",
    (Column("indicador"), Column("ambito"), Column("anio"), Column("valor")),
)
MEDIANS = Layout(
    "lab-enaho",
    "medianas de asalariados de ENAHO 2023 por departamento",
    (Column("dept"), Column("mediana_todos")),
)
WAGES = Layout(
    "lab-rmv",
    "historia de la remuneración mínima",
    (Column("vigente_desde"), Column("soles_mes"), Column("norma")),
)
MEAN_INCOME = "ingreso_promedio_mensual_soles"


@dataclass(frozen=True)
class Wages:
    """The minimum wage.

    Attributes:
        rows: Lines of `minimum_wage.csv`, one a rise.
        by_year: Year to the soles a month in force on 31 December, up to 2030 as it stands.
    """

    rows: list[Row]
    by_year: Mapping[str, float]


def read_incomes(raw: Path, report: Report) -> dict[tuple[str, str], float]:
    """Mean monthly labour income in soles by (place as INEI writes it, year)."""
    path = raw / "labour" / "inei_indicadores_departamento_2022_2024.csv"
    tally = report.source(INCOMES.source_id, path)
    found = {}
    for number, row in rows(path, INCOMES, tally):
        if row["indicador"] != MEAN_INCOME:
            tally.skip("otro indicador")
            continue
        found[row["ambito"], row["anio"]] = _soles(path, number, "valor", row["valor"])
        tally.used += 1
    return found


def read_medians(raw: Path, report: Report) -> dict[str, float]:
    """Median monthly pay of employees in soles by department code, ENAHO 2023."""
    path = raw / "labour" / "enaho2023_salarios_por_departamento.csv"
    tally = report.source(MEDIANS.source_id, path)
    found = {}
    for number, row in rows(path, MEDIANS, tally):
        found[row["dept"]] = _soles(path, number, "mediana_todos", row["mediana_todos"])
        tally.used += 1
    return found


def minimum_wages(raw: Path, report: Report) -> Wages:
    """History of the minimum wage."""
    path = raw / "labour" / "rmv_historia.csv"
    tally = report.source(WAGES.source_id, path)
    rises: list[Row] = []
    for number, row in rows(path, WAGES, tally):
        _soles(path, number, "soles_mes", row["soles_mes"])
        rises.append(
            {"from": row["vigente_desde"], "soles": row["soles_mes"], "norm": row["norma"]}
        )
        tally.used += 1
    rises.sort(key=lambda rise: rise["from"])
    by_year = {}
    for year in range(int(rises[0]["from"][:4]), 2031):
        in_force = [rise for rise in rises if rise["from"] <= f"{year}-12-31"]
        by_year[str(year)] = float(in_force[-1]["soles"])
    return Wages(rises, by_year)


def _soles(path: Path, row: int, column: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise SourceError(path, "soles, en cifras", text, row=row, column=column) from error
