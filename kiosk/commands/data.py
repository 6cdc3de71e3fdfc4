"""``yachay data``: what the tables hold, and the municipality's own courses."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.asking import confirmed, patience
from kiosk.commands.rooms import Rooms
from kiosk.errors import InputError

if TYPE_CHECKING:
    from kiosk.courses.importing import Review
    from kiosk.store import Store
    from kiosk.store.own_courses import OwnCourses

_FILE = click.Path(path_type=Path)
_OUT = click.Path(dir_okay=False, path_type=Path)
_JSON = click.option("--json", "as_json", is_flag=True, help="Responder en JSON.")
_YES = click.option("--yes", is_flag=True, help="Responder que sí de antemano.")
#: Name to "module:attribute"; ``build`` and ``seal`` come from the room that builds tables.
COMMANDS = {
    "export-shown": "kiosk.commands.shown:export_shown",
    "course-template": "kiosk.commands.data:course_template",
    "import-courses": "kiosk.commands.data:import_courses",
    "imports": "kiosk.commands.data:imports",
    "report": "kiosk.commands.data:report",
    "undo-import": "kiosk.commands.data:undo_import",
}


@contextmanager
def _store() -> Iterator[Store]:
    from kiosk.settings import read_settings
    from kiosk.store import open_store

    store = open_store(read_settings(os.environ))
    try:
        yield store
    finally:
        store.close()


@click.group(cls=Rooms, modules=COMMANDS, entries="yachay.commands.data")
def data() -> None:
    """Tablas de referencia y cursos del municipio."""


@click.command(epilog="Ejemplo: yachay data report --json")
@_JSON
def report(as_json: bool) -> None:
    """Cuenta por departamento las ocupaciones con cifra y los cursos."""
    from kiosk.courses.coverage import coverage, names
    from kiosk.planner.catalogue import Catalogue
    from kiosk.settings import read_settings
    from kiosk.store.catalogue import open_catalogue
    from kiosk.store.store import own_courses

    settings = read_settings(os.environ)
    with own_courses(settings) as own:
        catalogue = Catalogue(open_catalogue(settings.home), own)
        departments = coverage(catalogue)
    if as_json:
        click.echo(json.dumps({"departments": departments}, ensure_ascii=False, indent=2))
        return
    called = names(catalogue)
    for code, counts in departments.items():
        own_ones = f" ({counts['own']} del municipio)" if counts["own"] else ""
        click.echo(
            f"{code} {called[code]:<15} {counts['occupations']:>4} ocupaciones con cifra, "
            f"{counts['courses']:>4} cursos{own_ones}"
        )


@click.command("course-template", epilog="Ejemplo: yachay data course-template cursos.xlsx")
@click.argument("out", type=_OUT)
def course_template(out: Path) -> None:
    """Escribe la plantilla para los cursos del municipio (.xlsx o .csv)."""
    from kiosk.courses.template import write

    write(out)
    told = f"Plantilla escrita en {out}. Llénela y luego: yachay data import-courses {out}"
    click.echo(told, err=True)


@click.command("import-courses", epilog="Ejemplo: yachay data import-courses cursos.xlsx")
@click.argument("file", type=_FILE)
@_YES
@_JSON
def import_courses(file: Path, yes: bool, as_json: bool) -> None:
    """Revisa los cursos de un archivo y, si usted lo confirma, los guarda."""
    from kiosk.courses.importing import review
    from kiosk.courses.reading import read
    from kiosk.courses.wording import as_dict, lines
    from kiosk.planner.planner import Planner
    from kiosk.settings import read_settings
    from kiosk.store.catalogue import open_catalogue

    if not file.is_file():
        raise InputError(
            f"No hay ningún archivo {file} en {Path.cwd()}. Se espera el nombre de su archivo, "
            "con su carpeta si está en otra; por ejemplo Documentos/cursos.xlsx.",
            "file",
        )
    sheet = read(file)
    with _store() as store:
        planner = Planner(file=open_catalogue(read_settings(os.environ).home))
        with patience("Leyendo los cursos", len(sheet.rows)) as advance:
            found = review(sheet, planner, store.own_courses, advance)
        for line in lines(found, planner.catalogue.taxonomy, planner.districts):
            click.echo(line, err=True)
        number = None
        try:
            number = _decide(found, store.own_courses, yes)
        finally:
            if as_json:
                click.echo(json.dumps(as_dict(found, number), ensure_ascii=False, indent=2))


def _decide(found: Review, kept: OwnCourses, yes: bool) -> int | None:
    """Keeps the good courses if the person says so; returns the import's id, or None."""
    from kiosk.courses.importing import keep

    if not found.items:
        raise InputError("Ninguna fila se puede guardar. Corrija el archivo.", "file")
    count = len(found.to_keep)
    if not count:
        click.echo("No hay nada que guardar: los cursos ya estaban iguales.", err=True)
        return None
    asked = "el curso bueno" if count == 1 else f"los {count} cursos buenos"
    if not confirmed(f"¿Guardar {asked}?", yes):
        click.echo("No se guardó nada.", err=True)
        return None
    number = keep(found, kept)
    click.echo(
        f"Listo: el quiosco ya ofrece {asked}. Es la importación {number}; para deshacerla: "
        "yachay data undo-import",
        err=True,
    )
    return number


@click.command(epilog="Ejemplo: yachay data imports --json")
@_JSON
def imports(as_json: bool) -> None:
    """Lista las importaciones de cursos de este equipo."""
    from kiosk.courses.wording import told

    with _store() as store:
        past = store.own_courses.imports()
    if as_json:
        found = {"imports": [asdict(one) for one in past]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif past:
        for one in past:
            click.echo(told(one))
    else:
        click.echo("Todavía no se importó ningún curso.", err=True)


@click.command("undo-import", epilog="Ejemplo: yachay data undo-import")
@_YES
def undo_import(yes: bool) -> None:
    """Deshace la última importación de cursos; otra vez, la anterior."""
    from kiosk.courses.wording import told

    with _store() as store:
        last = store.own_courses.last()
        if last is None:
            raise InputError("No hay ninguna importación por deshacer.")
        if not confirmed(f"¿Deshacer la {told(last)}?", yes):
            click.echo("No se deshizo nada.", err=True)
            return
        store.own_courses.undo(last.id)
        done = f"Se deshizo la importación {last.id}. Los cursos están como antes de ella."
        click.echo(done, err=True)
