"""Occupations, what people call them, and the crosswalk from CO-95."""

from __future__ import annotations

from models.building.contracts.cells import (
    EDUCATION,
    UNIT_GROUP,
    capital,
    distinct,
    figures,
    filled,
    number,
    one_of,
    pattern,
    together,
    year,
)
from models.building.contracts.contract import (
    Contract,
    Found,
    Link,
    Rule,
    Tables,
    at,
    schema,
)

#: Unit groups of CIUO-08.
UNIT_GROUPS = 436
#: Letters that fit on a button.
LONGEST_LABEL = 80

_GROUP = pattern(UNIT_GROUP, "cuatro cifras")
_OCCUPATION = Link("ciuo08", "occupations", "ciuo08")


def _all_groups(tables: Tables) -> list[Found]:
    count = tables["occupations"]["ciuo08"].nunique()
    return [] if count == UNIT_GROUPS else [(0, "", "ciuo08", f"{count} grupos")]


def _labelled(tables: Tables) -> list[Found]:
    table = tables["occupations"]
    known = set(tables["occupation_labels"]["ciuo08"])
    return at(table, ("ciuo08",), ~table["ciuo08"].isin(known), "ciuo08")


def _weights_sum_to_one(tables: Tables) -> list[Found]:
    table = tables["co95_ciuo08"]
    sums = figures(table["weight"]).groupby(table["co95"]).transform("sum")
    return at(table, ("co95", "ciuo08"), (sums - 1).abs() > 1e-6, "weight")


WORK = {
    "occupations": Contract(
        ("ciuo08",),
        schema(
            ("ciuo08",),
            {
                "ciuo08": _GROUP,
                "label_official": filled(),
                "skill_level": one_of("1", "2", "3", "4"),
                "education_min": one_of(*EDUCATION),
                "source": filled(),
                "year": year(),
            },
        ),
        rules=(
            Rule(
                f"están los {UNIT_GROUPS} grupos de CIUO-08",
                {"occupations": ("ciuo08",)},
                _all_groups,
            ),
            Rule(
                "cada grupo tiene nombre sencillo en occupation_labels.csv",
                {"occupations": ("ciuo08",), "occupation_labels": ("ciuo08",)},
                _labelled,
            ),
        ),
    ),
    "occupation_labels": Contract(
        ("ciuo08",),
        schema(
            ("ciuo08",),
            {
                "ciuo08": _GROUP,
                "label_plain": capital(),
            },
            distinct("label_plain"),
            together(
                f"el nombre sencillo tiene hasta {LONGEST_LABEL} letras",
                ("label_plain",),
                lambda t: t["label_plain"].str.len() <= LONGEST_LABEL,
            ),
        ),
        links=(_OCCUPATION,),
    ),
    "co95_ciuo08": Contract(
        ("co95", "ciuo08"),
        schema(
            ("co95", "ciuo08"),
            {
                "co95": pattern("[0-9]{3}", "tres cifras"),
                "ciuo08": _GROUP,
                "weight": number(0.001, 1),
                "method": filled(),
                "source": filled(),
            },
        ),
        links=(_OCCUPATION,),
        rules=(
            Rule(
                "los pesos de un grupo CO-95 suman 1",
                {"co95_ciuo08": ("co95", "ciuo08", "weight")},
                _weights_sum_to_one,
            ),
        ),
    ),
    "cno2015_differences": Contract(
        ("cno2015", "ciuo08"),
        schema(
            ("cno2015", "ciuo08"),
            {
                "cno2015": _GROUP,
                "label": filled(),
                "ciuo08": _GROUP,
                "weight": number(0.001, 1),
                "note": filled(),
                "source": filled(),
            },
        ),
        links=(_OCCUPATION,),
    ),
}
