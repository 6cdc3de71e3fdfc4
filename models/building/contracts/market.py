"""Demand, pay and the minimum wage: every figure with its n, its error, its source and its year."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pandera.pandas as pa

from models.building.contracts.cells import (
    CONFIDENCE,
    DEPARTMENT,
    SCOPE,
    UNIT_GROUP,
    both_or_neither,
    figures,
    filled,
    number,
    one_of,
    pattern,
    together,
    whole,
    year,
)
from models.building.contracts.contract import Contract, Found, Link, Rule, Tables, at, schema

#: From this many persons or notices a figure stands without saying that it was drawn to others.
ENOUGH = 30
#: How a method says that few stand behind a figure.
OWNED_UP = r"estimad|contraíd|secundaria|solo mención"
#: Callao and Lima, where EPE itself was carried out.
METROPOLIS = ("07", "15")

#: Persons: the whole country has some 18 million employed.
MOST_PERSONS = 20_000_000
#: Yearly change of the persons employed, in percent.
MOST_TREND = 300
#: Soles a month. A quarter of those who knit at home earn under 100 in a month.
LEAST_PAY, LEAST_QUARTER, MOST_PAY = 100, 50, 60_000

_PAIR = ("department", "ciuo08")
_LINKS = (Link("department", "departments", "code"), Link("ciuo08", "occupations", "ciuo08"))
_PERSONS = number(0, MOST_PERSONS, blank=True)
_HEAD = {
    "department": pattern(DEPARTMENT, "dos cifras"),
    "ciuo08": pattern(UNIT_GROUP, "cuatro cifras"),
}
_TAIL = {
    "scope": one_of(*SCOPE),
    "source": filled(),
    "year": year(),
    "confidence": one_of(*CONFIDENCE),
    "method": filled(),
}


def few_are_owned_up_to() -> pa.Check:
    """A figure from fewer than `ENOUGH`, or from nobody counted, says so in its method."""

    def holds(table: pd.DataFrame) -> pd.Series:
        return (figures(table["n"]) >= ENOUGH) | table["method"].str.lower().str.contains(OWNED_UP)

    return together(
        f"con n menor de {ENOUGH} el método dice «estimado», «contraído», «secundaria» o "
        "«solo mención»",
        ("n", "method"),
        holds,
    )


def carried_over_is_never_sure() -> pa.Check:
    """What EPE Lima says of another department is of low confidence."""

    def holds(table: pd.DataFrame) -> pd.Series:
        carried = table["method"].str.startswith("estimado: EPE")
        away = ~table["department"].isin(METROPOLIS)
        return ~(carried & away) | (table["confidence"] == "baja")

    return together(
        "lo estimado desde Lima para otro departamento es de confianza baja",
        ("department", "confidence", "method"),
        holds,
    )


def shrunk_is_never_sure() -> pa.Check:
    """What was shrunk for a small sample is not of high confidence."""
    return together(
        "lo contraído por muestra pequeña no es de confianza alta",
        ("confidence", "method"),
        lambda t: (
            ~t["method"].str.contains("contraído por muestra pequeña") | (t["confidence"] != "alta")
        ),
    )


def in_order(*columns: str) -> pa.Check:
    """Figures that do not fall from left to right."""

    def holds(table: pd.DataFrame) -> pd.Series:
        cuts = [figures(table[column]) for column in columns]
        good = pd.Series(True, index=table.index)
        for low, high in pairwise(cuts):
            good &= low <= high
        return good

    return together(" ≤ ".join(columns), columns, holds)


def _in_force(tables: Tables) -> list[Found]:
    """Pay whose minimum wage is not the one in force at the end of its year."""
    wages = tables["minimum_wage"]
    history = sorted(zip(wages["from"], wages["soles"], strict=True))
    table = tables["pay"]
    due = {
        found: next((soles for day, soles in reversed(history) if day[:4] <= found), "")
        for found in set(table["year"])
    }
    broken = table["minimum_wage"] != table["year"].map(due)
    return at(table, _PAIR, broken, "minimum_wage")


def _never_fell(tables: Tables) -> list[Found]:
    table = tables["minimum_wage"]
    return at(table, ("from",), figures(table["soles"]).diff() <= 0, "soles")


MARKET = {
    "demand": Contract(
        _PAIR,
        schema(
            _PAIR,
            {
                **_HEAD,
                "value": number(0, 100),
                "unit": one_of("índice de demanda (0–100)"),
                "employed": _PERSONS,
                "se": _PERSONS,
                "n": whole(1, MOST_PERSONS, blank=True),
                "informality": number(0, 100, blank=True),
                "trend": number(-100, MOST_TREND, blank=True),
                "trend_se": number(0, MOST_TREND, blank=True),
                "notices": _PERSONS,
                "hires": _PERSONS,
                **_TAIL,
            },
            few_are_owned_up_to(),
            carried_over_is_never_sure(),
            shrunk_is_never_sure(),
            both_or_neither("trend", "trend_se"),
        ),
        links=_LINKS,
    ),
    "pay": Contract(
        _PAIR,
        schema(
            _PAIR,
            {
                **_HEAD,
                "value": number(LEAST_PAY, MOST_PAY),
                "p25": number(LEAST_QUARTER, MOST_PAY),
                "p75": number(LEAST_PAY, MOST_PAY),
                "unit": one_of("soles por mes"),
                "minimum_wage": number(LEAST_PAY, MOST_PAY),
                "n": whole(1, MOST_PERSONS, blank=True),
                "se": number(0, MOST_PAY, blank=True),
                **_TAIL,
            },
            in_order("p25", "value", "p75"),
            few_are_owned_up_to(),
            carried_over_is_never_sure(),
            shrunk_is_never_sure(),
        ),
        links=_LINKS,
        rules=(
            Rule(
                "el salario mínimo es el vigente al final del año de la cifra",
                {"pay": (*_PAIR, "year", "minimum_wage"), "minimum_wage": ("from", "soles")},
                _in_force,
            ),
        ),
    ),
    "minimum_wage": Contract(
        ("from",),
        schema(
            ("from",),
            {
                "from": pattern(r"(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]", "una fecha AAAA-MM-DD"),
                "soles": number(1, MOST_PAY),
                "norm": filled(),
            },
        ),
        rules=(
            Rule("el salario mínimo nunca baja", {"minimum_wage": ("from", "soles")}, _never_fell),
        ),
    ),
}
