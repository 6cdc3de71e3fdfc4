"""The skill vocabulary in front of a person: what they may know too, and a search in it."""

from __future__ import annotations

from kiosk.planner.profile import ESSENTIAL, lent
from kiosk.planner.recognise import Recogniser
from kiosk.planner.types import Experience, Profile, Request, Skill
from models.preprocessing.text import STOP_WORDS, stem, words
from models.taxonomy.work import SkillEntry, Taxonomy

#: Below this confidence it is a guess: a side skill of work that we are not sure of either.
_LIKELY = 0.2
#: How well a word of the vocabulary answers one that was sought; less is better.
_EXACT, _BEGINS, _SAME_STEM = 0, 1, 2
#: A word that stands in the phrase alone, "sé cómo funciona el cuerpo", answers this much worse.
_PHRASE = 3


def likely(profile: Profile, request: Request, taxonomy: Taxonomy, limit: int) -> list[Skill]:
    """Returns skills that the person very likely has but did not name, surest first.

    They are what the recognised work, paid or not, needs besides what the profile holds.

    Args:
        profile: What was understood, after the person's corrections.
        request: What they refused is not offered again.
        taxonomy: The needs of each occupation.
        limit: As many at most.

    Returns:
        Each with how surely the work lends it, and the words that told of that work.
    """
    gone = {skill.code for skill in profile.skills} | request.rejected_skills
    found: dict[str, Skill] = {}
    for experience in profile.experience:
        for code, share in _lent(experience, taxonomy).items():
            confidence = round(experience.confidence * share, 3)
            if code not in gone and (code not in found or confidence > found[code].confidence):
                label = taxonomy.skills[code].label
                found[code] = Skill(code, label, confidence, experience.evidence)
    sure = [skill for skill in found.values() if skill.confidence >= _LIKELY]
    return sorted(sure, key=lambda skill: (-skill.confidence, skill.code))[:limit]


def _lent(experience: Experience, taxonomy: Taxonomy) -> dict[str, float]:
    """Returns how surely who has this experience has each skill, 0 to 1."""
    shares = {need.skill: lent(need) for need in taxonomy.needs.get(experience.ciuo08, ())}
    if experience.unpaid:
        named = (experience.ciuo08, experience.label)
        for work in taxonomy.unpaid.values():
            if (work.ciuo08, work.label) == named:
                shares |= dict.fromkeys(work.skills, ESSENTIAL)
    return shares


class SkillSearch:
    """Finds skills by words; pure after construction."""

    def __init__(self, recogniser: Recogniser, taxonomy: Taxonomy) -> None:
        self._recogniser, self._taxonomy = recogniser, taxonomy

    def find(self, query: str, limit: int) -> tuple[SkillEntry, ...]:
        """Returns the skills that ``query`` names, best first; none where nothing is near.

        Each word must begin a word of the label or the phrase; accents, number and gender
        do not matter. Where no skill holds them all, those nearest in meaning are returned.

        Args:
            query: A few words.
            limit: As many at most.
        """
        sought = [word for word in words(query) if word not in STOP_WORDS]
        if not sought:
            return ()
        hits = []
        for entry in self._taxonomy.skills.values():
            rank = _rank(sought, words(entry.label), words(entry.phrase))
            if rank is not None:
                hits.append((rank, len(entry.label), entry.label, entry))
        if hits:
            return tuple(entry for *_, entry in sorted(hits, key=lambda hit: hit[:3])[:limit])
        near = self._recogniser.skills_like(query, limit)
        return tuple(self._taxonomy.skills[code] for code in near)


def _rank(sought: list[str], label: list[str], phrase: list[str]) -> int | None:
    """Returns how well an entry answers all the words, 0 the best; None where it lacks one."""
    ranks = [_answer(word, label, phrase) for word in sought]
    known = [rank for rank in ranks if rank is not None]
    return sum(known) if len(known) == len(ranks) else None


def _answer(word: str, label: list[str], phrase: list[str]) -> int | None:
    for worse, there in ((0, label), (_PHRASE, phrase)):
        if word in there:
            return worse + _EXACT
        if any(one.startswith(word) for one in there):
            return worse + _BEGINS
        if stem(word) in map(stem, there):
            return worse + _SAME_STEM
    return None
