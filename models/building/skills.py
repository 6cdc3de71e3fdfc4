"""Derives which kiosk skills each occupation needs from the ESCO relations.

ESCO says which of its 13,000 skills are essential or optional for some 3,000
occupations. The kiosk speaks of about 300 plain skills (``skills.csv``), each
standing for a set of ESCO skills, and of the 436 unit groups of CIUO-08. For a
unit group ``g`` with ``n`` ESCO occupations and a kiosk skill ``k``:

- *depth* of ``k`` in one occupation: ``1 - 0.5 ** (e + 0.4 * o)``, with ``e``
  essential and ``o`` optional ESCO skills of ``k`` (one essential gives 0.5, two 0.75);
- *coverage*: ``(sum of depths + mean(k)) / (n + 1)``, where ``mean(k)`` is the average
  coverage of ``k`` over all unit groups, so a group of one occupation is not trusted blindly;
- *weight*: ``coverage * ln(1 + 1 / mean(k))``, divided by the largest of the group:
  what nearly every occupation asks for weighs less than what sets this one apart;
- *relation*: essential when ``(occupations with e > 0 + share(k)) / (n + 1)`` reaches
  ``ESSENTIAL_SHARE``, ``share(k)`` being that proportion over all groups; useful otherwise.

A group keeps its heaviest 6 to 14 skills, no more than two of them transversal, at least
three and at most eight (the heaviest) essential. A group without ESCO occupations, or with
fewer than six skills, borrows from those of its minor group; ``source`` marks those rows.
``skill_corrections.csv`` then adds, drops or promotes single pairs, each with its reason.

ESCO is (c) European Union, reused with attribution and modified here.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from models.building.skill_tallies import (
    Background,
    Group,
    background,
    merge,
    read_rows,
    tally_occupations,
)

DATA = Path(__file__).resolve().parent.parent / "data"
SOURCE = "ESCO 1.1.1/1.2"
SOURCE_MINOR = f"{SOURCE}, grupo menor"
SOURCE_CORRECTED = f"{SOURCE}, corregido por el proyecto"
# Minor groups without any ESCO occupation, and the nearest one that has: subsistence workers
# resemble those who sell what they grow, paramedical practitioners resemble nurses.
KIN = {"2240": "222", "6310": "611", "6320": "612", "6330": "613", "6340": "622"}
YEAR = 2022  # ESCO 1.1.1, where the relations come from
ESSENTIAL_SHARE = 0.45
FLOOR = 0.22  # of the heaviest skill of the group
LOWEST = 0.08  # accepted only while the group has fewer than LEAST skills
BORROWED = 0.5  # what a skill of the minor group weighs beside the group's own
LEAST, MOST, LEAST_ESSENTIAL, MOST_ESSENTIAL, MOST_TRANSVERSAL = 6, 14, 3, 8, 2
ADDED_WEIGHT, PROMOTED_WEIGHT = 0.5, 0.8  # of skills that only a correction brings
COLUMNS = ("ciuo08", "skill", "relation", "weight", "n_occupations", "source", "year")


@dataclass(frozen=True)
class Row:
    """One line of ``occupation_skills.csv``."""

    ciuo08: str
    skill: str
    relation: str
    weight: float
    n_occupations: int
    source: str = SOURCE
    year: int = YEAR


def rank(group: Group, ground: Background) -> list[tuple[str, float]]:
    """(skill, weight) of all the group's skills, heaviest first, the heaviest weighing 1."""
    raw = {
        code: group.coverage(code, ground.mean[code]) * math.log(1 + 1 / ground.mean[code])
        for code in group.tallies
    }
    top = max(raw.values(), default=1.0)
    return sorted(((c, w / top) for c, w in raw.items()), key=lambda item: (-item[1], item[0]))


def select(
    unit: str, group: Group, ground: Background, transversal: set[str], dropped: set[str]
) -> list[Row]:
    """The skills a group keeps, with their relation."""
    kept: list[Row] = []
    room = MOST_TRANSVERSAL
    for code, weight in rank(group, ground):
        if code in dropped or (code in transversal and not room):
            continue
        if len(kept) == MOST or weight < (FLOOR if len(kept) >= LEAST else LOWEST):
            break
        room -= code in transversal
        asked = group.essential_share(code, ground.share[code]) >= ESSENTIAL_SHARE
        essential = asked and sum(r.relation == "essential" for r in kept) < MOST_ESSENTIAL
        relation = "essential" if essential else "useful"
        present = group.tallies[code].present
        kept.append(Row(unit, code, relation, round(weight, 3), present))
    missing = LEAST_ESSENTIAL - sum(row.relation == "essential" for row in kept)
    order = sorted(
        (row for row in kept if row.relation != "essential"),
        key=lambda row: -group.essential_share(row.skill, ground.share[row.skill]) * row.weight,
    )
    promoted = {row.skill for row in order[: max(missing, 0)]}
    return [replace(r, relation="essential") if r.skill in promoted else r for r in kept]


def top_up(own: list[Row], kin: list[Row]) -> list[Row]:
    """The group's own rows and, after them, the heaviest ones of its minor group."""
    have = {row.skill for row in own}
    factor = BORROWED if own else 1.0
    lent = [
        replace(row, weight=round(row.weight * factor, 3), source=SOURCE_MINOR)
        for row in kin
        if row.skill not in have
    ]
    return own + (lent[: LEAST - len(own)] if own else lent)


def correct(rows: list[Row], corrections: list[dict[str, str]]) -> list[Row]:
    """Applies the ``add`` and ``essential`` corrections of one unit group."""
    by_skill = {row.skill: row for row in rows}
    for line in corrections:
        if line["action"] == "drop":
            continue
        essential = line["action"] == "essential"
        old = by_skill.get(line["skill"])
        relation = "essential" if essential or (old and old.relation == "essential") else "useful"
        floor = PROMOTED_WEIGHT if essential else ADDED_WEIGHT
        new = Row(line["ciuo08"], line["skill"], relation, floor, 0, SOURCE_CORRECTED)
        if old:
            new = replace(new, weight=max(old.weight, floor), n_occupations=old.n_occupations)
        by_skill[line["skill"]] = new
    ordered = sorted(by_skill.values(), key=lambda r: (r.source != SOURCE_CORRECTED, -r.weight))
    return ordered[:MOST]


def build_occupation_skills(raw: Path, skills_csv: Path) -> list[Row]:
    """Derives the relations of all unit groups.

    Args:
        raw: directory with ESCO's ``occupations.csv.gz``, ``occupation_skill.csv.gz`` and
            ``isco08_es.csv``.
        skills_csv: the kiosk's skills; ``skill_corrections.csv`` is read from beside it.

    Returns:
        Rows sorted by unit group and skill, 6 to 14 for each group.
    """
    skills = list(read_rows(skills_csv))
    transversal = {s["code"] for s in skills if s["kind"] == "transversal"}
    corrections: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in read_rows(skills_csv.parent / "skill_corrections.csv"):
        corrections[line["ciuo08"]].append(line)
    occupations = tally_occupations(raw, skills)
    groups = {unit: merge(found) for unit, found in occupations.items()}
    ground = background(groups, [s["code"] for s in skills])
    rows: list[Row] = []
    for unit in sorted(
        r["code"] for r in read_rows(raw / "esco" / "isco08_es.csv") if len(r["code"]) == 4
    ):
        dropped = {c["skill"] for c in corrections[unit] if c["action"] == "drop"}
        kept = select(unit, groups.get(unit, Group(0, {})), ground, transversal, dropped)
        if len(kept) < LEAST:
            minor = KIN.get(unit, unit[:3])
            kin = merge([o for u in occupations if u.startswith(minor) for o in occupations[u]])
            kept = top_up(kept, select(unit, kin, ground, transversal, dropped))
        rows += correct(kept, corrections[unit])
    return sorted(rows, key=lambda row: (row.ciuo08, row.skill))


def write_rows(rows: list[Row], target: Path) -> None:
    """Writes the table as CSV, LF, in the order given."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow([getattr(row, column) for column in COLUMNS])


def main() -> None:
    """Command line: ``python -m models.building.skills --raw DIR``."""
    parser = argparse.ArgumentParser(description="Derive occupation_skills.csv from ESCO.")
    parser.add_argument("--raw", type=Path, required=True, help="directory of the ESCO tables")
    parser.add_argument("--skills", type=Path, default=DATA / "skills.csv")
    parser.add_argument("--out", type=Path, default=DATA / "occupation_skills.csv")
    options = parser.parse_args()
    rows = build_occupation_skills(options.raw, options.skills)
    write_rows(rows, options.out)
    units = len({row.ciuo08 for row in rows})
    borrowed = len({row.ciuo08 for row in rows if row.source == SOURCE_MINOR})
    print(f"{len(rows)} relations, {units} unit groups, {borrowed} borrowed from a minor group")


if __name__ == "__main__":
    main()
