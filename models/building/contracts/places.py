"""Departments and districts."""

from __future__ import annotations

from collections.abc import Callable

from models.building.contracts.cells import (
    DEPARTMENT,
    EAST,
    NORTH,
    SOUTH,
    UBIGEO,
    WEST,
    capital,
    filled,
    one_of,
    pattern,
    place,
    together,
    whole,
    year,
)
from models.building.contracts.contract import Contract, Found, Link, Rule, Tables, at, schema

DEPARTMENTS = tuple(f"{number:02d}" for number in range(1, 26))
MACROREGIONS = ("Norte", "Centro", "Sur", "Oriente")

#: SVG path data: rings, each a corner to begin at and steps to the next, closed.
OUTLINE = r"(M\d+ \d+l-?\d+[ -]\d+([ -]\d+[ -]\d+)+z)+"
#: Districts that had been created by January 2022; none is ever abolished.
DISTRICTS = 1893
#: From the depression of Sechura to the mining towns of Puno and Pasco, in metres.
LOWEST, HIGHEST = -40, 5200
#: Loreto, the largest department, is about 9 degrees tall; from its capital to the border, in
#: degrees.
FAR = 5.0


def _all_departments(tables: Tables) -> list[Found]:
    missing = sorted(set(DEPARTMENTS) - set(tables["departments"]["code"]))
    return [(0, code, "code", "falta") for code in missing]


def _all_districts(tables: Tables) -> list[Found]:
    count = len(tables["districts"])
    return [] if count >= DISTRICTS else [(0, "", "ubigeo", f"{count} distritos")]


def _has_districts(tables: Tables) -> list[Found]:
    table = tables["departments"]
    broken = ~table["code"].isin(set(tables["districts"]["department_code"]))
    return at(table, ("code",), broken, "code")


def _has_an_outline(tables: Tables) -> list[Found]:
    table = tables["departments"]
    return at(table, ("code",), ~table["code"].isin(tables["department_outlines"]["code"]), "code")


def _has_its_name(tables: Tables) -> list[Found]:
    table, departments = tables["districts"], tables["departments"]
    names = dict(zip(departments["code"], departments["department"], strict=True))
    broken = table["department_code"].map(names) != table["department"]
    return at(table, ("ubigeo",), broken, "department")


def _is_near(column: str) -> Callable[[Tables], list[Found]]:
    def broken(tables: Tables) -> list[Found]:
        table, departments = tables["districts"], tables["departments"]
        centre = dict(zip(departments["code"], departments[column].map(_degrees), strict=True))
        away = table[column].map(_degrees) - table["department_code"].map(centre).astype(float)
        return at(table, ("ubigeo",), away.abs() >= FAR, column)

    return broken


def _degrees(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


PLACES = {
    "departments": Contract(
        ("code",),
        schema(
            ("code",),
            {
                "code": pattern(DEPARTMENT, "dos cifras"),
                "department": capital(),
                "capital": filled(),
                "lat": place(SOUTH, NORTH),
                "lon": place(WEST, EAST),
                "macroregion": one_of(*MACROREGIONS),
            },
        ),
        rules=(
            Rule(
                "están los 25 departamentos, de 01 a 25",
                {"departments": ("code",)},
                _all_departments,
            ),
            Rule(
                "cada departamento tiene distritos",
                {"departments": ("code",), "districts": ("department_code",)},
                _has_districts,
            ),
        ),
    ),
    "department_outlines": Contract(
        ("code",),
        schema(
            ("code",),
            {
                "code": pattern(DEPARTMENT, "dos cifras"),
                "path": pattern(OUTLINE, "un contorno cerrado, con enteros"),
                "source": filled(),
                "year": year(),
            },
        ),
        links=(Link("code", "departments", "code"),),
        rules=(
            Rule(
                "cada departamento tiene su contorno",
                {"department_outlines": ("code",), "departments": ("code",)},
                _has_an_outline,
            ),
        ),
    ),
    "districts": Contract(
        ("ubigeo",),
        schema(
            ("ubigeo",),
            {
                "ubigeo": pattern(UBIGEO, "seis cifras"),
                "ubigeo_reniec": pattern(UBIGEO, "seis cifras", blank=True),
                "department_code": pattern(DEPARTMENT, "dos cifras"),
                "department": capital(),
                "province": capital(),
                "district": capital(),
                "lat": place(SOUTH, NORTH),
                "lon": place(WEST, EAST),
                "altitude_m": whole(LOWEST, HIGHEST, blank=True),
                "source": filled(),
                "year": year(),
            },
            together(
                "el ubigeo empieza con el código del departamento",
                ("ubigeo", "department_code"),
                lambda t: t["ubigeo"].str[:2] == t["department_code"],
            ),
            together(
                "un código de RENIEC es de un solo distrito",
                ("ubigeo_reniec",),
                lambda t: (t["ubigeo_reniec"] == "") | ~t["ubigeo_reniec"].duplicated(keep=False),
            ),
        ),
        links=(Link("department_code", "departments", "code"),),
        rules=(
            Rule(
                f"están los {DISTRICTS} distritos o más", {"districts": ("ubigeo",)}, _all_districts
            ),
            Rule(
                "el distrito lleva el nombre de su departamento",
                {
                    "districts": ("ubigeo", "department_code", "department"),
                    "departments": ("code", "department"),
                },
                _has_its_name,
            ),
            *(
                Rule(
                    f"el distrito está a menos de {FAR:g} grados de la capital de su departamento",
                    {
                        "districts": ("ubigeo", "department_code", column),
                        "departments": ("code", column),
                    },
                    _is_near(column),
                )
                for column in ("lat", "lon")
            ),
        ),
    ),
}
