"""The vocabulary of skills, what occupations need of it, and unpaid work."""

from __future__ import annotations

import pandas as pd

from models.building.contracts.cells import (
    UNIT_GROUP,
    capital,
    distinct,
    filled,
    number,
    one_of,
    pattern,
    whole,
    year,
)
from models.building.contracts.contract import (
    FIRST_LINE,
    Contract,
    Found,
    Link,
    Rule,
    Tables,
    at,
    schema,
)

#: Skills of one unit group, and how many of them essential at least.
FEWEST_SKILLS, MOST_SKILLS, FEWEST_ESSENTIAL = 4, 14, 3

_GROUP = pattern(UNIT_GROUP, "cuatro cifras")
_CODE = pattern("[a-z0-9]+(-[a-z0-9]+)*", "minúsculas y guiones")
_OCCUPATION = Link("ciuo08", "occupations", "ciuo08")
_SKILL = Link("skill", "skills", "code")
_LISTED = Link("skills", "skills", "code", is_list=True)
_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PAIR = ("ciuo08", "skill")


def _has_skills(tables: Tables) -> list[Found]:
    needs, groups = tables["occupation_skills"], tables["occupations"]["ciuo08"]
    every = needs["ciuo08"].value_counts()
    essential = needs.loc[needs["relation"] == "essential", "ciuo08"].value_counts()
    found = []
    for place, group in enumerate(groups):
        count, core = int(every.get(group, 0)), int(essential.get(group, 0))
        if not (FEWEST_SKILLS <= count <= MOST_SKILLS and core >= FEWEST_ESSENTIAL):
            said = f"{count} habilidades, {core} esenciales"
            found.append((place + FIRST_LINE, group, "occupation_skills.csv", said))
    return found


def _needed_somewhere(tables: Tables) -> list[Found]:
    table = tables["skills"]
    used = set(tables["occupation_skills"]["skill"])
    return at(table, ("code",), ~table["code"].isin(used), "code")


def _was_applied(tables: Tables) -> list[Found]:
    """Corrections that the table of skills does not show."""
    needs, table = tables["occupation_skills"], tables["skill_corrections"]
    pairs = zip(needs["ciuo08"], needs["skill"], strict=True)
    kept = dict(zip(pairs, needs["relation"], strict=True))
    due: dict[str, set[str | None]] = {
        "drop": {None},
        "essential": {"essential"},
        "add": {"essential", "useful"},
    }
    rows = zip(table["ciuo08"], table["skill"], table["action"], strict=True)
    done = [kept.get((group, skill)) in due.get(action, {None}) for group, skill, action in rows]
    return at(table, _PAIR, ~pd.Series(done, index=table.index, dtype=bool), "action")


SKILLS = {
    "skills": Contract(
        ("code",),
        schema(
            ("code",),
            {
                "code": _CODE,
                "label": capital(),
                "phrase": capital(),
                "group": filled(),
                "esco_codes": None,
                "esco_uris": pattern(
                    rf"{_UUID}(\|{_UUID})*", "identificadores de ESCO", blank=True
                ),
                "kind": one_of("skill", "knowledge", "transversal"),
                "forms": filled(),
            },
            distinct("label"),
            distinct("phrase"),
        ),
        rules=(
            Rule(
                "toda habilidad la pide alguna ocupación",
                {"skills": ("code",), "occupation_skills": ("skill",)},
                _needed_somewhere,
            ),
        ),
    ),
    "occupation_skills": Contract(
        _PAIR,
        schema(
            _PAIR,
            {
                "ciuo08": _GROUP,
                "skill": None,
                "relation": one_of("essential", "useful"),
                "weight": number(0.001, 1),
                "n_occupations": whole(0, 1000),
                "source": filled(),
                "year": year(),
            },
        ),
        links=(_OCCUPATION, _SKILL),
        rules=(
            Rule(
                f"cada grupo tiene de {FEWEST_SKILLS} a {MOST_SKILLS} habilidades, "
                f"{FEWEST_ESSENTIAL} o más esenciales",
                {"occupations": ("ciuo08",), "occupation_skills": ("ciuo08", "relation")},
                _has_skills,
            ),
        ),
    ),
    "skill_corrections": Contract(
        _PAIR,
        schema(
            _PAIR,
            {
                "ciuo08": _GROUP,
                "skill": None,
                "action": one_of("add", "drop", "essential"),
                "reason": filled(),
            },
        ),
        links=(_OCCUPATION, _SKILL),
        rules=(
            Rule(
                "toda corrección consta en occupation_skills.csv",
                {
                    "skill_corrections": (*_PAIR, "action"),
                    "occupation_skills": (*_PAIR, "relation"),
                },
                _was_applied,
            ),
        ),
        is_sorted=False,
    ),
    "unpaid_work": Contract(
        ("code",),
        schema(
            ("code",),
            {
                "code": _CODE,
                "icatus": pattern("[0-9]{1,3}", "una división de ICATUS"),
                "label": capital(),
                "forms": filled(),
                "ciuo08": _GROUP,
                "skills": filled(),
            },
        ),
        links=(_OCCUPATION, _LISTED),
        is_sorted=False,
    ),
}
