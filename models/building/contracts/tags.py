"""What courses teach: tags, and the rules, reviews and words behind them."""

from __future__ import annotations

import re

import pandas as pd

from models.building.contracts.cells import cell, filled, one_of, pattern, together, year
from models.building.contracts.contract import Contract, Found, Link, Rule, Tables, schema

#: Share of programmes that may stay without tags.
MOST_UNTAGGED = 0.05

STATUS = ("acuerdo", "codificador", "revisado", "por revisar")
DECISIONS = ("confirmar", "quitar", "agregar", "descartar")

_KEY = ("programme_key",)
_GROUPS = Link("ciuo08", "occupations", "ciuo08", also=frozenset({""}), is_list=True)
_SKILLS = Link("skills", "skills", "code", also=frozenset({""}), is_list=True)


def _one_each(table: pd.DataFrame) -> pd.Series:
    bars = [table[name].str.count("[|]") for name in ("skills", "confidence")]
    return (bars[0] == bars[1]) & ((table["skills"] == "") == (table["confidence"] == ""))


def _compiles(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def _tagged(tables: Tables) -> list[Found]:
    programmes = set(tables["courses"]["programme_key"])
    untagged = programmes - set(tables["course_tags"]["programme_key"])
    if len(untagged) <= MOST_UNTAGGED * len(programmes):
        return []
    return [(0, key, "programme_key", "sin etiquetas") for key in sorted(untagged)]


TAGS = {
    "course_tags": Contract(
        _KEY,
        schema(
            _KEY,
            {
                "programme_key": filled(),
                "ciuo08": None,
                "skills": None,
                "confidence": pattern(
                    r"(0\.[0-9]{2}|1\.00)(\|(0\.[0-9]{2}|1\.00))*",
                    "números de 0.00 a 1.00 unidos por |",
                    blank=True,
                ),
                "status": one_of(*STATUS),
                "basis": filled(),
            },
            together("una confianza por habilidad", ("skills", "confidence"), _one_each),
            together(
                "sin habilidades si y solo si está por revisar",
                ("skills", "status"),
                lambda t: (t["skills"] == "") == (t["status"] == "por revisar"),
            ),
        ),
        links=(Link("programme_key", "courses", "programme_key"), _GROUPS, _SKILLS),
        rules=(
            Rule(
                f"a lo más {MOST_UNTAGGED:.0%} de los programas está sin etiquetas",
                {"courses": _KEY, "course_tags": _KEY},
                _tagged,
            ),
        ),
    ),
    "course_reviews": Contract(
        _KEY,
        schema(
            _KEY,
            {
                "programme_key": filled(),
                "ciuo08": None,
                "skills": None,
                "decision": one_of(*DECISIONS),
                "reviewer": filled(),
                "year": year(),
                "note": None,
            },
            together(
                "nombra códigos, salvo que la decisión sea descartar",
                ("ciuo08", "skills", "decision"),
                lambda t: (t["ciuo08"] + t["skills"] == "") == (t["decision"] == "descartar"),
            ),
            unique=("programme_key", "ciuo08", "skills", "decision"),
        ),
        links=(_GROUPS, _SKILLS),
        is_sorted=False,
        may_be_empty=True,
    ),
    "course_rules": Contract(
        ("pattern",),
        schema(
            ("pattern",),
            {
                "pattern": cell(
                    "una expresión regular", lambda cells: cells.map(_compiles).astype(bool)
                ),
                "ciuo08": None,
                "skills": filled(),
                "note": filled(),
            },
        ),
        links=(_GROUPS, _SKILLS),
        is_sorted=False,
    ),
    "course_words": Contract(("word",), schema(("word",), {"word": filled(), "form": filled()})),
}
