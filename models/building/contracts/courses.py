"""The course catalogue."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from models.building.contracts.cells import (
    DEPARTMENT,
    EAST,
    EDUCATION,
    NORTH,
    SOUTH,
    UBIGEO,
    WEST,
    both_or_neither,
    filled,
    number,
    one_of,
    pattern,
    place,
    together,
    whole,
)
from models.building.contracts.contract import Contract, Found, Link, Rule, Tables, at, schema
from models.building.contracts.coverage import NEAREST
from models.building.course_names import programme_key

#: Hours of a course: a workshop of one morning to six years of study.
LEAST_HOURS, MOST_HOURS = 1, 6000
#: Credits of the longest programme, six years of 44, and some.
MOST_CREDITS = 300
#: Soles for the whole course; private schools of four years come near.
MOST_COST = 100_000
PLACED = ("sitio", "distrito", "departamento", "cetpro-cercano")
LEVELS = ("Auxiliar Técnico", "Técnico", "Profesional Técnico", "Profesional")
#: What makes two lines the same course.
SITE = (
    *("programme_key", "institution", "ubigeo", "department", "level", "modality"),
    *("management", "address"),
)


def _same_site(table: pd.DataFrame) -> pd.Series:
    columns = [column for column in SITE if column in table.columns]
    return ~table.duplicated(columns, keep=False)


def _has_its_key(table: pd.DataFrame) -> pd.Series:
    keys = {name: programme_key(name) for name in table["programme"].unique()}
    return table["programme"].map(keys) == table["programme_key"]


def _year_of_source(tables: Tables) -> list[Found]:
    table, sources = tables["courses"], tables["sources_supply"]
    years = dict(zip(sources["source_id"], sources["year"], strict=True))
    return at(table, ("course_id",), table["source_id"].map(years) != table["year"], "year")


def _merged_away(tables: Tables) -> list[Found]:
    """Courses said to be merged into another that stand in the table, or in two others."""
    table = tables["courses"]
    present = set(table["course_id"])
    lists = table["merged"].str.split("|")
    seen = Counter(name for names in lists for name in names if name)
    broken = [any(n in present or seen[n] > 1 for n in names if n) for names in lists]
    return at(table, ("course_id",), pd.Series(broken, index=table.index, dtype=bool), "merged")


COURSES = {
    "courses": Contract(
        ("course_id",),
        schema(
            ("course_id",),
            {
                "course_id": pattern(r"[A-Za-z0-9._-]+", "letras, cifras y guiones"),
                "programme_key": filled(),
                "programme": filled(),
                "institution": None,
                "institution_type": one_of("CETPRO", "Instituto", "Escuela tecnológica"),
                "management": one_of("Pública", "Privada", blank=True),
                "ubigeo": pattern(UBIGEO, "seis cifras", blank=True),
                "department": pattern(DEPARTMENT, "dos cifras"),
                "placed": one_of(*PLACED),
                "level": one_of(*LEVELS, blank=True),
                "certificate": None,
                "modality": None,
                "hours": whole(LEAST_HOURS, MOST_HOURS),
                "hours_basis": pattern("fuente.*|estimado:.+", "«fuente» o «estimado: …»"),
                "duration_years": number(0, 6, blank=True),
                "cost": number(0, MOST_COST, blank=True),
                "cost_basis": filled(),
                "entry_education": one_of(*EDUCATION[:3]),
                "source_id": filled(),
                "year": whole(2000, 2026, blank=True),
                "credits": number(0, MOST_CREDITS, blank=True),
                "lat": place(SOUTH, NORTH, blank=True),
                "lon": place(WEST, EAST, blank=True),
                "link": pattern(r"https?://[^\s/]+\.\S+", "una dirección web", blank=True),
                "merged": pattern(
                    r"[A-Za-z0-9._-]+(\|[A-Za-z0-9._-]+)*", "cursos unidos por |", blank=True
                ),
            },
            together(
                "tiene ubigeo si y solo si está situado en un distrito",
                ("ubigeo", "placed"),
                lambda t: (t["ubigeo"] != "") == t["placed"].isin(("sitio", "distrito")),
            ),
            together(
                f"el departamento es {NEAREST} si y solo si se pregunta en el CETPRO más cercano",
                ("department", "placed"),
                lambda t: (t["department"] == NEAREST) == (t["placed"] == "cetpro-cercano"),
            ),
            together(
                "el ubigeo empieza con el código del departamento",
                ("ubigeo", "department"),
                lambda t: (t["ubigeo"] == "") | (t["ubigeo"].str[:2] == t["department"]),
            ),
            together(
                "ningún costo se inventa: sin costo dice «por confirmar», con costo dice de dónde",
                ("cost", "cost_basis"),
                lambda t: (t["cost"] == "") == (t["cost_basis"] == "por confirmar"),
            ),
            together(
                "institutos y escuelas piden secundaria",
                ("institution_type", "entry_education"),
                lambda t: (
                    (t["institution_type"] == "CETPRO") | (t["entry_education"] == "secundaria")
                ),
            ),
            together(
                "la clave del programa es la de su nombre",
                ("programme", "programme_key"),
                _has_its_key,
            ),
            together("un programa se ofrece una vez en cada sede", SITE[:-1], _same_site),
            both_or_neither("lat", "lon"),
        ),
        links=(
            Link("department", "departments", "code", also=frozenset({NEAREST})),
            Link("ubigeo", "districts", "ubigeo", also=frozenset({""})),
            Link("source_id", "sources_supply", "source_id"),
        ),
        rules=(
            Rule(
                "el año del curso es el de su fuente",
                {
                    "courses": ("course_id", "source_id", "year"),
                    "sources_supply": ("source_id", "year"),
                },
                _year_of_source,
            ),
            Rule(
                "lo unido a otro curso ya no está en la tabla ni unido dos veces",
                {"courses": ("course_id", "merged")},
                _merged_away,
            ),
        ),
    ),
}
