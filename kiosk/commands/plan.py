"""``yachay plan``: the answer of the kiosk, for scripts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kiosk.errors import InputError
from kiosk.planner.types import Education, Match, Pathway, Plan, Request, Step
from models.preprocessing.text import fold

if TYPE_CHECKING:
    from kiosk.settings import Settings
    from kiosk.store.own_courses import OwnCourses

_EDUCATION = {
    "ninguna": Education.NONE, "sin": Education.NONE, "inicial": Education.NONE,
    "primaria": Education.PRIMARY, "secundaria": Education.SECONDARY,
    "tecnica": Education.TECHNICAL, "tecnico": Education.TECHNICAL,
    "superior": Education.TECHNICAL, "cetpro": Education.TECHNICAL,
    "universitaria": Education.UNIVERSITY, "universidad": Education.UNIVERSITY,
}  # fmt: skip


def parse_education(text: str | None) -> Education | None:
    """Returns the schooling that ``text`` names, accents and case ignored.

    Raises:
        InputError: It names none; the message lists what was expected.
    """
    if not text or fold(text) in ("no se", "nose"):
        return None
    for word in fold(text).split():
        if word in _EDUCATION:
            return _EDUCATION[word]
    raise InputError(
        "No se conoce ese nivel de estudios. Se espera: " + ", ".join(Education) + ".", "education"
    )


def _coded(part: Match | Pathway | Step, *lists: str) -> dict[str, object]:
    """Returns ``part`` as plain data, with the skills in ``lists`` by their codes."""
    codes = {name: [skill.code for skill in getattr(part, name)] for name in lists}
    return {**asdict(part), **codes}


def _step(step: Step) -> dict[str, object]:
    """Returns a step without the numbers its learned value rests on: they are for the log."""
    return {name: value for name, value in _coded(step, "skills").items() if name != "features"}


def _pathway(pathway: Pathway) -> dict[str, object]:
    return {**_coded(pathway, "unmet"), "steps": list(map(_step, pathway.steps))}


def as_dict(plan: Plan) -> dict[str, object]:
    """Returns the plan in the shape of the command-line contract.

    The planner's own field names are the contract's; a test holds them to it.
    """
    return {
        "profile": asdict(plan.profile),
        "occupations": [_coded(match, "known", "missing") for match in plan.occupations],
        "pathways": [_pathway(pathway) for pathway in plan.pathways],
        "warnings": list(plan.warnings),
        "model_version": plan.model_version,
        "catalogue_version": plan.catalogue_version,
    }


def as_text(plan: Plan) -> str:
    """Returns the plan as a few lines for a person at a terminal."""
    lines = [*plan.warnings, *plan.profile.notes]
    lines += [f"Experiencia: {e.label} («{e.evidence}»)" for e in plan.profile.experience]
    for match, pathway in zip(plan.occupations, plan.pathways, strict=True):
        pay = "sin datos" if match.pay.value is None else f"S/ {match.pay.value:.0f} al mes"
        lines += ["", f"{match.label}: {match.fit:.0%} ya lo sabe; {pay}", f"  {match.reason}"]
        for number, step in enumerate(pathway.steps, 1):
            hours = "horas por confirmar" if step.hours is None else f"{step.hours} horas"
            cost = "costo por confirmar" if step.cost is None else f"S/ {step.cost:.0f}"
            lines.append(f"  {number}. {step.course}, {step.institution} ({hours}, {cost})")
            begins = f" Empieza el {step.starts}." if step.starts else ""
            lines.append(f"     {step.place}.{begins} {step.why}")
            lines.append(f"     Fuente: {step.source}{f', {step.year}' if step.year else ''}")
        lines += [f"  {limit}" for limit in pathway.limits]
    return "\n".join(lines)


@contextmanager
def _own_courses(settings: Settings) -> Iterator[OwnCourses | None]:
    """Opens the municipality's own courses; a plan without them is better than none."""
    from kiosk.store.errors import StoreError
    from kiosk.store.store import own_courses

    with ExitStack() as opened:
        try:
            own = opened.enter_context(own_courses(settings))
        except StoreError as error:
            click.echo(f"{error} Se planifica sin los cursos del municipio.", err=True)
            own = None
        yield own


@click.command(epilog="Ejemplo: yachay plan --text 'cuido niños y cocino' --ubigeo 150101 --json")
@click.option("--text", required=True, help="Qué ha hecho la persona, con sus palabras.")
@click.option("--ubigeo", required=True, help="Código INEI del distrito, seis cifras.")
@click.option("--hours-week", type=float, help="Horas por semana para aprender (1 a 80).")
@click.option("--budget", type=float, help="Soles que puede gastar en total.")
@click.option("--weeks", type=int, help="Semanas de plazo.")
@click.option("--max-km", type=float, help="Distancia máxima a un curso, en km.")
@click.option("--education", help="Estudios: " + ", ".join(Education) + ".")
@click.option("--age", type=int, help="Edad en años.")
@click.option("--occupation", help="Código CIUO-08 elegido; sin él, se proponen.")
@click.option("--json", "as_json", is_flag=True, help="Responder en JSON.")
def plan(
    text: str,
    ubigeo: str,
    hours_week: float | None,
    budget: float | None,
    weeks: int | None,
    max_km: float | None,
    education: str | None,
    age: int | None,
    occupation: str | None,
    as_json: bool,
) -> None:
    """Planifica: experiencia, trabajos al alcance y un camino de cursos."""
    from kiosk.planner.check import check
    from kiosk.planner.planner import Planner
    from kiosk.settings import read_settings
    from kiosk.store.catalogue import open_catalogue

    request = Request(
        # Bytes of a terminal that is not UTF-8 arrive as lone surrogates; nothing can print them.
        text=text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
        ubigeo=ubigeo,
        hours_week=hours_week,
        budget=budget,
        weeks=weeks,
        education=parse_education(education),
        age=age,
        max_km=max_km,
        occupation=occupation,
    )
    check(request)
    settings = read_settings(os.environ)
    with _own_courses(settings) as own:
        answer = Planner(own=own, file=open_catalogue(settings.home)).plan(request)
    if as_json:
        click.echo(json.dumps(as_dict(answer), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(answer))
