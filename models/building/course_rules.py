"""The written rules that tag a programme by its name.

``course_rules.csv`` holds patterns (regular expressions on the programme key) with unit groups of
CIUO-08 and skill codes. Its order matters: the first pattern that is found in a name decides, so
the specific come before the general. Nothing is inferred from the institution. A rule may leave
the groups empty: a language course teaches a skill that many jobs ask for and prepares for none
of them alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.building.errors import ContractError
from models.building.raw import read_rows
from models.building.report import shorten

MAX_GROUPS = 4
MIN_SKILLS, MAX_SKILLS = 1, 10


@dataclass(frozen=True)
class Rule:
    """One line of the rule table."""

    pattern: re.Pattern[str]
    groups: tuple[str, ...]
    skills: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Codes:
    """What a rule or a review may name.

    Attributes:
        groups: Unit groups of ``occupations.csv``.
        skills: Codes of ``skills.csv``.
    """

    groups: frozenset[str]
    skills: frozenset[str]

    def check(self, file: str, row: int, groups: Iterable[str], skills: Iterable[str]) -> None:
        """Checks that a line names no other.

        Raises:
            ContractError: It does; names file, row and column.
        """
        for column, found, known in (
            ("ciuo08", groups, self.groups),
            ("skills", skills, self.skills),
        ):
            unknown = sorted({*found} - known)
            if unknown:
                raise broken(file, row, column, "códigos que existen", ", ".join(unknown))


def broken(file: str, row: int, column: str, expected: str, found: object) -> ContractError:
    """Returns the error for a cell of a hand-written table."""
    return ContractError(
        f"{file}, fila {row}, columna {column}: se esperaba {expected}; "
        f"se encontró «{shorten(found)}»."
    )


def read_codes(data: Path) -> Codes:
    """Reads which unit groups and skills exist in a folder of tables."""
    return Codes(
        frozenset(row["ciuo08"] for row in read_rows(data / "occupations.csv")),
        frozenset(row["code"] for row in read_rows(data / "skills.csv")),
    )


def read_rules(path: Path, codes: Codes) -> list[Rule]:
    """Reads and checks the rule table.

    Args:
        path: The table.
        codes: What a rule may name.

    Returns:
        The rules in the table's order.

    Raises:
        ContractError: A rule names an unknown code, too many or too few, or its pattern is no
            regular expression.
    """
    rules = []
    for number, row in enumerate(read_rows(path), 2):
        groups, skills = split(row["ciuo08"]), split(row["skills"])
        codes.check(path.name, number, groups, skills)
        if len(groups) > MAX_GROUPS:
            raise broken(path.name, number, "ciuo08", f"hasta {MAX_GROUPS} códigos", row["ciuo08"])
        if not MIN_SKILLS <= len(skills) <= MAX_SKILLS or len(set(skills)) < len(skills):
            expected = f"de {MIN_SKILLS} a {MAX_SKILLS} códigos distintos"
            raise broken(path.name, number, "skills", expected, row["skills"])
        try:
            pattern = re.compile(row["pattern"])
        except re.error as error:
            expected = "una expresión regular"
            raise broken(path.name, number, "pattern", expected, row["pattern"]) from error
        rules.append(Rule(pattern, groups, skills, row["note"]))
    return rules


def split(cell: str) -> tuple[str, ...]:
    """Returns the codes of a pipe list, none for an empty cell."""
    return tuple(cell.split("|")) if cell else ()


def first(key: str, rules: Iterable[Rule]) -> Rule | None:
    """Returns the first rule whose pattern is found in a programme key."""
    return next((rule for rule in rules if rule.pattern.search(key)), None)
