"""``yachay data``: builds the shipped tables and reports what they hold."""

from __future__ import annotations

import json
import runpy
import sys
from collections import defaultdict
from pathlib import Path

import click

from models.taxonomy.market import load_courses
from models.taxonomy.tables import TableError, mapping, read, seal

#: Builders in the order in which they need each other's tables.
BUILDERS = ("places", "unit_groups", "crosswalk", "labour", "skills", "courses", "course_tags")


@click.group()
def data() -> None:
    """Tablas de referencia: construir e informar."""


def coverage() -> dict[str, dict[str, int]]:
    """Returns for each department how many occupations have a figure and how many courses.

    Courses that any CETPRO may offer count in every department.
    """
    known: dict[str, set[str]] = defaultdict(set)
    for name in ("demand", "pay"):
        for department, ciuo08 in read(name, ("department", "ciuo08")):
            known[department].add(ciuo08)
    courses = load_courses()
    anywhere = len(courses.get("00", ()))
    return {
        code: {"occupations": len(known[code]), "courses": len(courses.get(code, ())) + anywhere}
        for (code,) in read("departments", ("code",))
    }


@data.command(epilog="Ejemplo: yachay data report --json")
@click.option("--json", "as_json", is_flag=True, help="Responder en JSON.")
def report(as_json: bool) -> None:
    """Cuenta por departamento las ocupaciones con cifra y los cursos."""
    try:
        departments = coverage()
    except TableError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps({"departments": departments}, ensure_ascii=False, indent=2))
        return
    names = mapping("departments", "code", "department")
    for code, counts in departments.items():
        click.echo(
            f"{code} {names[code]:<15} {counts['occupations']:>4} ocupaciones con cifra, "
            f"{counts['courses']:>4} cursos"
        )


@data.command(epilog="Ejemplo: yachay data build --raw ../shared/data")
@click.option(
    "--raw",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Carpeta de los archivos oficiales.",
)
def build(raw: Path) -> None:
    """Construye de nuevo las tablas desde los archivos oficiales."""
    arguments = sys.argv
    with click.progressbar(BUILDERS, label="Construyendo", file=sys.stderr) as names:
        for name in names:
            sys.argv = [name, "--raw", str(raw)] if name != "course_tags" else [name]
            runpy.run_module(f"models.building.{name}", run_name="__main__")
    sys.argv = arguments
    seal()


@data.command("seal", epilog="Ejemplo: yachay data seal")
def seal_tables() -> None:
    """Anota la huella de cada tabla, después de corregir una a mano."""
    seal()
