"""Scores occupations: fit x demand x pay x interest, each factor kept and shown.

``score = fit * (0.25 + 0.75 * demand / 100) * sqrt(pay / minimum wage) * (1 + interest)``,
weaker where schooling has yet to be had or the work asks less than was done before.

``fit`` is the share of what the occupation needs that the person has, each skill by
its confidence, raised by the kinship that the skill-matching model sees. An unknown factor
counts as a modest one (demand 25 of 100, half the minimum wage) and is shown as
unknown: absence of data is neither absence of work nor a reason to prefer it. ``interest``
is the share of what the occupation needs that lies in the groups the person chose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.planner.affinity import Affinity
from kiosk.planner.catalogue import Catalogue
from kiosk.planner.types import NOT_QUOTED, RANKS, Education, Fact, Match, Profile, Request, Skill
from models.preprocessing.text import fold
from models.taxonomy.market import Figure

Floats = npt.NDArray[np.float32]
#: Index of demand, and part of the minimum wage, where nothing is known.
_UNKNOWN_DEMAND, _UNKNOWN_PAY = 25.0, 0.5
#: Pay beyond this multiple of the minimum wage does not push an occupation further.
_PAY_CEILING = 2.0
#: What one already does is no news; it may come up, but not crowd out the rest.
_SAME_JOB = 0.3
#: Share of the rest of the fit that kinship with what one knows can fill.
_KIN = 0.35
#: A wish that names an occupation adds this to its fit when scored.
_WISH = 1.0
#: What an occupation that lies wholly in the groups of interest gains: it counts double. Of 0 to 3
#: on 300 synthetic people with groups drawn by lot, this one doubled how many saw a job of their
#: groups among three (47 to 95) for 2 % of the fit; beyond it, fit falls faster.
_INTEREST = np.float32(1.0)
#: Groups that people mostly work in on their own account; a wish for a steady job or a
#: salary speaks against them. 61, 62 (part) and 63 are farm and fishing on one's own.
OWN_ACCOUNT = ("5211", "5212", "5221", "5243", "61", "63", "9510", "9520", "731", "9623")
_LESS_STEADY = 0.4
#: Entered through an academy of their own, not through courses.
_ACADEMY = ("0", "5412")
#: One level of schooling that has yet to be reached, or one skill level (CIUO-08) below
#: the paid work one has already done, makes a proposal this much weaker.
_TO_STUDY, _BELOW = 0.5, 0.6
#: "Not elsewhere classified" is a group for statistics; nobody looks for such a job.
_RESIDUAL = 0.5
_RESIDUAL_TITLE = "no clasificad"
_STEADY = re.compile(r"\b(fij[oa]|estable|sueldo|planilla|contrato|seguro|beneficios|empresa)\b")
_SURE = 0.5
_NOTHING_KNOWN = "sin datos"


def fact(figure: Figure | None, unit: str) -> Fact:
    """Returns the figure as the planner's answer shows it; unknown where None."""
    if figure is None:
        return Fact(
            None, unit, _NOTHING_KNOWN, None, "ninguna", "no hay datos para su departamento"
        )
    return Fact(
        figure.value, figure.unit, figure.source, figure.year, figure.confidence, figure.method,
        figure.low, figure.high, figure.minimum_wage,
    )  # fmt: skip


@dataclass(frozen=True)
class Scored:
    """How one occupation scored: ``score`` in all, ``fit`` and ``interest`` from 0 to 1."""

    score: float
    fit: float
    interest: float


class Matcher:
    """Ranks all occupations for a profile in one matrix product."""

    def __init__(self, catalogue: Catalogue, affinity: Affinity) -> None:
        self._catalogue, self._affinity = catalogue, affinity
        self._needs = catalogue.needs
        self._total = np.maximum(self._needs.sum(1), 1e-6)
        self._markets: dict[str, Floats] = {}
        codes = catalogue.codes
        work = [catalogue.taxonomy.occupations[code] for code in codes]
        self._place = {code: i for i, code in enumerate(codes)}
        self._schooling = np.array([RANKS[Education(o.education_min)] for o in work])
        self._skill_level = np.array([o.skill_level for o in work])
        self._academy = np.array([code.startswith(_ACADEMY) for code in codes])
        self._director = np.array([code.startswith("1") for code in codes])
        self._residual = np.array([_RESIDUAL_TITLE in o.official for o in work])
        self._own_account = np.array([code.startswith(OWN_ACCOUNT) for code in codes])

    def known(self, skills: Mapping[str, Skill]) -> Floats:
        """Returns the confidence of each skill, float32 (skills,)."""
        vector = np.zeros(len(self._catalogue.skill_place), np.float32)
        for code, skill in skills.items():
            vector[self._catalogue.skill_place[code]] = skill.confidence
        return vector

    def market(self, department: str) -> Floats:
        """Returns demand factor x pay factor of each occupation, float32 (occupations,)."""
        if department not in self._markets:
            factors = np.zeros(len(self._catalogue.codes), np.float32)
            minimum = self._catalogue.minimum_wage
            demands, pays = self._catalogue.demand(department), self._catalogue.pay(department)
            for i, code in enumerate(self._catalogue.codes):
                demand, pay = demands.get(code), pays.get(code)
                d = demand.value if demand else _UNKNOWN_DEMAND
                p = min(pay.value / minimum if pay else _UNKNOWN_PAY, _PAY_CEILING)
                factors[i] = (0.25 + 0.75 * d / 100) * p**0.5
            self._markets[department] = factors
        return self._markets[department]

    def fits(self, profile: Profile) -> Floats:
        """Returns how much of each occupation's need is covered, float32 (occupations,)."""
        known = self.known({s.code: s for s in profile.skills})
        fit = (self._needs @ known) / self._total
        # Without any work done, a skill or two say too little of what work is near.
        sure = max((e.confidence for e in profile.experience), default=0.0)
        fit += _KIN * sure * self._affinity(known) * (1 - fit)
        return np.asarray(np.clip(fit, 0, 1), np.float32)

    def interest(self, groups: Set[str]) -> Floats:
        """Returns the share of each occupation's need in ``groups``, float32 (occupations,)."""
        if not groups:
            return np.zeros(len(self._total), np.float32)
        skills, place = self._catalogue.taxonomy.skills, self._catalogue.skill_place
        chosen = np.zeros(len(place), np.float32)
        chosen[[place[code] for code, skill in skills.items() if skill.group in groups]] = 1
        return np.asarray((self._needs @ chosen) / self._total, np.float32)

    def factors(
        self, request: Request, profile: Profile, department: str, interest: Floats
    ) -> Floats:
        """Returns what stands beside the fit, 0 where out of reach, float32 (occupations,).

        Args:
            request: What the person said.
            profile: What was understood of it.
            department: Code of where they live.
            interest: float32 (occupations,), see :meth:`interest`.
        """
        market = self.market(department)
        own = RANKS[request.education or Education.SECONDARY]
        up = np.maximum(0, self._schooling - own)
        down = np.maximum(0, self._level(profile) - self._skill_level)
        factors = market * _TO_STUDY**up * _BELOW**down * self._reachable(own)
        factors = np.where(self._residual, factors * _RESIDUAL, factors)
        if any(_STEADY.search(fold(wish)) for wish in profile.wishes):
            factors = np.where(self._own_account, factors * _LESS_STEADY, factors)
        return np.asarray(factors * (1 + _INTEREST * interest), np.float32)

    def scores(self, fits: Floats, factors: Floats, profile: Profile) -> Floats:
        """Returns fit x factors, less what is done already, more what is wished."""
        fits = fits.copy()
        for e in profile.experience:
            fits[self._place[e.ciuo08]] *= 1 - (1 - _SAME_JOB) * e.confidence
        for e in profile.wanted:
            fits[self._place[e.ciuo08]] += _WISH * e.confidence
        return fits * factors

    def _reachable(self, own: int) -> npt.NDArray[np.bool_]:
        """Tells for each occupation whether its schooling can be reached from ``own``.

        Technical schooling is reached by the courses of a pathway; a university
        degree is not. Directors and the armed forces are careers, not proposals.
        """
        needed = self._schooling
        reach = needed <= own + 1
        reach &= (needed < RANKS[Education.UNIVERSITY]) | (needed <= own)
        reach &= ~self._director | (needed <= own)
        return np.asarray(reach & ~self._academy, bool)

    def _level(self, profile: Profile) -> int:
        """Returns the highest skill level of the paid work done, 1 where there is none."""
        levels = [
            int(self._skill_level[self._place[e.ciuo08]])
            for e in profile.experience
            if not e.unpaid and e.confidence >= _SURE
        ]
        return max(levels, default=1)

    def match(self, row: int, scored: Scored, profile: Profile, department: str) -> Match:
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
        return Match(
            ciuo08=code,
            label=occupation.label,
            score=round(scored.score, 4),
            fit=round(scored.fit, 4),
            demand=fact(self._catalogue.demand(department).get(code), "índice de demanda (0–100)"),
            pay=fact(self._catalogue.pay(department).get(code), "soles por mes"),
            known=known,
            missing=missing,
            education_min=occupation.education_min,
            reason=_reason(known),
            interest=round(scored.interest, 4),
        )


def _reason(known: tuple[Skill, ...]) -> str:
    """Says in one sentence why this occupation is proposed, from the person's words."""
    spoken = [s for s in known if s.evidence][:3]
    if not spoken:
        return "Pide cosas que se aprenden desde el inicio."
    labels = ", ".join(s.label[0].lower() + s.label[1:] for s in spoken)
    words = dict.fromkeys(s.evidence for s in spoken if s.evidence not in NOT_QUOTED)
    quoted = f" Lo dijo así: «{'», «'.join(words)}»." if words else ""
    return f"Usted ya sabe: {labels}.{quoted}"
