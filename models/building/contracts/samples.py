"""The three sample tables: persons who do not exist, and extracts of the tables beside them."""

from __future__ import annotations

import pandas as pd

from models.building.contracts.cells import (
    CONFIDENCE,
    DEPARTMENT,
    EDUCATION,
    UBIGEO,
    UNIT_GROUP,
    filled,
    number,
    one_of,
    pattern,
    together,
    whole,
    year,
)
from models.building.contracts.contract import Contract, Found, Link, Rule, Tables, at, schema
from models.building.contracts.courses import LEAST_HOURS, MOST_COST, MOST_HOURS
from models.building.contracts.coverage import NEAREST
from models.building.contracts.market import LEAST_QUARTER, MOST_PAY, MOST_PERSONS

WORKING = (
    *("empleador", "independiente", "empleado", "obrero"),
    *("familiar no remunerado", "trabajador del hogar", "otro"),
)
IDLE = ("desocupado", "inactivo")
#: Occupations that the job sample has of each department, and rows of the two others.
OCCUPATIONS, COURSES, PERSONS = 40, 1000, 2000

_PAIR = ("department", "ciuo08")
_PLACE = Link("department", "departments", "code")


def _follows_demand(tables: Tables) -> list[Found]:
    """Rows of the job sample whose demand is no longer that of `demand.csv`."""
    demand, table = tables["demand"], tables["job_market_data"]
    pairs = zip(demand["department"], demand["ciuo08"], strict=True)
    values = dict(zip(pairs, demand["value"], strict=True))
    mine = zip(table["department"], table["ciuo08"], strict=True)
    stale = [values.get(pair) != value for pair, value in zip(mine, table["demand"], strict=True)]
    return at(table, _PAIR, pd.Series(stale, index=table.index, dtype=bool), "demand")


def _every_department(name: str, least: int) -> Rule:
    def broken(tables: Tables) -> list[Found]:
        counts = tables[name]["department"].value_counts()
        return [
            (0, code, "department", f"{counts.get(code, 0)} filas, se piden {least}")
            for code in tables["departments"]["code"]
            if counts.get(code, 0) < least
        ]

    return Rule(
        f"cada departamento tiene {least} fila{'s' if least > 1 else ''} o más",
        {name: ("department",), "departments": ("code",)},
        broken,
    )


def _as_many(name: str, rows: int) -> Rule:
    def broken(tables: Tables) -> list[Found]:
        count = len(tables[name])
        return [] if count == rows else [(0, "", "", f"{count} filas")]

    return Rule(f"la muestra tiene {rows} filas", {name: ()}, broken)


_PAY = number(LEAST_QUARTER, MOST_PAY, blank=True)

SAMPLES = {
    "user_data": Contract(
        ("person_id",),
        schema(
            ("person_id",),
            {
                "synthetic": one_of("sintético"),
                "person_id": pattern("S[0-9]{4}", "S y cuatro cifras"),
                "department": pattern(DEPARTMENT, "dos cifras"),
                "ubigeo": pattern(UBIGEO, "seis cifras"),
                "sex": one_of("mujer", "hombre"),
                "age": whole(14, 65),
                "education": one_of(*EDUCATION),
                "status": one_of(*WORKING, *IDLE),
                "ciuo08": pattern(UNIT_GROUP, "cuatro cifras", blank=True),
                "informal": one_of("si", "no", blank=True),
                "income": number(10, MOST_PAY, blank=True),
                "hours_week": whole(1, 60),
                "budget": whole(0, 10_000),
                "weeks": whole(1, 260),
                "text": filled(),
                "source": pattern(".*sintétic.*", "una fuente que dice «sintética»"),
                "year": year(),
            },
            together(
                "el ubigeo empieza con el código del departamento",
                ("ubigeo", "department"),
                lambda t: t["ubigeo"].str[:2] == t["department"],
            ),
            together(
                "tiene informalidad quien trabaja, y nadie más",
                ("status", "informal"),
                lambda t: t["status"].isin(WORKING) == (t["informal"] != ""),
            ),
            together(
                "solo quien trabaja tiene ocupación e ingreso",
                ("status", "ciuo08", "income"),
                lambda t: t["status"].isin(WORKING) | (t["ciuo08"] + t["income"] == ""),
            ),
        ),
        links=(
            _PLACE,
            Link("ubigeo", "districts", "ubigeo"),
            Link("ciuo08", "occupations", "ciuo08", also=frozenset({""})),
        ),
        rules=(_as_many("user_data", PERSONS), _every_department("user_data", 1)),
    ),
    "job_market_data": Contract(
        _PAIR,
        schema(
            _PAIR,
            {
                "department": pattern(DEPARTMENT, "dos cifras"),
                "department_name": filled(),
                "ciuo08": pattern(UNIT_GROUP, "cuatro cifras"),
                "label_plain": filled(),
                "demand": number(0, 100),
                "employed": number(0, MOST_PERSONS, blank=True),
                "n": whole(1, MOST_PERSONS, blank=True),
                "informality": number(0, 100, blank=True),
                "pay_p25": _PAY,
                "pay_p50": _PAY,
                "pay_p75": _PAY,
                "minimum_wage": _PAY,
                "confidence": one_of(*CONFIDENCE),
                "source": filled(),
                "year": year(),
                "pay_confidence": one_of(*CONFIDENCE, blank=True),
                "pay_source": None,
                "pay_year": whole(2000, 2026, blank=True),
            },
            together(
                "el pago lleva su confianza, su fuente y su año",
                ("pay_p50", "pay_confidence", "pay_source", "pay_year"),
                lambda t: (
                    ((t["pay_p50"] == "") == (t["pay_source"] == ""))
                    & ((t["pay_source"] == "") == (t["pay_year"] == ""))
                ),
            ),
        ),
        links=(_PLACE, Link("ciuo08", "occupations", "ciuo08")),
        rules=(
            _every_department("job_market_data", OCCUPATIONS),
            Rule(
                "la demanda es la de demand.csv",
                {"job_market_data": (*_PAIR, "demand"), "demand": (*_PAIR, "value")},
                _follows_demand,
            ),
        ),
    ),
    "course_data": Contract(
        ("course_id",),
        schema(
            ("course_id",),
            {
                "course_id": filled(),
                "programme": filled(),
                "institution": None,
                "level": None,
                "modality": None,
                "department": pattern(DEPARTMENT, "dos cifras"),
                "district": None,
                "hours": whole(LEAST_HOURS, MOST_HOURS),
                "cost": number(0, MOST_COST, blank=True),
                "entry_education": one_of(*EDUCATION[:3]),
                "skills": None,
                "ciuo08": None,
                "source": filled(),
                "year": whole(2000, 2026, blank=True),
            },
        ),
        links=(
            Link("course_id", "courses", "course_id"),
            Link("department", "departments", "code", also=frozenset({NEAREST})),
            Link("ciuo08", "occupations", "ciuo08", also=frozenset({""}), is_list=True),
            Link("skills", "skills", "label", also=frozenset({""}), is_list=True),
        ),
        rules=(_as_many("course_data", COURSES), _every_department("course_data", 1)),
    ),
}
