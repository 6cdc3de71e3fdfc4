"""Tells the courses found as the steps of a pathway, each with what it teaches and why."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.courses.own_course import REMOTE
from kiosk.planner.catalogue import Catalogue
from kiosk.planner.pathway import Found, Option
from kiosk.planner.types import Match, Pathway, Skill, Step
from models.taxonomy.places import District

Floats = npt.NDArray[np.float32]
#: From this share covered on, a job without a course is one the person can do already.
NEARLY_ALL = 0.75
_ANY_CETPRO = "Pregunte en el CETPRO más cercano"


class Steps:
    """Tells pathways in the words of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def pathway(
        self, match: Match, gap: Floats, before: float, found: Found, home: District
    ) -> Pathway:
        """Tells one pathway.

        Args:
            match: The occupation it leads to.
            gap: float32 (skills,), weight of each missing skill.
            before: Share of what the occupation needs that the person has.
            found: The courses, in order, or the limits in the way.
            home: Where the person lives.
        """
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
            limits=found.limits or self._no_course(match, before, found),
            total_hours=None if None in hours else sum(h or 0 for h in hours),
            total_cost=None if None in costs else sum(c or 0 for c in costs),
            unmet=unmet,
        )

    def _no_course(self, match: Match, before: float, found: Found) -> tuple[str, ...]:
        """Says why there is no step, where there is none."""
        if found.options:
            return ()
        if before >= NEARLY_ALL:
            return ("Usted ya sabe casi todo lo que pide este trabajo.",)
        if self.catalogue.taxonomy.occupations[match.ciuo08].skill_level == 1:
            return ("Para empezar en este trabajo no se pide un curso: se aprende haciéndolo.",)
        if found.excluded:
            return ("No conocemos otro curso que enseñe lo que falta. Pregunte en el centro.",)
        return ("No conocemos un curso que enseñe lo que falta. Pregunte en el centro.",)

    def _step(
        self, option: Option, taught: list[str], covered: float, match: Match, home: District
    ) -> Step:
        course = option.course
        site = self.catalogue.districts.get(course.ubigeo)
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
            propensity=option.propensity,
            features=option.features,
        )
