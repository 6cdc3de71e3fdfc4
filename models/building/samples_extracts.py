"""The two samples that are extracts of the tables: the job market and the courses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from models.building.raw import Row

OCCUPATIONS = 40
"""Occupations of highest demand taken from each department."""

COURSES = 1000
FEWEST_COURSES = 3
"""Courses taken from every department at least, if it has them."""

JOB_FIELDS = (
    *("department", "department_name", "ciuo08", "label_plain", "demand", "employed", "n"),
    *("informality", "pay_p25", "pay_p50", "pay_p75", "minimum_wage", "confidence", "source"),
    *("year", "pay_confidence", "pay_source", "pay_year"),
)
COURSE_FIELDS = (
    *("course_id", "programme", "institution", "level", "modality", "department", "district"),
    *("hours", "cost", "entry_education", "skills", "ciuo08", "source", "year"),
)

_FROM_DEMAND = {
    "ciuo08": "ciuo08",
    "department": "department",
    "demand": "value",
    "employed": "employed",
    "n": "n",
    "informality": "informality",
    "confidence": "confidence",
    "source": "source",
    "year": "year",
}
_FROM_PAY = {
    "pay_p25": "p25",
    "pay_p50": "value",
    "pay_p75": "p75",
    "minimum_wage": "minimum_wage",
    "pay_confidence": "confidence",
    "pay_source": "source",
    "pay_year": "year",
}


def job_market(
    demand: Iterable[Row],
    pay: Iterable[Row],
    names: Mapping[str, str],
    labels: Mapping[str, str],
) -> list[Row]:
    """Takes from each department the occupations of highest demand, with their pay.

    Args:
        demand: Lines of ``demand.csv``.
        pay: Lines of ``pay.csv``.
        names: Department code to name.
        labels: Unit group to plain label.

    Returns:
        Lines of ``job_market_data.csv``, by department and unit group; pay is empty where no
        source tells it.
    """
    pays = {(row["department"], row["ciuo08"]): row for row in pay}
    places = defaultdict(list)
    for row in demand:
        places[row["department"]].append(row)
    chosen = []
    for rows in places.values():
        rows.sort(key=lambda row: (-float(row["value"]), row["ciuo08"]))
        chosen += rows[:OCCUPATIONS]
    chosen.sort(key=lambda row: (row["department"], row["ciuo08"]))
    lines = []
    for row in chosen:
        paid = pays.get((row["department"], row["ciuo08"]), {})
        lines.append(
            {mine: row.get(theirs, "") for mine, theirs in _FROM_DEMAND.items()}
            | {mine: paid.get(theirs, "") for mine, theirs in _FROM_PAY.items()}
            | {"department_name": names[row["department"]], "label_plain": labels[row["ciuo08"]]}
        )
    return lines


def shared_out(sizes: Mapping[str, int], total: int, least: int) -> dict[str, int]:
    """Divides a sample over groups by their size, by largest remainders.

    Args:
        sizes: How many each group has.
        total: How many to take in all; all there are, if fewer.
        least: How many to take of each group that has them.

    Returns:
        How many to take of each group, never more than it has.
    """
    total = min(total, sum(sizes.values()))
    taken = {group: min(least, size) for group, size in sizes.items()}
    while (left := total - sum(taken.values())) > 0:
        room = {group: sizes[group] - taken[group] for group in sizes}
        ideal = {group: left * space / sum(room.values()) for group, space in room.items()}
        whole = {group: min(int(ideal[group]), room[group]) for group in sizes}
        if not any(whole.values()):
            order = sorted(sizes, key=lambda group: (whole[group] - ideal[group], group))
            whole = {group: int(group in order[:left]) for group in sizes}
        taken = {group: taken[group] + whole[group] for group in sizes}
    return taken


def course_sample(courses: Sequence[Row], size: int, rng: np.random.Generator) -> list[Row]:
    """Draws courses, every department represented.

    Args:
        courses: Lines of ``courses.csv``.
        size: How many.
        rng: Where chance comes from.

    Returns:
        The lines drawn, in the order of the table.
    """
    places = defaultdict(list)
    for place, row in enumerate(courses):
        places[row["department"]].append(place)
    sizes = {code: len(places[code]) for code in sorted(places)}
    drawn: list[int] = []
    for code, number in shared_out(sizes, size, FEWEST_COURSES).items():
        picked = rng.choice(len(places[code]), size=number, replace=False)
        drawn += [places[code][int(one)] for one in picked]
    return [courses[place] for place in sorted(drawn)]


def course_lines(
    courses: Iterable[Row],
    tags: Mapping[str, Row],
    skills: Mapping[str, str],
    districts: Mapping[str, str],
    sources: Mapping[str, str],
) -> list[Row]:
    """Writes codes out as words.

    Args:
        courses: Lines of ``courses.csv``.
        tags: Programme key to its line of ``course_tags.csv``.
        skills: Skill code to label.
        districts: Ubigeo to district name.
        sources: Source to title.

    Returns:
        Lines of ``course_data.csv``.
    """
    written_out = {"district", "skills", "ciuo08", "source"}
    same = [field for field in COURSE_FIELDS if field not in written_out]
    lines = []
    for row in courses:
        tag = tags.get(row["programme_key"], {})
        codes = filter(None, tag.get("skills", "").split("|"))
        lines.append(
            {field: row[field] for field in same}
            | {
                "district": districts.get(row["ubigeo"], ""),
                "skills": "|".join(skills[code] for code in codes),
                "ciuo08": tag.get("ciuo08", ""),
                "source": sources[row["source_id"]],
            }
        )
    return lines
