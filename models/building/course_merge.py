"""One row where several lists, or several lines of one, speak of the same course.

Two rows are the same course when programme key, kind of institution, distinctive words of its name
and district are equal and the levels are compatible: equal, or unknown in one of them. Rows without
district or institution are never merged.

The better row wins: hours that a source states before estimated ones, then the newer year, then the
better known place, then a known level, then the id that comes first. Its empty cells are filled
from the others in that order; ways to attend (``modality``) are joined. ``merged`` lists the ids of
the others, so that a pathway printed with one of them can still be traced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from models.building.course_levels import institution_key
from models.building.course_lists import STATED
from models.building.raw import Row

#: Cells that belong together: filled all from one row or not at all.
_GROUPS = (("level", "certificate", "duration_years"), ("lat", "lon"), ("cost", "cost_basis"))
_ALONE = ("credits", "link", "management", "modality")
_PLACED = ("sitio", "distrito", "departamento", "cetpro-cercano")


def merge(rows: Iterable[Row]) -> list[Row]:
    """Returns the courses with those that are the same made one, by id.

    Args:
        rows: Courses with ``programme_key``; absent cells count as empty.
    """
    alike: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    courses = []
    for row in rows:
        if row.get("ubigeo") and row.get("institution"):
            alike[_identity(row)].append(row)
        else:
            courses.append(row)
    for same in alike.values():
        for cluster in _compatible(sorted(same, key=_rank)):
            courses.append(_one(cluster))
    return sorted(courses, key=lambda row: row["course_id"])


def _identity(row: Row) -> tuple[str, ...]:
    who = institution_key(row["institution"])
    return row["programme_key"], row["institution_type"], who, row["ubigeo"]


def _rank(row: Row) -> tuple[bool, int, int, bool, str]:
    """Orders rows from the best to the worst."""
    return (
        row["hours_basis"] != STATED,
        -int(row.get("year") or 0),
        _PLACED.index(row["placed"]),
        not row["level"],
        row["course_id"],
    )


def _compatible(ranked: Iterable[Row]) -> list[list[Row]]:
    """Parts rows of the same programme by level; one without level joins the best."""
    clusters: list[list[Row]] = []
    for row in ranked:
        for cluster in clusters:
            levels = {one["level"] for one in (*cluster, row)} - {""}
            if len(levels) <= 1:
                cluster.append(row)
                break
        else:
            clusters.append([row])
    return clusters


def _one(cluster: list[Row]) -> Row:
    best, *others = cluster
    course = dict(best)
    for columns in (*_GROUPS, *((column,) for column in _ALONE)):
        if not course.get(columns[0]):
            giver = next((row for row in others if row.get(columns[0])), {})
            course |= {column: giver[column] for column in columns if column in giver}
    ways = list(dict.fromkeys(row["modality"] for row in cluster if row.get("modality")))
    if len(ways) > 1:
        course["modality"] = " o ".join([ways[0], *(way.lower() for way in sorted(ways[1:]))])
    if others:
        course["merged"] = "|".join(sorted(row["course_id"] for row in others))
    return course
