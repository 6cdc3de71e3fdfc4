"""Tag every programme with the occupations it prepares for and the skills it teaches.

A written table, ``course_rules.csv``, holds patterns (regular expressions on the programme key)
with unit groups of CIUO-08 and skill codes. Its order matters: the first pattern that is found in
a name decides, so the specific come before the general. A programme no pattern covers stays
untagged; nothing is inferred from the institution. A rule may leave the groups empty: a language
course teaches a skill that many jobs ask for and prepares for none of them alone.

Run after ``models.building.courses``: ``python -m models.building.course_tags``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.building.course_names import programme_key
from models.building.raw import DATA, Row, read_rows, write_rows

FIELDS = ("programme_key", "ciuo08", "skills", "basis")
MAX_GROUPS = 4
MIN_SKILLS, MAX_SKILLS = 1, 10


@dataclass(frozen=True)
class Rule:
    """One line of the rule table."""

    pattern: re.Pattern[str]
    groups: tuple[str, ...]
    skills: tuple[str, ...]
    note: str


class RuleError(ValueError):
    """A line of ``course_rules.csv`` that does not keep the table's promises."""


def read_rules(path: Path, known_skills: frozenset[str]) -> list[Rule]:
    """Read and check the rule table.

    Args:
        path: The table.
        known_skills: Codes that a rule may name.

    Returns:
        The rules in the table's order.

    Raises:
        RuleError: If a rule names an unknown skill or too many or too few codes.
    """
    rules = []
    for row in read_rows(path):
        groups, skills = split(row["ciuo08"]), split(row["skills"])
        where = f"rule {row['pattern']!r}"
        unknown = [code for code in skills if code not in known_skills]
        if unknown:
            message = f"{where}: expected codes of skills.csv, received {unknown}"
            raise RuleError(message)
        if len(groups) > MAX_GROUPS or not all(re.fullmatch(r"\d{4}", code) for code in groups):
            message = f"{where}: expected up to {MAX_GROUPS} unit groups, received {groups}"
            raise RuleError(message)
        if not MIN_SKILLS <= len(skills) <= MAX_SKILLS or len(set(skills)) < len(skills):
            message = f"{where}: expected {MIN_SKILLS}-{MAX_SKILLS} skills, received {skills}"
            raise RuleError(message)
        rules.append(Rule(re.compile(row["pattern"]), groups, skills, row["note"]))
    return rules


def split(cell: str) -> tuple[str, ...]:
    """Return the codes of a pipe list, none for an empty cell."""
    return tuple(cell.split("|")) if cell else ()


def first(key: str, rules: Iterable[Rule]) -> Rule | None:
    """Return the first rule whose pattern is found in a programme key."""
    return next((rule for rule in rules if rule.pattern.search(key)), None)


def tags(key: str, rule: Rule) -> Row:
    """Return the line of ``course_tags.csv`` that a rule gives a programme key."""
    return {
        "programme_key": key,
        "ciuo08": "|".join(rule.groups),
        "skills": "|".join(rule.skills),
        "basis": f"regla por nombre: {rule.note}",
    }


def main() -> None:
    """Write ``course_tags.csv`` and print the programmes left untagged and the unused rules."""
    skills = frozenset(row["code"] for row in read_rows(DATA / "skills.csv"))
    rules = read_rules(DATA / "course_rules.csv", skills)
    keys = sorted({programme_key(row["programme"]) for row in read_rows(DATA / "courses.csv")})
    matches = {key: first(key, rules) for key in keys}
    rows = [tags(key, rule) for key, rule in matches.items() if rule is not None]
    write_rows(DATA / "course_tags.csv", FIELDS, rows)
    for key in (key for key, rule in matches.items() if rule is None):
        sys.stdout.write(f"untagged: {key}\n")
    for rule in (rule for rule in rules if rule not in matches.values()):
        sys.stdout.write(f"unused rule: {rule.pattern.pattern}\n")
    sys.stdout.write(f"{len(rows)} of {len(keys)} programmes tagged\n")


if __name__ == "__main__":
    main()
