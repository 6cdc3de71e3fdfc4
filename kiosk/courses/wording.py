"""What an import would do, in Spanish for a person and as data for a program."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from kiosk.courses.importing import Item, Review, State
from kiosk.courses.own_course import OwnCourse
from kiosk.courses.tagging import KNOWN, LENT
from kiosk.store.own_courses import Import
from models.taxonomy.places import Districts
from models.taxonomy.work import Taxonomy

#: Skills heard with less are told as doubtful: what the planner calls its threshold.
_SURE = 0.5
_LOOK = (
    "Revise lo que se entendió en «Enseña». Si algo no es cierto, responda «n», cambie las "
    "palabras de «Lo que enseña» y vuelva a importar."
)
_STATES = {
    State.NEW: "curso nuevo",
    State.CHANGED: "reemplaza al que ya estaba; cambia: {}",
    State.SAME: "ya estaba igual: no se guarda otra vez",
}
_BASES = {
    KNOWN: "El quiosco conoce un programa con este nombre.",
    LENT: "No se entendieron las palabras: se anotó lo principal del trabajo elegido.",
}


def counted(number: int, one: str, many: str) -> str:
    """Returns a number with its noun: "1 curso", "3 cursos"."""
    return f"{number} {one if number == 1 else many}"


def summary(found: Review) -> str:
    """Returns the one line that says how many rows are good."""
    good = counted(len(found.items), "fila buena", "filas buenas")
    known = len(found.items) - len(found.to_keep)
    if known:
        good += f" ({len(found.to_keep)} por guardar, {known} que ya estaban iguales)"
    return f"{found.sheet.name}: {good}, {found.bad_rows} con errores."


def lines(found: Review, taxonomy: Taxonomy, districts: Districts) -> list[str]:
    """Returns the whole review: notes, good rows with what was understood, and faults."""
    said = [*found.sheet.notes]
    for item in found.items:
        said += ["", *_item(item, taxonomy, districts)]
    if found.to_keep:
        said += ["", _LOOK]
    if found.faults:
        said += ["", "Filas con errores (no se guardan):"]
        said += [f"  {fault}" for fault in found.faults]
    return [*said, "", summary(found)]


def _item(item: Item, taxonomy: Taxonomy, districts: Districts) -> list[str]:
    course = item.course
    site = districts.get(course.ubigeo)
    state = _STATES[item.state].format(", ".join(item.changes))
    said = [
        f"Fila {item.row}: {course.programme} ({state})",
        f"  {course.institution}. {site.name if site else course.ubigeo}. {_terms(course)}",
        f"  Enseña: {'; '.join(_heard(item, taxonomy))}.",
    ]
    if course.basis in _BASES:
        said.append(f"  {_BASES[course.basis]}")
    jobs = "; ".join(taxonomy.occupations[code].label for code in course.prepares)
    said.append(f"  Prepara para: {jobs or 'ningún trabajo en particular'}.")
    if item.instead_of:
        said.append(f"  Ya estaba en el catálogo ({item.instead_of}): se mostrará el suyo.")
    return said


def _terms(course: OwnCourse) -> str:
    hours = counted(course.hours, "hora", "horas")
    cost = f"S/ {course.cost:g}" if course.cost else "gratis"
    begins = f" Empieza el {'/'.join(reversed(course.starts.split('-')))}." if course.starts else ""
    return f"{hours}, {'costo por confirmar' if course.cost is None else cost}.{begins}"


def _heard(item: Item, taxonomy: Taxonomy) -> list[str]:
    """Returns the skills with the words that named them, the doubtful ones marked."""
    told = []
    for heard in item.heard:
        words = f" («{heard.words}»)" if heard.words else ""
        doubt = "" if heard.confidence >= _SURE else " [poco seguro]"
        told.append(f"{taxonomy.skills[heard.skill].label}{words}{doubt}")
    return told


def as_dict(found: Review, number: int | None) -> dict[str, object]:
    """Returns the review for a program; ``number`` is the import's id, None if not kept."""
    return {
        "file": found.sheet.name,
        "sha256": found.sheet.sha256,
        "good": len(found.items),
        "bad": found.bad_rows,
        "courses": [
            {
                "row": item.row,
                "state": item.state.value,
                "changes": list(item.changes),
                "instead_of": item.instead_of,
                **asdict(item.course),
                "heard": [asdict(heard) for heard in item.heard],
            }
            for item in found.items
        ],
        "faults": [asdict(fault) | {"message": str(fault)} for fault in found.faults],
        "notes": list(found.sheet.notes),
        "import": number,
    }


def told(past: Import) -> str:
    """Returns one import as a line, in the time of this device."""
    added = counted(past.added, "curso nuevo", "cursos nuevos")
    changed = counted(past.changed, "cambiado", "cambiados")
    undone = f"; deshecha el {_moment(past.undone_at)}" if past.undone_at else ""
    when = _moment(past.imported_at)
    return f"importación {past.id}, {when}, de {past.file_name}: {added}, {changed}{undone}"


def _moment(stamp: str) -> str:
    return datetime.fromisoformat(stamp).astimezone().strftime("%d/%m/%Y %H:%M")
