"""The planner: a person's words and limits in, profile, jobs and pathways out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError, InputError
from kiosk.planner.affinity import Affinity
from kiosk.planner.catalogue import Catalogue
from kiosk.planner.cautions import cautions
from kiosk.planner.check import check, check_codes
from kiosk.planner.encoder import Encoder
from kiosk.planner.explore import own_draw, policy
from kiosk.planner.index import BUNDLE, load_index, read_manifest
from kiosk.planner.matching import Matcher, Scored
from kiosk.planner.own import OwnCourses
from kiosk.planner.pathway import Found, Reach, find, reach
from kiosk.planner.profile import ProfileBuilder
from kiosk.planner.recognise import LONGEST_TEXT, Recogniser
from kiosk.planner.skills import SkillSearch, likely
from kiosk.planner.steps import NEARLY_ALL, Steps
from kiosk.planner.types import Match, Pathway, Plan, Profile, Request, Skill
from kiosk.planner.values import Values
from models.taxonomy.catalogue import CatalogueFile
from models.taxonomy.places import District
from models.taxonomy.work import SkillEntry

Floats = npt.NDArray[np.float32]
#: Worth, row, gap (float32 (skills,)), share covered before, and the courses found.
_Weighed = tuple[float, int, Floats, float, Found]
_PROPOSED = 5
#: Share of its score that an occupation keeps without any coverage, and what coverage
#: gained by a pathway adds: a job comes within reach by what can be learned for it.
_WITHOUT, _GAINED = 0.6, 0.12
_NO_WAY = 0.6
#: Occupations whose pathways are searched before the best are proposed.
_CONSIDERED = 16


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
        self.encoder = Encoder(bundle)
        self.index = load_index(bundle, manifest)
        self.catalogue = Catalogue(file, own)
        self._belong_together(bundle)
        self.districts = self.catalogue.districts
        self.recogniser = Recogniser(self.encoder, self.index)
        self._profiles = ProfileBuilder(self.recogniser, self.index, self.catalogue.taxonomy)
        self._search = SkillSearch(self.recogniser, self.catalogue.taxonomy)
        shape = self.catalogue.needs.shape
        self._matcher = Matcher(self.catalogue, Affinity(bundle, *shape))
        self._steps = Steps(self.catalogue)
        self._values = Values(bundle)

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
        check_codes(request, self.catalogue.taxonomy)
        profile = self._profiles.build(_cut(request))
        if request.propose:
            matches, pathways = self._propose(request, profile, home)
        else:
            matches, pathways = (), ()
            self._prepare(home.department_code)
        steps = [step for pathway in pathways for step in pathway.steps]
        return Plan(
            request=request,
            profile=profile,
            occupations=matches,
            pathways=pathways,
            model_version=self.index.version,
            catalogue_version=self.catalogue.version,
            warnings=cautions(request, profile, steps),
            policy=policy(request.draw) if request.propose else "",
        )

    def suggest(self, request: Request, limit: int = 12) -> tuple[Skill, ...]:
        """Returns skills the person very likely has but did not name, surest first.

        Raises:
            InputError: The text has no words, or a limit is out of range.
        """
        check(request)
        taxonomy = self.catalogue.taxonomy
        profile = self._profiles.build(_cut(request))
        return tuple(likely(profile, request, taxonomy, limit))

    def find_skills(self, query: str, limit: int = 6) -> tuple[SkillEntry, ...]:
        """Returns the skills that a few words name, best first; none where nothing is near."""
        return self._search.find(query, limit)

    def knows_skill(self, code: str) -> bool:
        """Tells whether the tables have this skill."""
        return code in self.catalogue.taxonomy.skills

    def label_of(self, code: str) -> str:
        """Returns the name of a skill; "" where the tables do not have it (any more)."""
        entry = self.catalogue.taxonomy.skills.get(code)
        return entry.label if entry else ""

    def group_of(self, code: str) -> str:
        """Returns the group of a skill; "" where the tables do not have it (any more)."""
        entry = self.catalogue.taxonomy.skills.get(code)
        return entry.group if entry else ""

    def _prepare(self, department: str) -> None:
        """Reads what a plan in this department will need, before the person waits for it."""
        self.catalogue.shelf(department)
        self._matcher.market(department)

    def _propose(
        self, request: Request, profile: Profile, home: District
    ) -> tuple[tuple[Match, ...], tuple[Pathway, ...]]:
        department = home.department_code
        fits = self._matcher.fits(profile)
        interest = self._matcher.interest(request.interests)
        factors = self._matcher.factors(request, profile, department, interest)
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
        best = self._best(rows, scores, factors, reached, had)
        matches, pathways = [], []
        for worth, row, gap, before, found in best:
            scored = Scored(worth, float(fits[row]), float(interest[row]))
            match = self._matcher.match(row, scored, profile, department)
            matches.append(match)
            if request.draw is not None and found.options:
                found = self._find(row, gap, before, reached, own_draw(request.draw, row))
            pathways.append(self._steps.pathway(match, gap, before, found, home))
        return tuple(matches), tuple(pathways)

    def _best(
        self,
        rows: list[int],
        scores: Floats,
        factors: Floats,
        reached: Reach,
        had: npt.NDArray[np.bool_],
    ) -> list[_Weighed]:
        """Returns the occupations worth most with the best courses towards each.

        What is drawn does not count here, so that who is shown an occupation does not
        depend on it. One that no pathway could lift among the best is not searched.
        """
        best: list[_Weighed] = []
        for row in rows:
            gap, before = missing(self.catalogue.needs[row], had)
            score, factor = float(scores[row]), float(factors[row])
            if len(best) == _PROPOSED and _worth(score, factor, before, 1 - before) < best[-1][0]:
                continue
            found = self._find(row, gap, before, reached, None)
            gained = sum(float(gap[i]) for i in self._taught(found, gap))
            worth = _worth(score, factor, before, gained)
            if self._no_way(row, before, found):
                worth *= _NO_WAY
            best.append((worth, row, gap, before, found))
            best = sorted(best, key=lambda w: (-w[0], w[1]))[:_PROPOSED]
        return best

    def _find(
        self, row: int, gap: Floats, before: float, reached: Reach, draw: float | None
    ) -> Found:
        made_for = before >= NEARLY_ALL
        return find(row, gap, reached, made_for=made_for, appraise=self._values, draw=draw)

    def _no_way(self, row: int, before: float, found: Found) -> bool:
        """Tells whether much is missing for the occupation and no course leads there."""
        level = self.catalogue.taxonomy.occupations[self.catalogue.codes[row]].skill_level
        return not found.options and before < NEARLY_ALL and level > 1

    def _taught(self, found: Found, gap: Floats) -> set[int]:
        """Returns the missing skills that the found courses teach together."""
        place = self.catalogue.skill_place
        taught = {place[code] for option in found.options for code in option.course.teaches}
        return {i for i in taught if gap[i] > 0}


def missing(needs: Floats, had: npt.NDArray[np.bool_]) -> tuple[Floats, float]:
    """Returns the weight of each missing skill, and the share covered; together they are 1.

    A skill on the profile counts as had: the person has seen it and let it stand.

    Args:
        needs: float32 (skills,), what the occupation needs.
        had: bool (skills,), what the person has.
    """
    needs = needs / max(float(needs.sum()), 1e-6)
    return np.where(had, np.float32(0), needs), float(needs[had].sum())


def _worth(score: float, factor: float, before: float, gained: float) -> float:
    """Returns the score of an occupation with what a pathway gains; never falls with it."""
    return score * (_WITHOUT + (1 - _WITHOUT) * (before + gained)) + _GAINED * gained * factor


def _cut(request: Request) -> Request:
    if len(request.text) <= LONGEST_TEXT:
        return request
    return replace(request, text=request.text[:LONGEST_TEXT])
