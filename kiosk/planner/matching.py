"""Scores occupations: fit x demand x pay, each factor kept and shown.

``score = fit * (0.25 + 0.75 * demand / 100) * (0.5 + 0.5 * pay / (pay + PAY_HALF))``,
times 0.85 where no schooling bridge is known to be needed but one level lacks.
An unknown factor counts as a modest one (demand 25 of 100, pay of the minimum wage)
and is shown as unknown: absence of data is not absence of work, nor a reason to
prefer it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from kiosk.planner.catalogue import Catalogue
from kiosk.planner.types import Education, Fact, Match, Profile, Request, Skill
from models.taxonomy.market import Figure
from models.taxonomy.work import Occupation

Floats = npt.NDArray[np.float32]
#: Pay at which the pay factor is halfway: the minimum wage since January 2025, soles.
PAY_HALF = 1130.0
_UNKNOWN_DEMAND = 25.0
#: What one already does is no news; it may come up, but not crowd out the rest.
_SAME_JOB = 0.6
#: Kinship of an occupation in the same minor or sub-major group adds to its fit.
_KIN = {3: 0.12, 2: 0.05}
_NOTHING_KNOWN = "sin datos"


def fact(figure: Figure | None, unit: str) -> Fact:
    """Returns the figure as the planner's answer shows it; unknown where None."""
    if figure is None:
        return Fact(
            None, unit, _NOTHING_KNOWN, None, "ninguna", "no hay datos para su departamento"
        )
    return Fact(
        figure.value, figure.unit, figure.source, figure.year, figure.confidence, figure.method,
        figure.low, figure.high,
    )  # fmt: skip


def reachable(occupation: Occupation, education: Education | None) -> bool:
    """Tells whether the schooling asked for can be reached from the person's.

    Technical schooling is reached by the courses of a pathway; a university
    degree is not. Directors and the armed forces are careers, not proposals.
    """
    needed = Education(occupation.education_min)
    own = (education or Education.SECONDARY).rank
    if occupation.ciuo08[0] == "0" or (occupation.ciuo08[0] == "1" and needed.rank > own):
        return False
    if needed is Education.UNIVERSITY:
        return own >= needed.rank
    if needed is Education.TECHNICAL:
        return own >= Education.SECONDARY.rank
    return needed.rank <= own + 1


class Matcher:
    """Ranks all occupations for a profile in one matrix product."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._needs = catalogue.needs
        self._total = np.maximum(self._needs.sum(1), 1e-6)
        self._factors: dict[str, Floats] = {}

    def known(self, skills: Mapping[str, Skill]) -> Floats:
        """Returns the confidence of each skill, float32 (skills,)."""
        vector = np.zeros(len(self._catalogue.skill_place), np.float32)
        for code, skill in skills.items():
            vector[self._catalogue.skill_place[code]] = skill.confidence
        return vector

    def market(self, department: str) -> Floats:
        """Returns demand factor x pay factor of each occupation, float32 (occupations,)."""
        if department not in self._factors:
            factors = np.zeros(len(self._catalogue.codes), np.float32)
            for i, code in enumerate(self._catalogue.codes):
                demand = self._catalogue.demand(department, code)
                pay = self._catalogue.pay(department, code)
                d = demand.value if demand else _UNKNOWN_DEMAND
                p = pay.value if pay else PAY_HALF
                factors[i] = (0.25 + 0.75 * d / 100) * (0.5 + 0.5 * p / (p + PAY_HALF))
            self._factors[department] = factors
        return self._factors[department]

    def fits(self, profile: Profile) -> Floats:
        """Returns how much of each occupation's need is covered, float32 (occupations,)."""
        known = self.known({s.code: s for s in profile.skills})
        fit = (self._needs @ known) / self._total
        for i, code in enumerate(self._catalogue.codes):
            for experience in profile.experience:
                for digits, bonus in _KIN.items():
                    if code[:digits] == experience.ciuo08[:digits]:
                        fit[i] += bonus * experience.confidence * (1 - fit[i])
                        break
        return np.asarray(np.clip(fit, 0, 1), np.float32)

    def rank(self, request: Request, profile: Profile, department: str, count: int) -> list[int]:
        """Returns the indices of the best occupations, best first, ties by code."""
        scores = self.fits(profile) * self.market(department)
        done = {e.ciuo08: e.confidence for e in profile.experience}
        for i, code in enumerate(self._catalogue.codes):
            if not reachable(self._catalogue.taxonomy.occupations[code], request.education):
                scores[i] = 0
            elif code in done:
                scores[i] *= 1 - (1 - _SAME_JOB) * done[code]
        order = np.argsort(-scores, kind="stable")
        return [int(i) for i in order[:count] if scores[i] > 0]

    def match(self, row: int, profile: Profile, department: str) -> Match:
        """Returns the full answer for one occupation, its reason in words."""
        code = self._catalogue.codes[row]
        occupation = self._catalogue.taxonomy.occupations[code]
        own = {s.code: s for s in profile.skills}
        entries = self._catalogue.taxonomy.skills
        needs = sorted(
            self._catalogue.taxonomy.needs.get(code, ()),
            key=lambda n: (not n.essential, -n.weight, n.skill),
        )
        known = tuple(own[n.skill] for n in needs if n.skill in own)
        missing = tuple(
            Skill(n.skill, entries[n.skill].label, round(n.weight, 3), "")
            for n in needs
            if n.skill not in own
        )
        fit = float(self.fits(profile)[row])
        score = fit * float(self.market(department)[row])
        return Match(
            ciuo08=code,
            label=occupation.label,
            score=round(score, 4),
            fit=round(fit, 4),
            demand=fact(self._catalogue.demand(department, code), "índice de demanda (0–100)"),
            pay=fact(self._catalogue.pay(department, code), "soles por mes"),
            known=known,
            missing=missing,
            education_min=occupation.education_min,
            reason=_reason(known, profile),
        )


def _reason(known: tuple[Skill, ...], profile: Profile) -> str:
    """Says in one sentence why this occupation is proposed, from the person's words."""
    spoken = [s for s in known if s.evidence][:3]
    if not spoken:
        return "Pide cosas que se aprenden desde el inicio."
    labels = ", ".join(s.label[0].lower() + s.label[1:] for s in spoken)
    words = dict.fromkeys(s.evidence for s in spoken)
    return f"Usted ya sabe: {labels}. Lo dijo así: «{'», «'.join(words)}»."
