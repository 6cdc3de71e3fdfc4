"""The planner: a person's words and limits in, profile, jobs and pathways out."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from kiosk.errors import InputError
from kiosk.planner.catalogue import Catalogue
from kiosk.planner.encoder import Encoder
from kiosk.planner.index import BUNDLE, load_index, read_manifest
from kiosk.planner.matching import Matcher
from kiosk.planner.pathway import Found, Option, PathwayFinder
from kiosk.planner.profile import ProfileBuilder
from kiosk.planner.recognise import Recogniser
from kiosk.planner.types import Match, Pathway, Plan, Profile, Request, Skill, Step
from models.taxonomy.places import District

#: Longer texts are cut here, and the answer says so.
LONGEST_TEXT = 2000
_PROPOSED = 5
#: Occupations whose pathways are searched before the best are proposed.
_CONSIDERED = 12
_ANY_CETPRO = "Pregunte en el CETPRO más cercano"
_CUT = f"El texto era muy largo. Leímos los primeros {LONGEST_TEXT} caracteres."
_NO_EXPERIENCE = (
    "No reconocimos experiencia en sus palabras. Cuente con otras palabras qué ha hecho: "
    "por ejemplo «vendo comida en la calle» o «cuido a mis hijos»."
)


def check(request: Request) -> None:
    """Checks what can be checked without any table.

    Raises:
        InputError: The text has no words, or a limit is out of range; the
            message, in Spanish, says what was expected.
    """
    if not re.search(r"[^\W\d_]{2}", request.text):
        raise InputError(
            "Escriba con palabras qué ha hecho en su vida, con sueldo o sin sueldo. "
            "Por ejemplo: «cocino en un comedor popular».",
            "text",
        )
    for name, value, low, high, expected in (
        ("hours_week", request.hours_week, 1, 80, "Las horas por semana van de 1 a 80."),
        ("budget", request.budget, 0, 100_000, "El dinero va de 0 a 100000 soles."),
        ("weeks", request.weeks, 1, 520, "El plazo va de 1 a 520 semanas."),
        ("age", request.age, 0, 110, "La edad va de 0 a 110 años."),
        ("max_km", request.max_km, 0, 3000, "La distancia va de 0 a 3000 km."),
    ):
        if value is not None and not low <= value <= high:
            raise InputError(f"{expected} Se recibió {value:g}.", name)


class Planner:
    """Everything loaded once; :meth:`plan` is a pure function of its request."""

    def __init__(self, bundle: Path = BUNDLE) -> None:
        manifest = read_manifest(bundle)
        self.encoder = Encoder(bundle / "encoder.tflite")
        self.index = load_index(bundle, manifest)
        self.catalogue = Catalogue()
        self.districts = self.catalogue.districts
        self.recogniser = Recogniser(self.encoder, self.index)
        self._profiles = ProfileBuilder(self.recogniser, self.index, self.catalogue.taxonomy)
        self._matcher = Matcher(self.catalogue)
        self._finder = PathwayFinder(self.catalogue)

    def plan(self, request: Request) -> Plan:
        """Plans for one person.

        Raises:
            InputError: The request cannot be used; says what was expected.
        """
        check(request)
        home = self.districts.get(request.ubigeo)
        if home is None:
            raise InputError(
                "No existe un distrito con ese código. Se espera un UBIGEO del INEI de seis "
                "cifras, por ejemplo 211101 (Juliaca).",
                "ubigeo",
            )
        if request.occupation and request.occupation not in self.catalogue.taxonomy.occupations:
            raise InputError(
                "No existe esa ocupación. Se espera un código CIUO-08 de cuatro cifras.",
                "occupation",
            )
        warnings: tuple[str, ...] = (_CUT,) if len(request.text) > LONGEST_TEXT else ()
        profile = self._profiles.build(_cut(request))
        if not profile.experience and not profile.skills:
            warnings += (_NO_EXPERIENCE,)
        matches, pathways = self._propose(request, profile, home)
        return Plan(
            request=request,
            profile=profile,
            occupations=matches,
            pathways=pathways,
            model_version=self.index.version,
            catalogue_version=self.catalogue.version,
            warnings=warnings,
        )

    def _propose(
        self, request: Request, profile: Profile, home: District
    ) -> tuple[tuple[Match, ...], tuple[Pathway, ...]]:
        if request.occupation:
            rows = [self.catalogue.codes.index(request.occupation)]
        elif profile.skills:
            rows = self._matcher.rank(request, profile, home.department_code, _CONSIDERED)
        else:
            rows = []
        prepared = self._finder.prepare(request, home)
        answers = []
        for row in rows:
            match = self._matcher.match(row, profile, home.department_code)
            gap, before = self._gap(row, profile)
            found = self._finder.find(match.ciuo08, gap, prepared, request)
            pathway = self._pathway(match, gap, before, found, home)
            worth = match.score * (0.6 + 0.4 * pathway.coverage_after)
            answers.append((worth, match, pathway))
        answers.sort(key=lambda a: (-a[0], a[1].ciuo08))
        kept = answers[:_PROPOSED]
        return tuple(a[1] for a in kept), tuple(a[2] for a in kept)

    def _gap(self, row: int, profile: Profile) -> tuple[np.ndarray, float]:
        """Returns the weight still missing of each skill and the share covered."""
        needs = self.catalogue.needs[row]
        total = max(float(needs.sum()), 1e-6)
        known = self._matcher.known({s.code: s for s in profile.skills})
        return needs * (1 - known) / total, float((needs * known).sum()) / total

    def _pathway(
        self, match: Match, gap: np.ndarray, before: float, found: Found, home: District
    ) -> Pathway:
        covered = before
        left = gap.copy()
        steps = []
        for option in found.options:
            taught = [c for c in option.course.teaches if left[self.catalogue.skill_place[c]] > 0]
            gained = sum(float(left[self.catalogue.skill_place[c]]) for c in taught)
            for code in taught:
                left[self.catalogue.skill_place[code]] = 0
            covered = min(1.0, covered + gained)
            steps.append(self._step(option, taught, covered, match, home))
        hours = [s.hours for s in steps]
        costs = [s.cost for s in steps]
        unmet = tuple(s for s in match.missing if left[self.catalogue.skill_place[s.code]] > 0)
        return Pathway(
            occupation=match.ciuo08,
            label=match.label,
            coverage_before=round(before, 3),
            coverage_after=round(covered, 3),
            steps=tuple(steps),
            limits=found.limits or _no_course(match, steps),
            total_hours=None if None in hours else sum(h or 0 for h in hours),
            total_cost=None if None in costs else sum(c or 0 for c in costs),
            unmet=unmet,
        )

    def _step(
        self, option: Option, taught: list[str], covered: float, match: Match, home: District
    ) -> Step:
        course = option.course
        site = self.districts.get(course.ubigeo)
        entries = self.catalogue.taxonomy.skills
        skills = tuple(Skill(c, entries[c].label, 1.0, "") for c in taught)
        learned = ", ".join(s.label[0].lower() + s.label[1:] for s in skills[:3])
        if site is not None:
            place = site.name
        elif course.placed == "departamento":
            place = f"Sede por confirmar en {home.department}"
        else:
            place = _ANY_CETPRO
        return Step(
            course_id=course.course_id,
            course=course.programme,
            institution=course.institution or "CETPRO (por confirmar cuál lo dicta)",
            ubigeo=course.ubigeo,
            place=place,
            distance_km=None if option.km is None else round(option.km, 1),
            hours=course.hours,
            hours_basis=course.hours_basis,
            weeks=option.weeks,
            cost=course.cost,
            cost_basis=course.cost_basis,
            level=course.level,
            certificate=course.certificate,
            skills=skills,
            coverage_after=round(covered, 3),
            why=f"Enseña lo que le falta para {match.label.lower()}: {learned}.",
            source=course.source,
            year=course.year,
        )


def _cut(request: Request) -> Request:
    if len(request.text) <= LONGEST_TEXT:
        return request
    from dataclasses import replace

    return replace(request, text=request.text[:LONGEST_TEXT])


def _no_course(match: Match, steps: list[Step]) -> tuple[str, ...]:
    if steps or not match.missing:
        return ()
    return ("No conocemos un curso que enseñe lo que falta. Pregunte en el centro.",)
