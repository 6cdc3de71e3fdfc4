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

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from models.building.raw import read_rows, write_rows, write_sources
from models.building.report import Report
from models.building.skill_tallies import (
    Background,
    Group,
    Tally,
    background,
    merge,
    tally_occupations,
)
from models.building.sources import esco

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
PUBLISHED = {
    "source_id": esco.RELATIONS.source_id,
    "title": "ESCO 1.1.1, relaciones entre ocupaciones y habilidades; nombres de ESCO 1.0 y 1.2",
    "institution": "Unión Europea",
    "year": str(YEAR),
    "licence": "© Unión Europea, reutilización con atribución (Decisión 2011/833/UE)",
    "note": "Modificada: agrupada por grupo primario de CIUO-08 y por habilidad del proyecto",
}  # the line of ``sources.csv``


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


def derive(
    units: Iterable[str],
    occupations: Mapping[str, list[dict[str, Tally]]],
    skills: Sequence[dict[str, str]],
    corrections: Iterable[dict[str, str]],
) -> list[Row]:
    """Derives the relations of all unit groups.

    Args:
        units: Codes of the unit groups of CIUO-08.
        occupations: Unit group to its ESCO occupations, of `tally_occupations`.
        skills: Lines of ``skills.csv``.
        corrections: Lines of ``skill_corrections.csv``.

    Returns:
        Rows sorted by unit group and skill, 6 to 14 for each group.
    """
    transversal = {skill["code"] for skill in skills if skill["kind"] == "transversal"}
    corrected: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in corrections:
        corrected[line["ciuo08"]].append(line)
    groups = {unit: merge(found) for unit, found in occupations.items()}
    ground = background(groups, [skill["code"] for skill in skills])
    rows: list[Row] = []
    for unit in sorted(units):
        dropped = {line["skill"] for line in corrected[unit] if line["action"] == "drop"}
        kept = select(unit, groups.get(unit, Group(0, {})), ground, transversal, dropped)
        if len(kept) < LEAST:
            minor = KIN.get(unit, unit[:3])
            kin = merge([o for u in occupations if u.startswith(minor) for o in occupations[u]])
            kept = top_up(kept, select(unit, kin, ground, transversal, dropped))
        rows += correct(kept, corrected[unit])
    return sorted(rows, key=lambda row: (row.ciuo08, row.skill))


def build(raw: Path, data: Path, report: Report) -> None:
    """Writes ``occupation_skills.csv``.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables, which holds the unit groups, the skills and their
            corrections.
        report: Where each file's rows are counted.
    """
    titles = raw / "esco" / "occupations.csv.gz"
    links = raw / "esco" / "occupation_skill.csv.gz"
    skills = read_rows(data / "skills.csv")
    rows = derive(
        [line["ciuo08"] for line in read_rows(data / "occupations.csv")],
        tally_occupations(
            esco.occupations(titles, report.source(esco.OCCUPATIONS.source_id, titles)),
            esco.relations(links, report.source(esco.RELATIONS.source_id, links)),
            skills,
        ),
        skills,
        read_rows(data / "skill_corrections.csv"),
    )
    write_sources([PUBLISHED], data)
    write_rows(data / "occupation_skills.csv", COLUMNS, map(asdict, rows))
