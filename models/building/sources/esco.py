"""ESCO in Spanish: occupations, skills, which skills each occupation asks for, and CIUO-08.

© European Union, reused with attribution. Two forms of the same tables are read, UTF-8 with
comma, plain or gzipped:

- the release as ESCO publishes it (``occupations_es.csv``, ``skills_es.csv``,
  ``occupationSkillRelations_es.csv``, ``ISCOGroups_es.csv`` of *ESCO dataset - v1.x.x -
  classification - es - csv.zip*), columns ``conceptUri``, ``preferredLabel``, ``iscoGroup``,
  ``code``, ``skillType``, ``occupationUri``, ``skillUri``, ``relationType``;
- the tables merged from v1.0, v1.1.1 and v1.2 (``occupations.csv.gz``, ``skills.csv.gz``,
  ``occupation_skill.csv.gz``, ``isco08_es.csv``), columns ``uri``, ``label_es``, ``isco08``,
  ``code``, ``skill_type``, ``occupation_uri``, ``skill_uri``, ``relation``.

An address such as ``http://data.europa.eu/esco/skill/0005c151-…`` is known by its last part.
Descriptions and alternative labels are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.files import text
from models.building.files.layout import Column, Layout
from models.building.files.progress import Advance, ignore
from models.building.report import Tally
from models.building.sources.line import Line, Unwanted, accepted

ESSENTIAL, OPTIONAL = "essential", "optional"

OCCUPATIONS = Layout(
    "tax-esco",
    "la tabla de ocupaciones de ESCO",
    (
        Column("uri", ("conceptUri",)),
        Column("isco08", ("iscoGroup",)),
        Column("label_es", ("preferredLabel",)),
    ),
)
SKILLS = Layout(
    "tax-esco",
    "la tabla de habilidades de ESCO",
    (
        Column("uri", ("conceptUri",)),
        Column("skill_type", ("skillType",)),
        Column("label_es", ("preferredLabel",)),
    ),
)
RELATIONS = Layout(
    "tax-esco",
    "la tabla de relaciones entre ocupaciones y habilidades de ESCO",
    (
        Column("occupation_uri", ("occupationUri",)),
        Column("skill_uri", ("skillUri",)),
        Column("relation", ("relationType",)),
    ),
)
GROUPS = Layout(
    "tax-ciuo08",
    "la lista de grupos de CIUO-08 de ESCO",
    (Column("code"), Column("label_es", ("preferredLabel",))),
)

_KEY = r"\S*?[0-9A-Za-z._-]+"
_ADDRESS = "una dirección de ESCO"


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation: key, unit group of CIUO-08, Spanish title (empty if not translated)."""

    key: str
    ciuo08: str
    label: str


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill: key, ``knowledge`` or ``skill/competence``, Spanish name (empty if none)."""

    key: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Relation:
    """An occupation asks for a skill, always (essential) or at times (optional)."""

    occupation: str
    skill: str
    essential: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A unit group of CIUO-08: four digits and its Spanish name."""

    code: str
    label: str


def occupations(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Occupation]:
    """Reads the occupations, each once.

    Args:
        path: ``occupations.csv.gz`` or ``occupations_es.csv``.
        tally: Where rows are counted.
        advance: Called with the units done.

    Yields:
        The occupations, in the file's order.

    Raises:
        SourceError: The file is another.
    """

    def make(line: Line) -> Occupation:
        group = line.code("isco08", r"\d{4}", "un grupo de CIUO-08 de cuatro cifras")
        return Occupation(_key(line, "uri"), group, line.get("label_es"))

    rows = text.rows(path, OCCUPATIONS, tally, advance=advance)
    yield from accepted(rows, make, tally, key=lambda o: o.key, key_column="uri")


def skills(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Skill]:
    """Reads the skills, each once.

    Args:
        path: ``skills.csv.gz`` or ``skills_es.csv``.
        tally: Where rows are counted.
        advance: Called with the units done.

    Yields:
        The skills, in the file's order.

    Raises:
        SourceError: The file is another.
    """

    def make(line: Line) -> Skill:
        return Skill(_key(line, "uri"), line.get("skill_type"), line.get("label_es"))

    rows = text.rows(path, SKILLS, tally, advance=advance)
    yield from accepted(rows, make, tally, key=lambda s: s.key, key_column="uri")


def relations(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Relation]:
    """Reads which skills occupations ask for, each pair once.

    Args:
        path: ``occupation_skill.csv.gz`` or ``occupationSkillRelations_es.csv``.
        tally: Where rows are counted.
        advance: Called with the units done.

    Yields:
        The relations, in the file's order.

    Raises:
        SourceError: The file is another.
    """

    def make(line: Line) -> Relation:
        kind = line.choice("relation", (ESSENTIAL, OPTIONAL))
        return Relation(_key(line, "occupation_uri"), _key(line, "skill_uri"), kind == ESSENTIAL)

    rows = text.rows(path, RELATIONS, tally, advance=advance)
    yield from accepted(
        rows, make, tally, key=lambda r: (r.occupation, r.skill), key_column="skill_uri"
    )


def unit_groups(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Group]:
    """Reads the 436 unit groups of CIUO-08, passing over the wider groups of the same list.

    Args:
        path: ``isco08_es.csv`` or ``ISCOGroups_es.csv``.
        tally: Where rows are counted.
        advance: Called with the units done.

    Yields:
        The unit groups, in the file's order.

    Raises:
        SourceError: The file is another.
    """

    def make(line: Line) -> Group:
        code = line.code("code", r"\d{1,4}", "un código de CIUO-08 de una a cuatro cifras")
        if len(code) < 4:
            raise Unwanted("grupo más amplio que el de cuatro cifras")
        return Group(code, line.text("label_es"))

    rows = text.rows(path, GROUPS, tally, advance=advance)
    yield from accepted(rows, make, tally, key=lambda g: g.code, key_column="code")


def _key(line: Line, column: str) -> str:
    return line.code(column, _KEY, _ADDRESS).rsplit("/", 1)[-1]
