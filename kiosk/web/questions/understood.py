"""We understood this: is it right? The person takes away what is not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.planner.types import NOT_QUOTED
from kiosk.web.pictures import of_group, of_job
from kiosk.web.questions.base import Asking, Form, Question, Reading

#: Entries that fit on one screen.
PER_PART = 8
#: The button that leads to adding what is missing.
ADD = "agregar"


@dataclass(frozen=True)
class Entry:
    """One thing we understood, with the words that led to it; or that the person added."""

    key: str
    label: str
    evidence: str
    kind: str
    picture: str

    @property
    def quoted(self) -> bool:
        """Whether the evidence is the person's own words."""
        return self.evidence not in NOT_QUOTED


def entries_of(asking: Asking) -> list[Entry]:
    """Experience first, then skills, then what the person added."""
    profile, skills = asking.understood().profile, asking.planner
    done = [
        Entry(f"e:{e.ciuo08}", e.label, e.evidence, "experience", of_job(e.ciuo08))
        for e in profile.experience
    ]
    known = [
        Entry(f"s:{s.code}", s.label, s.evidence, "skill", of_group(skills.group_of(s.code)))
        for s in profile.skills
    ]
    had = {entry.key for entry in known}
    added = [
        Entry(f"s:{code}", skills.label_of(code), "", "added", of_group(skills.group_of(code)))
        for code in asking.answers.added_skills
        if f"s:{code}" not in had
    ]
    return done + known + added


class UnderstoodQuestion(Question):
    """Every entry can be refused; refusing a job refuses what only it showed."""

    name = "entendimos"
    fields = ("checked",)
    template = "kiosk/questions/understood.html"

    def read(self, form: Form, asking: Asking) -> Reading:
        """The entries refused on this screenful, added to those of the others."""
        entries = entries_of(asking)
        part = self._part(form.get("parte", "1"), entries)
        here = {entry.key for entry in entries[(part - 1) * PER_PART : part * PER_PART]}
        before = self._refused(asking)
        refused = (before - here) | (here & set(form.getlist("no")))
        changes = self._changes(refused, asking)
        if form.get("accion") == ADD:
            return Reading(changes, goto=ADD)
        if part * PER_PART < len(entries):
            return Reading(changes, goto=f"{self.name}/{part + 1}")
        return Reading(changes | {"checked": True})

    def show(self, asking: Asking) -> dict[str, Any]:
        """One screenful of entries, each with whether it is refused."""
        return self.show_part(asking, "1")

    def show_part(self, asking: Asking, wished: str) -> dict[str, Any]:
        """The screenful ``wished``, counted from 1."""
        entries = entries_of(asking)
        part = self._part(wished, entries)
        draft = asking.journey.draft_of(self.name)
        refused = set(draft.values.get("no", [])) if draft else self._refused(asking)
        return {
            "entries": entries[(part - 1) * PER_PART : part * PER_PART],
            "refused": refused,
            "part": part,
            "parts": max(1, math.ceil(len(entries) / PER_PART)),
            "words": asking.answers.words,
            "action": ADD,
        }

    @staticmethod
    def _part(wished: str, entries: Sequence[Entry]) -> int:
        last = max(1, math.ceil(len(entries) / PER_PART))
        return min(max(int(wished), 1), last) if wished.isdecimal() else 1

    @staticmethod
    def _refused(asking: Asking) -> set[str]:
        answers = asking.answers
        return {f"e:{code}" for code in answers.rejected_experience} | {
            f"s:{code}" for code in answers.rejected_skills
        }

    @staticmethod
    def _changes(refused: set[str], asking: Asking) -> dict[str, Any]:
        """Refused jobs and skills, the skills that rest on a refused job included.

        A skill that the person added themselves is simply taken off again.
        """
        plan, added = asking.understood(), asking.answers.added_skills
        jobs = {key[2:] for key in refused if key.startswith("e:")}
        skills = {key[2:] for key in refused if key.startswith("s:")}
        kept = {e.evidence for e in plan.profile.experience if e.ciuo08 not in jobs}
        lost = {e.evidence for e in plan.profile.experience if e.ciuo08 in jobs} - kept
        recognised = {s.code for s in plan.profile.skills}
        skills |= {s.code for s in plan.profile.skills if s.evidence in lost}
        return {
            "rejected_experience": tuple(sorted(jobs)),
            "rejected_skills": tuple(sorted(skills & recognised)),
            "added_skills": tuple(code for code in added if code not in skills),
        }
