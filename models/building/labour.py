"""Builder of the labour-market tables: `demand.csv`, `pay.csv` and `minimum_wage.csv`.

`labour_demand` and `labour_pay` say how the figures are made. This module reads the raw files,
asks them for the lines of every department, and records the sources. It needs `departments.csv`
(from `places`) and, to read the extract of ENAHO, `pyarrow`.
"""

from pathlib import Path

from models.building import (
    labour_demand,
    labour_enaho,
    labour_epe,
    labour_levels,
    labour_notices,
    labour_pay,
    labour_structure,
)
from models.building.crosswalk import crosswalk
from models.building.raw import (
    DATA,
    Row,
    fold,
    raw_directory,
    read_rows,
    write_rows,
    write_sources,
)

PUBLIC = "Información pública"
COPIED = "Información pública, leída de una copia en un repositorio sin licencia propia"

SOURCES = [
    ("lab-epe", "Encuesta Permanente de Empleo, Lima Metropolitana y Callao", "INEI", "2022",
     COPIED, "Trimestres enero–marzo y junio–agosto; 13 909 ocupados; ocupación CO-95"),
    ("lab-enaho", "Encuesta Nacional de Hogares, módulo de empleo (extracto sin ocupación)",
     "INEI", "2021–2023", COPIED, "Condición, sexo, empleador y tamaño de empresa"),
    ("lab-inei-ingreso", "Ingreso promedio mensual por departamento", "INEI", "2022–2024", COPIED,
     "Razón de ingresos entre el departamento y Lima"),
    ("lab-servir", "Convocatorias de trabajo del Estado", "SERVIR", "2024–2025",
     "Información pública, leída de una copia en un repositorio GPL-3",
     "33 043 avisos del 25-09-2024 al 10-03-2025; solo sector público; Lima incompleta"),
    ("lab-edo", "Encuesta de Demanda Ocupacional", "MTPE", "2022, 2023 y 2026",
     "Citas de prensa", "Fuente secundaria: leída en notas de prensa; solo menciones"),
    ("lab-rmv", "Remuneración mínima vital", "MTPE", "2025", PUBLIC, "Historia de las normas"),
]  # fmt: skip
"""Columns of `sources.csv`, in order."""


def codes(data: Path) -> dict[str, str]:
    """Folded department name to its code."""
    return {fold(r["department"]): r["code"] for r in read_rows(data / "departments.csv")}


def pay_lines(
    raw: Path,
    data: Path,
    workers: list[labour_epe.Worker],
    jobs: dict[str, labour_enaho.Department],
    notices: dict[tuple[str, str], labour_notices.Notices],
) -> list[Row]:
    """Choose the best source of pay for every department and unit group."""
    places = codes(data)
    region = {r["code"]: r["macroregion"] for r in read_rows(data / "departments.csv")}
    levels, ratios = labour_levels.levels(workers), labour_pay.ratios(raw, places)
    groups = sorted(levels.keys() | {group for _, group in notices})
    lines = []
    for code in sorted(region):
        for group in groups:
            row: Row | None = None
            level = levels.get(group)
            if group == labour_pay.CLEANERS_AT_HOME:
                row = labour_pay.from_enaho(code, jobs[code])
            if level is None or level.public_share >= labour_pay.PUBLIC_SHARE:
                row = row or labour_pay.from_notices(code, group, notices, region)
            if row is None and level is not None:
                row = labour_pay.from_epe(code, group, level, ratios[code])
            if row is not None:
                lines.append(row)
    return lines


def minimum_wage(raw: Path) -> list[Row]:
    """History of the minimum wage, one line per rise."""
    return [
        {"from": row["vigente_desde"], "soles": row["soles_mes"], "norm": row["norma"]}
        for row in read_rows(raw / "labour" / "rmv_historia.csv")
    ]


def build(raw: Path, data: Path = DATA) -> tuple[int, int, int]:
    """Write the labour-market tables.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.

    Returns:
        The number of lines of demand, pay and minimum wage.
    """
    workers = labour_epe.workers(raw, crosswalk())
    jobs = labour_enaho.departments(raw)
    notices = labour_notices.notices(raw, codes(data))
    found = labour_structure.structure(workers)
    demand = [
        row
        for code in sorted(jobs)
        for row in labour_demand.demand(code, jobs[code], found, notices)
    ]
    pay = pay_lines(raw, data, workers, jobs, notices)
    fields = ("source_id", "title", "institution", "year", "licence", "note")
    write_sources([dict(zip(fields, source, strict=True)) for source in SOURCES], data)
    return (
        write_rows(data / "demand.csv", labour_demand.FIELDS, demand),
        write_rows(data / "pay.csv", labour_pay.FIELDS, pay),
        write_rows(data / "minimum_wage.csv", ("from", "soles", "norm"), minimum_wage(raw)),
    )


def main() -> None:
    """Build the labour-market tables."""
    print(*build(raw_directory("Build demand.csv, pay.csv and minimum_wage.csv")))


if __name__ == "__main__":
    main()
