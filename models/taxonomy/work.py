"""Occupations (CIUO-08 unit groups), skills, and the unpaid work of a household."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from models.taxonomy.catalogue import CatalogueFile


@dataclass(frozen=True, slots=True)
class Occupation:
    """One of the 436 CIUO-08 unit groups.

    ``label`` is how people say it; ``official`` the classification's title;
    ``skill_level`` 1 to 4 as CIUO-08 sets it; ``education_min`` the schooling
    usually asked for (rule in ``models.building.unit_groups``).
    """

    ciuo08: str
    label: str
    official: str
    skill_level: int
    education_min: str


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """One skill of the project's vocabulary, mapped to ESCO codes in the table."""

    code: str
    label: str
    phrase: str
    group: str


@dataclass(frozen=True, slots=True)
class Need:
    """A skill an occupation needs; ``weight`` 0 to 1, from ESCO's relations."""

    skill: str
    essential: bool
    weight: float


@dataclass(frozen=True, slots=True)
class UnpaidWork:
    """A kind of unpaid work: its ICATUS code, paid equivalent and skills."""

    code: str
    icatus: str
    label: str
    ciuo08: str
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Taxonomy:
    """All of it, keyed by code."""

    occupations: dict[str, Occupation]
    skills: dict[str, SkillEntry]
    needs: dict[str, tuple[Need, ...]]
    unpaid: dict[str, UnpaidWork]


def load(catalogue: CatalogueFile) -> Taxonomy:
    """Reads the tables of work and skills."""
    plain = dict(catalogue.rows("occupation_labels", ("ciuo08", "label_plain")))
    occupations = {
        code: Occupation(code, plain.get(code, official), official, level, education)
        for code, official, level, education in catalogue.rows(
            "occupations", ("ciuo08", "label_official", "skill_level", "education_min")
        )
    }
    skills = {
        row[0]: SkillEntry(*row)
        for row in catalogue.rows("skills", ("code", "label", "phrase", "group"))
    }
    needs: dict[str, list[Need]] = defaultdict(list)
    columns = ("ciuo08", "skill", "relation", "weight")
    for code, skill, relation, weight in catalogue.rows("occupation_skills", columns):
        needs[code].append(Need(skill, relation == "essential", weight))
    unpaid = {
        code: UnpaidWork(code, icatus, label, ciuo08, tuple(filter(None, taught.split("|"))))
        for code, icatus, label, ciuo08, taught in catalogue.rows(
            "unpaid_work", ("code", "icatus", "label", "ciuo08", "skills")
        )
    }
    return Taxonomy(occupations, skills, {c: tuple(n) for c, n in needs.items()}, unpaid)
