"""Courses of three official lists, one row per programme and site.

PRONABEC's eligible technological programmes (institutes and escuelas, with district), the
programmes of the municipal CETPRO of San Martín de Porres (with hours), and MINEDU's national
catalogue of CETPRO programmes (no site: ask at the nearest CETPRO). The census's catch-all entries
("Otros programas en …") are not programmes and are left out; entries of one level that differ only
in spelling are one row.

Entry requirements are those of the norms: institutes and escuelas require complete secondary
education (Ley 30512); a CETPRO requires complete primary education for the cycle Técnico only,
and nothing for the cycle Auxiliar Técnico (Ley 28044 and its regulation DS 011-2012-ED, articles
95-A, 99 and 99-A, modified by DS 004-2019-MINEDU; TUPA in DS 014-2023-MINEDU).

Titles follow the same norms: CETPROs issue the titles Auxiliar Técnico and Técnico; institutes
Técnico and Profesional Técnico; escuelas also a professional title. Where the level of an
institute's programme is not certain, level, title and duration stay empty and the hours are those
of the longest level the institution may teach, so that nobody is promised a shorter way than the
real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.building.course_levels import LEVELS, Levels
from models.building.course_names import (
    institution_name,
    programme_key,
    programme_name,
    strip_accents,
)
from models.building.course_places import Places
from models.building.raw import Row
from models.building.report import Tally
from models.building.sources.cetpro_smp import Taught
from models.building.sources.minedu import Listed
from models.building.sources.pronabec import Offer

HOURS_PER_YEAR = 1000
STATED = "fuente"
CETPRO_BASIS = "estimado: 1 año de CETPRO ≈ 1000 horas (catálogo CETPRO San Martín de Porres)"
INSTITUTE_BASIS = "estimado: 1 año de instituto ≈ 1000 horas"
LONGEST_BASIS = "estimado: nivel por confirmar; como máximo {} años (Ley 30512) de ≈ 1000 horas"
COST_BASIS = "por confirmar"
SMP_UBIGEO = "150135"
ANYWHERE = "00"
CETPRO_ENTRY = {"Auxiliar Técnico": "ninguna", "Técnico": "primaria"}
CETPRO_YEARS = {"Auxiliar Técnico": 1, "Técnico": 2}

_CATCH_ALL = re.compile(r"^(?:OTROS )?PROGRAMAS EN |^OTROS$")


def is_catch_all(name: str) -> bool:
    """Tells whether a census entry stands for "other programmes" and names none."""
    return _CATCH_ALL.match(strip_accents(name)) is not None


def cetpro_row(course_id: str, name: str, level: str) -> Row:
    """Returns the fields that every CETPRO programme shares; its hours are the level's."""
    return {
        "course_id": course_id,
        "programme": programme_name(name),
        "institution_type": "CETPRO",
        "level": level,
        "certificate": f"Título de {level}",
        "hours": str(CETPRO_YEARS[level] * HOURS_PER_YEAR),
        "hours_basis": CETPRO_BASIS,
        "duration_years": str(CETPRO_YEARS[level]),
        "cost_basis": COST_BASIS,
        "entry_education": CETPRO_ENTRY[level],
    }


def credits_text(credits: float | None) -> str:
    """Returns credits as the table writes them, empty where no source states them."""
    return "" if credits is None else f"{credits:g}"


def municipal_rows(programmes: Iterable[Taught]) -> list[Row]:
    """Returns the programmes of the municipal CETPRO, with the hours and credits it states."""
    return [
        cetpro_row(f"smp-{number:02d}", taught.name, taught.level)
        | {
            "institution": "CETPRO Municipal de San Martín de Porres",
            "management": "Pública",
            "ubigeo": SMP_UBIGEO,
            "department": SMP_UBIGEO[:2],
            "placed": "distrito",
            "hours": str(taught.hours),
            "hours_basis": STATED,
            "credits": credits_text(taught.credits),
            "source_id": "sup-cetpro-smp",
        }
        for number, taught in enumerate(programmes, start=1)
    ]


def catalogue_rows(listed: Iterable[Listed]) -> list[Row]:
    """Returns the national CETPRO programmes, without site."""
    rows: dict[tuple[str, str], Row] = {}
    for programme in sorted(listed, key=lambda one: one.code):
        key = programme_key(programme.name), programme.level
        if is_catch_all(programme.name) or key in rows:
            continue
        rows[key] = cetpro_row(f"cetpro-{programme.code}", programme.name, programme.level) | {
            "department": ANYWHERE,
            "placed": "cetpro-cercano",
            "source_id": "sup-minedu-cetpro",
            "year": "2025",
        }
    return list(rows.values())


def institute_rows(
    offers: Iterable[Offer], places: Places, levels: Levels, tally: Tally
) -> list[Row]:
    """Returns the technological programmes of PRONABEC's list.

    Args:
        offers: The list; universities and pedagogical schools are left out.
        places: Districts by name.
        levels: Durations of programmes.
        tally: Of the list; hears of what is left out, and of sites whose district is not known.
    """
    rows = []
    for offer in offers:
        if not offer.kind.endswith("TECNOLOGICA"):
            tally.used -= 1
            tally.skip("no es un instituto ni una escuela tecnológica")
            continue
        ubigeo = places.district(offer.department, offer.district)
        if ubigeo is None:
            site = f"{offer.department} / {offer.district}"
            how = "no es un distrito de la lista; queda con su departamento"
            tally.repair(offer.item, "sede_distrito", how, site)
        is_school = offer.kind.startswith("ESCUELA")
        years = levels.years(offer.programme, offer.institution, is_school)
        rows.append(
            _length(years, longest=4 if is_school else 3)
            | {
                "course_id": f"pronabec-{offer.item:04d}",
                "programme": programme_name(offer.programme),
                "institution": institution_name(offer.institution),
                "institution_type": "Escuela tecnológica" if is_school else "Instituto",
                "management": programme_name(offer.management),
                "ubigeo": ubigeo or "",
                "department": places.department(offer.department),
                "placed": "distrito" if ubigeo else "departamento",
                "modality": offer.modality.capitalize(),
                "cost_basis": COST_BASIS,
                "entry_education": "secundaria",
                "source_id": "sup-pronabec",
                "year": "2026",
            }
        )
    return rows


def _length(years: int | None, longest: int) -> Row:
    """Returns level, title, duration and hours of an institute's programme."""
    level = LEVELS[years] if years else ""
    return {
        "level": level,
        "certificate": title(level),
        "hours": str((years or longest) * HOURS_PER_YEAR),
        "hours_basis": INSTITUTE_BASIS if years else LONGEST_BASIS.format(longest),
        "duration_years": str(years) if years else "",
    }


def title(level: str) -> str:
    """Returns what an institute's level leads to, empty if the level is not known."""
    if level == "Profesional":
        return "Título profesional"
    return f"Título de {level}" if level else ""
