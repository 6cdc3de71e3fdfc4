"""The planner: a person's words and limits in, profile, jobs and pathways out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.courses.own_course import REMOTE
from kiosk.errors import BundleError, InputError
from kiosk.planner.catalogue import Catalogue
from kiosk.planner.encoder import Encoder
from kiosk.planner.index import BUNDLE, load_index, read_manifest
from kiosk.planner.matching import Matcher
from kiosk.planner.own import OwnCourses
from kiosk.planner.pathway import Found, Option, find, reach
from kiosk.planner.profile import ProfileBuilder
from kiosk.planner.recognise import LONGEST_TEXT, Recogniser
from kiosk.planner.types import Match, Pathway, Plan, Profile, Request, Skill, Step
from models.taxonomy.catalogue import CatalogueFile
from models.taxonomy.places import District

Floats = npt.NDArray[np.float32]
_PROPOSED = 5
#: Share of its score that an occupation keeps without any coverage, and what coverage
#: gained by a pathway adds: a job comes within reach by what can be learned for it.
_WITHOUT, _GAINED = 0.6, 0.12
_NO_WAY = 0.6
#: From this share covered on, a job without a course is one the person can do already.
_NEARLY_ALL = 0.75
#: Occupations whose pathways are searched before the best are proposed.
_CONSIDERED = 16
_ANY_CETPRO = "Pregunte en el CETPRO más cercano"
_CUT = f"El texto era muy largo. Leímos los primeros {LONGEST_TEXT} caracteres."
_COST_UNKNOWN = (
    "No hay datos de cuánto cuestan algunos cursos. Pregunte el costo antes de inscribirse."
)
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
            raise InputError(f"{expected} Se recibió {value:.10g}.", name)


class Planner:
    """Everything loaded once; :meth:`plan` is a function of its request and the catalogue.

    Of the catalogue only the municipality's own courses change while it serves; they
    are looked at when a plan begins, so plans are made one at a time.
    """

    def __init__(
        self,
        bundle: Path = BUNDLE,
        own: OwnCourses | None = None,
        file: CatalogueFile | None = None,
    ) -> None:
        manifest = read_manifest(bundle)
        self.encoder = Encoder(bundle / "encoder.tflite")
        self.index = load_index(bundle, manifest)
        self.catalogue = Catalogue(file, own)
        self._belong_together(bundle)
        self.districts = self.catalogue.districts
        self.recogniser = Recogniser(self.encoder, self.index)
        self._profiles = ProfileBuilder(self.recogniser, self.index, self.catalogue.taxonomy)
        self._matcher = Matcher(self.catalogue)

    def _belong_together(self, bundle: Path) -> None:
        """Checks that the tables know every code the index can answer with."""
        taxonomy = self.catalogue.taxonomy
        strange = {*self.index.codes} - {*taxonomy.occupations}
        strange |= {*self.index.unpaid_codes} - {*taxonomy.unpaid}
        if strange:
            raise BundleError(
                f"El paquete {bundle} y las tablas no son de la misma versión: no están en las "
                f"tablas {', '.join(sorted(strange)[:3])}. Remedio: vuelva a instalar yachay-nan."
            )

    def plan(self, request: Request) -> Plan:
        """Plans for one person.

        Raises:
            InputError: The request cannot be used; says what was expected.
        """
        check(request)
        self.catalogue.refresh()
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
        if request.propose:
            matches, pathways = self._propose(request, profile, home)
        else:
            matches, pathways = (), ()
            self._prepare(home.department_code)
        if request.budget is not None and any(
            step.cost is None for pathway in pathways for step in pathway.steps
        ):
            warnings += (_COST_UNKNOWN,)
        return Plan(
            request=request,
            profile=profile,
            occupations=matches,
            pathways=pathways,
            model_version=self.index.version,
            catalogue_version=self.catalogue.version,
            warnings=warnings,
        )

    def _prepare(self, department: str) -> None:
        """Reads what a plan in this department will need, before the person waits for it."""
        self.catalogue.shelf(department)
        self._matcher.market(department)

    def _propose(
        self, request: Request, profile: Profile, home: District
    ) -> tuple[tuple[Match, ...], tuple[Pathway, ...]]:
        department = home.department_code
        fits = self._matcher.fits(profile)
        factors = self._matcher.factors(request, profile, department)
        scores = self._matcher.scores(fits, factors, profile)
        if request.occupation:
            rows = [self.catalogue.codes.index(request.occupation)]
        elif profile.skills or profile.wanted:
            order = np.argsort(-scores, kind="stable")[:_CONSIDERED]
            rows = [int(i) for i in order if scores[i] > 0]
        else:
            rows = []
        reached = reach(self.catalogue.shelf(department), request, home)
        had = self._matcher.known({s.code: s for s in profile.skills}) > 0
        weighed = []
        for row in rows:
            gap, before = self._gap(row, had)
            found = find(row, gap, reached, made_for=before >= _NEARLY_ALL)
            gained = sum(float(gap[i]) for i in self._taught(found, gap))
            worth = float(scores[row]) * (_WITHOUT + (1 - _WITHOUT) * (before + gained))
            worth += _GAINED * gained * float(factors[row])
            if self._no_way(row, before, found):
                worth *= _NO_WAY
            weighed.append((worth, row, gap, before, found))
        weighed.sort(key=lambda w: (-w[0], w[1]))
        matches, pathways = [], []
        for worth, row, gap, before, found in weighed[:_PROPOSED]:
            match = self._matcher.match(row, float(fits[row]), worth, profile, department)
            matches.append(match)
            pathways.append(self._pathway(match, gap, before, found, home))
        return tuple(matches), tuple(pathways)

    def _no_way(self, row: int, before: float, found: Found) -> bool:
        """Tells whether much is missing for the occupation and no course leads there."""
        level = self.catalogue.taxonomy.occupations[self.catalogue.codes[row]].skill_level
        return not found.options and before < _NEARLY_ALL and level > 1

    def _taught(self, found: Found, gap: Floats) -> set[int]:
        """Returns the missing skills that the found courses teach together."""
        place = self.catalogue.skill_place
        taught = {place[code] for option in found.options for code in option.course.teaches}
        return {i for i in taught if gap[i] > 0}

    def _gap(self, row: int, had: npt.NDArray[np.bool_]) -> tuple[Floats, float]:
        """Returns the weight of each missing skill and the share covered.

        A skill on the profile counts as had: the person has seen it and let it stand.
        """
        needs = self.catalogue.needs[row]
        needs = needs / max(float(needs.sum()), 1e-6)
        return np.where(had, np.float32(0), needs), float(needs[had].sum())

    def _pathway(
        self, match: Match, gap: Floats, before: float, found: Found, home: District
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
            limits=found.limits or self._no_course(match, before, steps),
            total_hours=None if None in hours else sum(h or 0 for h in hours),
            total_cost=None if None in costs else sum(c or 0 for c in costs),
            unmet=unmet,
        )

    def _no_course(self, match: Match, before: float, steps: list[Step]) -> tuple[str, ...]:
        """Says why there is no step, where there is none."""
        if steps:
            return ()
        if before >= _NEARLY_ALL:
            return ("Usted ya sabe casi todo lo que pide este trabajo.",)
        if self.catalogue.taxonomy.occupations[match.ciuo08].skill_level == 1:
            return ("Para empezar en este trabajo no se pide un curso: se aprende haciéndolo.",)
        return ("No conocemos un curso que enseñe lo que falta. Pregunte en el centro.",)

    def _step(
        self, option: Option, taught: list[str], covered: float, match: Match, home: District
    ) -> Step:
        course = option.course
        site = self.districts.get(course.ubigeo)
        entries = self.catalogue.taxonomy.skills
        skills = tuple(Skill(c, entries[c].label, 1.0, "") for c in taught)
        learned = ", ".join(s.label[0].lower() + s.label[1:] for s in skills[:3])
        if site is not None:
            place = f"{course.address}, {site.name}" if course.address else site.name
            place = f"{REMOTE}, con sede en {place}" if course.modality == REMOTE else place
        elif course.placed == "departamento":
            place = f"Sede por confirmar en {home.department}"
        else:
            place = _ANY_CETPRO
        return Step(
            course_id=course.course_id,
            course=course.programme,
            institution=course.institution or "CETPRO por confirmar",
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
            starts=course.starts,
            link=course.link,
        )


def _cut(request: Request) -> Request:
    if len(request.text) <= LONGEST_TEXT:
        return request
    return replace(request, text=request.text[:LONGEST_TEXT])
