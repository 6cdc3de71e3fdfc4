"""From a person's words to a profile: experience, skills, each with its evidence."""

from __future__ import annotations

import re

from kiosk.planner.index import Index
from kiosk.planner.recognise import Recogniser, Recognition, top
from kiosk.planner.types import ADDED, LEARNED, Experience, Profile, Request, Skill
from models.preprocessing.clauses import Kind, clauses, wished
from models.preprocessing.text import fold
from models.taxonomy.work import Need, Taxonomy, UnpaidWork

#: An experience lends its essential skills nearly whole, its useful ones by half.
ESSENTIAL, _USEFUL = 0.85, 0.5
#: A skill at the edge of an occupation is lent with this share of its confidence.
_LEAST_CENTRAL = 0.4
#: "Sé usar Excel" and "hablo quechua" tell of a skill, not of a job one had.
_CLAIM = re.compile(
    r"^(?:yo |tambien |y )*"
    r"(?:se|hablo|entiendo|manejo (?:excel|word|office|(?:la )?computadora))\b"
)
#: Work for one's own household.
_FAMILY = re.compile(
    r"\b(?:mi|mis) (?:casa|familia|hogar|mama|madre|papa|padre|hij[oa]s?|niet[oa]s?|abuel[oa]s?|"
    r"herman[oa]s?|espos[oa]|marido|suegr[oa]|sobrin[oa]s?|ti[oa]s?|bebe|viejit[oa]s?|wawas?)\b"
)
#: Skills below this confidence are not shown.
_SHOWN = 0.3
#: A page that people can check holds this many.
_MOST_SKILLS = 20
_MOST_EXPERIENCES = 10
#: A wish must name an occupation at least this clearly to steer the proposals.
_WANTED = 0.5
_NOT_UNDERSTOOD = "No entendimos bien esta parte: «{}». Puede decirla con otras palabras."


class ProfileBuilder:
    """Builds profiles; pure after construction."""

    def __init__(self, recogniser: Recogniser, index: Index, taxonomy: Taxonomy) -> None:
        self._recogniser, self._index, self._taxonomy = recogniser, index, taxonomy

    def build(self, request: Request) -> Profile:
        """Returns what ``request.text`` tells, after the person's own corrections."""
        said = clauses(request.text)
        did = [c.text for c in said if c.kind is Kind.DID]
        wishes = tuple(c.text for c in said if c.kind is Kind.WISH)
        experiences: dict[str, Experience] = {}
        skills: dict[str, Skill] = {}
        lent_wrongly: dict[str, Skill] = {}
        notes: list[str] = []
        recognised = self._recogniser.in_context(did)
        heard = self._recogniser.skills(recognised)
        for words, found, spoken in zip(did, recognised, heard, strict=True):
            claim = spoken and _CLAIM.match(fold(words))
            experience = None if claim else self._experience(words, found)
            if experience is None and not spoken:
                notes.append(_NOT_UNDERSTOOD.format(words))
            if experience is not None:
                self._keep(experiences, experience)
                wrong = experience.ciuo08 in request.rejected_experience
                self._lend(lent_wrongly if wrong else skills, experience, found)
            for code, confidence in spoken.items():
                self._add(skills, code, confidence, words)
        return Profile(
            experience=tuple(
                e for e in shown_first(experiences) if e.ciuo08 not in request.rejected_experience
            ),
            skills=self._shown(skills, lent_wrongly, request),
            wishes=wishes,
            wanted=self._wanted(wishes),
            notes=tuple(notes),
        )

    def _wanted(self, wishes: tuple[str, ...]) -> tuple[Experience, ...]:
        """Returns the occupations that the wishes name; "un trabajo fijo" names none."""
        bare = [wished(words) for words in wishes]
        named = [
            self._experience(words, found)
            for words, found in zip(wishes, self._recogniser.recognise(bare), strict=True)
        ]
        return tuple(e for e in named if e is not None and e.confidence >= _WANTED)

    def _unpaid(self, words: str, found: Recognition, code: str) -> UnpaidWork | None:
        """Returns the unpaid work of group ``code`` that the words tell of, if they do.

        They do where the nearest known form is one of unpaid work, or where the work
        is done for one's own family.
        """
        own = _FAMILY.search(fold(words)) is not None
        at = int(self._index.form_unpaid[found.nearest_unpaid if own else found.nearest])
        if at < 0:
            return None
        work = self._taxonomy.unpaid[self._index.unpaid_codes[at]]
        return work if work.ciuo08 == code else None

    def _experience(self, words: str, found: Recognition) -> Experience | None:
        best = top(found.probabilities, 1)[0]
        confidence = float(found.probabilities[best])
        if confidence < self._index.calibration.abstain:
            return None
        code = self._index.codes[best]
        unpaid = self._unpaid(words, found, code)
        label = unpaid.label if unpaid else self._taxonomy.occupations[code].label
        return Experience(code, label, round(confidence, 3), words, unpaid is not None)

    @staticmethod
    def _keep(kept: dict[str, Experience], new: Experience) -> None:
        old = kept.get(new.ciuo08)
        if old is None or new.confidence > old.confidence:
            kept[new.ciuo08] = new

    def _lend(self, skills: dict[str, Skill], source: Experience, found: Recognition) -> None:
        """Adds the skills that the work itself needs."""
        unpaid = self._unpaid(source.evidence, found, source.ciuo08)
        if unpaid is not None:
            for code in unpaid.skills:
                self._add(skills, code, source.confidence * ESSENTIAL, source.evidence)
            return
        for need in self._taxonomy.needs.get(source.ciuo08, ()):
            self._add(skills, need.skill, source.confidence * lent(need), source.evidence)

    def _add(self, skills: dict[str, Skill], code: str, confidence: float, words: str) -> None:
        entry = self._taxonomy.skills.get(code)
        old = skills.get(code)
        if entry is not None and (old is None or confidence > old.confidence):
            skills[code] = Skill(code, entry.label, round(confidence, 3), words)

    def _shown(
        self, skills: dict[str, Skill], lent_wrongly: dict[str, Skill], request: Request
    ) -> tuple[Skill, ...]:
        """Returns what fits the check page, corrected by the person's own word.

        The cut comes first: what a person takes away leaves a gap, and does not let
        in something they never saw. What only a refused job lent goes with it.
        """
        seen = dict(skills)
        for code, skill in lent_wrongly.items():
            self._add(seen, code, skill.confidence, skill.evidence)
        kept = [s for s in seen.values() if s.confidence >= _SHOWN]
        kept = sorted(kept, key=lambda s: (-s.confidence, s.code))[:_MOST_SKILLS]
        gone = request.rejected_skills | (lent_wrongly.keys() - skills.keys())
        shown = {s.code: skills[s.code] for s in kept if s.code not in gone}
        for codes, evidence in ((request.added_skills, ADDED), (request.learned_skills, LEARNED)):
            for code in sorted(codes):
                self._add(shown, code, 1.0, evidence)
        return tuple(sorted(shown.values(), key=lambda s: (-s.confidence, s.code)))


def lent(need: Need) -> float:
    """Returns how surely who has done the work has the skill, 0 to 1."""
    share = ESSENTIAL if need.essential else _USEFUL
    return share * (_LEAST_CENTRAL + (1 - _LEAST_CENTRAL) * need.weight)


def shown_first(experiences: dict[str, Experience]) -> list[Experience]:
    """Returns the surest experiences, as many as a page holds, surest first."""
    ordered = sorted(experiences.values(), key=lambda e: (-e.confidence, e.ciuo08))
    return ordered[:_MOST_EXPERIENCES]
