"""The planner's request and answer: plain frozen data, no behaviour.

Every entry keeps what it rests on: the person's own words, or a source with
its year. ``None`` means "not known", never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Education(StrEnum):
    """Schooling completed, lowest first."""

    NONE = "ninguna"
    PRIMARY = "primaria"
    SECONDARY = "secundaria"
    TECHNICAL = "tecnica"
    UNIVERSITY = "universitaria"


#: Position of each in the ladder, 0 (none) to 4 (university).
RANKS = {level: rank for rank, level in enumerate(Education)}


#: Evidence of a skill that the person added on the check page, and of one that a course they
#: finished taught them.
ADDED, LEARNED = "lo dijo usted", "lo aprendió en un curso"
#: Evidence that is no part of the person's story, so nobody quotes it as their words.
NOT_QUOTED = frozenset({"", ADDED, LEARNED})


@dataclass(frozen=True)
class Request:
    """What a person said.

    Attributes:
        text: Their own words on what they have done, paid or unpaid.
        ubigeo: INEI code of their district, six digits.
        hours_week: Hours a week they can give to learning; ``None``: not said.
        budget: Soles they can spend altogether; ``None``: not said.
        weeks: Weeks until they need to be done; ``None``: no limit said.
        education: Schooling completed; ``None``: not said.
        age: Years; ``None``: not said.
        rejected_experience: CIUO-08 codes of experience the person took away.
        rejected_skills: Codes of skills the person took away on the check page.
        added_skills: Codes of skills the person added on the check page.
        learned_skills: Codes of skills that courses they finished taught them.
        excluded_courses: Ids of courses never to propose again: finished, or given up.
        interests: Groups of skills they would like to work with, of
            :func:`kiosk.planner.interests.interest_groups`.
        max_km: Farthest they can travel to a course, km; ``None``: not said.
        occupation: CIUO-08 code the person chose to prepare for; ``None``: propose.
        propose: False only to understand the words: no jobs, no pathways.
        draw: A number in [0, 1) that chooses among pathways worth nearly the same;
            ``None``: always the best.
    """

    text: str
    ubigeo: str
    hours_week: float | None = None
    budget: float | None = None
    weeks: int | None = None
    education: Education | None = None
    age: int | None = None
    max_km: float | None = None
    rejected_experience: frozenset[str] = frozenset()
    rejected_skills: frozenset[str] = frozenset()
    added_skills: frozenset[str] = frozenset()
    learned_skills: frozenset[str] = frozenset()
    excluded_courses: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    occupation: str | None = None
    propose: bool = True
    draw: float | None = None


@dataclass(frozen=True)
class Experience:
    """One recognised piece of experience (CIUO-08 unit group)."""

    ciuo08: str
    label: str
    confidence: float
    evidence: str
    unpaid: bool = False


@dataclass(frozen=True)
class Skill:
    """One recognised skill; ``confidence`` 1.0 where the person said so."""

    code: str
    label: str
    confidence: float
    evidence: str


@dataclass(frozen=True)
class Profile:
    """What we understood; empty where the words did not suffice (abstention).

    ``wishes`` are the person's words on what they want; ``wanted`` the occupations
    that those words name, where they name one.
    """

    experience: tuple[Experience, ...] = ()
    skills: tuple[Skill, ...] = ()
    wishes: tuple[str, ...] = ()
    wanted: tuple[Experience, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A figure with its source; ``value`` None where nothing is known.

    Attributes:
        value: The figure.
        unit: Its unit, in Spanish.
        source: Where it is from, in Spanish.
        year: Year of the newest datum in it.
        confidence: ``alta``, ``media``, ``baja`` or ``ninguna``.
        method: How it was obtained, in Spanish; says "estimado" where it is.
        low: Lower quartile where known (pay).
        high: Upper quartile where known (pay).
        minimum_wage: Soles a month in force at the end of that year (pay), or None.
    """

    value: float | None
    unit: str
    source: str
    year: int | None
    confidence: str
    method: str = ""
    low: float | None = None
    high: float | None = None
    minimum_wage: float | None = None


@dataclass(frozen=True)
class Match:
    """One occupation within reach: ``score`` = fit x demand x pay x interest, each kept.

    ``interest`` is the share of what the occupation needs that lies in the groups the person
    chose, 0 to 1; 0 where they chose none.
    """

    ciuo08: str
    label: str
    score: float
    fit: float
    demand: Fact
    pay: Fact
    known: tuple[Skill, ...]
    missing: tuple[Skill, ...]
    education_min: str
    reason: str
    interest: float = 0.0


@dataclass(frozen=True)
class Step:
    """One course of a pathway.

    ``hours`` and ``cost`` are None where no source gives them ("por confirmar");
    ``weeks`` follows from hours and the person's hours a week; ``starts`` is an ISO
    date, "" where not known, as is ``link``; ``propensity`` is the chance with which
    this course was chosen for this occupation, 1 where nothing was drawn; ``features`` is
    what its learned value rests on (``models.preprocessing.offers``).
    """

    course_id: str
    course: str
    institution: str
    ubigeo: str
    place: str
    distance_km: float | None
    hours: int | None
    hours_basis: str
    weeks: int | None
    cost: float | None
    cost_basis: str
    level: str
    certificate: str
    skills: tuple[Skill, ...]
    coverage_after: float
    why: str
    source: str
    year: int | None
    starts: str = ""
    link: str = ""
    propensity: float = 1.0
    features: tuple[float, ...] = ()


@dataclass(frozen=True)
class Pathway:
    """Ordered steps towards one occupation; ``limits`` says what to loosen."""

    occupation: str
    label: str
    coverage_before: float
    coverage_after: float
    steps: tuple[Step, ...]
    limits: tuple[str, ...]
    total_hours: int | None
    total_cost: float | None
    unmet: tuple[Skill, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The whole answer: one pathway per proposed occupation, best first.

    ``policy`` names how the courses were chosen, "" where no pathway was asked for.
    """

    request: Request
    profile: Profile
    occupations: tuple[Match, ...]
    pathways: tuple[Pathway, ...]
    model_version: str
    catalogue_version: str
    warnings: tuple[str, ...] = field(default=())
    policy: str = ""
