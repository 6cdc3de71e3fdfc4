"""The sources of the labour market, as `sources.csv` lists them."""

from __future__ import annotations

from collections.abc import Iterable

from models.building.raw import SOURCE_FIELDS, Row

PUBLIC = "Información pública"
COPIED = "Información pública, leída de una copia en un repositorio sin licencia propia"

SOURCES = [
    ("lab-epe", "Encuesta Permanente de Empleo, Lima Metropolitana y Callao", "INEI", "2022",
     COPIED, "Trimestres enero–marzo y junio–agosto; 13 909 ocupados; ocupación CO-95"),
    ("lab-enaho", "Encuesta Nacional de Hogares, módulo de empleo (extracto sin ocupación)",
     "INEI", "2021–2023", COPIED, "Condición, sexo, empleador, tamaño de empresa e informalidad"),
    ("lab-inei-ingreso", "Ingreso promedio mensual por departamento", "INEI", "2022–2024", COPIED,
     "Razón de ingresos entre el departamento y Lima"),
    ("lab-servir", "Convocatorias de trabajo del Estado", "SERVIR", "2024–2025",
     "Información pública, leída de una copia en un repositorio GPL-3",
     "33 043 avisos del 25-09-2024 al 10-03-2025; solo sector público; Lima incompleta"),
    ("lab-edo", "Encuesta de Demanda Ocupacional", "MTPE", "2022, 2023 y 2026",
     "Citas de prensa", "Fuente secundaria: leída en notas de prensa; solo menciones"),
    ("lab-epen", "Encuesta Permanente de Empleo Nacional, departamentos", "INEI", "2022–2025",
     PUBLIC, "Ocupación CNO-2015 por departamento; solo si el archivo estaba al construir"),
    ("lab-rmv", "Remuneración mínima vital", "MTPE", "2025", PUBLIC, "Historia de las normas"),
]  # fmt: skip
"""Columns of `sources.csv`, in order."""

#: Read by hand into `press`, so no file of the build names it.
TRANSCRIBED = "lab-edo"


def used(source_ids: Iterable[str]) -> list[Row]:
    """Returns the sources that a build read, and those that were read by hand before."""
    wanted = {*source_ids, TRANSCRIBED}
    return [
        dict(zip(SOURCE_FIELDS, source, strict=True)) for source in SOURCES if source[0] in wanted
    ]
