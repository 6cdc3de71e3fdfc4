"""The 436 unit groups of CIUO-08, with their skill level and the schooling they usually ask for.

Skill level is the one ISCO-08 gives each major group: 1 for elementary occupations and other
ranks, 2 for clerks, sales, farming, crafts, operators and non-commissioned officers, 3 for
technicians and for managers of hotels and shops, 4 for professionals, other managers and officers.

The schooling of a group follows its skill level: 1 `ninguna`, 2 `primaria`, 3 `tecnica`,
4 `universitaria`. Exceptions, all `secundaria`: clerks (major group 4), teachers' aides and health
carers (5312, 532), protection and armed ranks (54, 02, 03), and managers of hotels, restaurants
and shops (14), who in Peru are mostly the owners. It is a rule of thumb, not a legal requirement.
"""

from pathlib import Path

from models.building.raw import Row, write_rows, write_sources
from models.building.report import Report
from models.building.sources import esco

FIELDS = ("ciuo08", "label_official", "skill_level", "education_min", "source", "year")
SOURCE = "CIUO-08 (OIT), nombres en español de ESCO"
YEAR = "2012"
PUBLISHED = {
    "source_id": esco.GROUPS.source_id,
    "title": "Clasificación Internacional Uniforme de Ocupaciones 2008 (CIUO-08)",
    "institution": "OIT; nombres en español difundidos por ESCO, Unión Europea",
    "year": YEAR,
    "licence": "© Unión Europea, reutilización con atribución (Decisión 2011/833/UE)",
    "note": "Nivel de competencia según CIUO-08; escolaridad mínima por regla propia",
}
"""The line of `sources.csv`."""

MANAGERS_OF_SHOPS = "14"
SKILL_BY_MAJOR = {"1": 4, "2": 4, "3": 3, "9": 1}
SKILL_OF_ARMED = {"01": 4, "02": 2, "03": 1}
SCHOOLING = {1: "ninguna", 2: "primaria", 3: "tecnica", 4: "universitaria"}
SECONDARY = ("4", "5312", "532", "54", "02", "03", MANAGERS_OF_SHOPS)
"""Prefixes of the groups that ask for secondary school whatever their skill level."""


def skill_level(code: str) -> int:
    """Skill level of a unit group, 1 to 4, as ISCO-08 assigns it to its major group.

    Args:
        code: Four digits.

    Returns:
        The level; the higher one where ISCO-08 gives two.
    """
    if code[0] == "0":
        return SKILL_OF_ARMED[code[:2]]
    if code.startswith(MANAGERS_OF_SHOPS):
        return 3
    return SKILL_BY_MAJOR.get(code[0], 2)


def schooling(code: str) -> str:
    """Schooling usually asked for in a unit group, by the rule in the module's head."""
    return "secundaria" if code.startswith(SECONDARY) else SCHOOLING[skill_level(code)]


def unit_group(group: esco.Group) -> Row:
    """Derive one line of `occupations.csv`."""
    return {
        "ciuo08": group.code,
        "label_official": group.label,
        "skill_level": str(skill_level(group.code)),
        "education_min": schooling(group.code),
        "source": SOURCE,
        "year": YEAR,
    }


def build(raw: Path, data: Path, report: Report) -> None:
    """Write `occupations.csv`.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.
        report: Where the file's rows are counted.
    """
    path = raw / "esco" / "isco08_es.csv"
    groups = esco.unit_groups(path, report.source(esco.GROUPS.source_id, path))
    rows = sorted((unit_group(group) for group in groups), key=lambda r: r["ciuo08"])
    write_sources([PUBLISHED], data)
    write_rows(data / "occupations.csv", FIELDS, rows)
