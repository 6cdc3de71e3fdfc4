"""We understood this: is it right? The person takes away what is not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.planner.types import Plan
from kiosk.web.questions.base import Asking, Form, Question, Reading

#: Entries that fit on one screen.
PER_PART = 8


@dataclass(frozen=True)
class Entry:
    """One thing we understood, with the words that led to it."""

    key: str
    label: str
    evidence: str
    kind: str


def entries_of(plan: Plan) -> list[Entry]:
    """Experience first, then skills."""
    profile = plan.profile
    done = [Entry(f"e:{e.ciuo08}", e.label, e.evidence, "experience") for e in profile.experience]
    known = [Entry(f"s:{s.code}", s.label, s.evidence, "skill") for s in profile.skills]
    return done + known


class UnderstoodQuestion(Question):
    """Every entry can be refused; refusing a job refuses what only it showed."""

    name = "entendimos"
    fields = ("checked",)
    template = "kiosk/questions/understood.html"

    def read(self, form: Form, asking: Asking) -> Reading:
        """The entries refused on this screenful, added to those of the others."""
        entries = entries_of(asking.understood())
        part = self._part(form.get("parte", "1"), entries)
        here = {entry.key for entry in entries[(part - 1) * PER_PART : part * PER_PART]}
        before = self._refused(asking)
        refused = (before - here) | (here & set(form.getlist("no")))
        changes = self._changes(refused, asking.understood())
        if part * PER_PART < len(entries):
            return Reading(changes, goto=f"{self.name}/{part + 1}")
        return Reading(changes | {"checked": True})

    def show(self, asking: Asking) -> dict[str, Any]:
        """One screenful of entries, each with whether it is refused."""
        return self.show_part(asking, "1")

    def show_part(self, asking: Asking, wished: str) -> dict[str, Any]:
        """The screenful ``wished``, counted from 1."""
        plan = asking.understood()
        entries = entries_of(plan)
        part = self._part(wished, entries)
        draft = asking.journey.draft_of(self.name)
        refused = set(draft.values.get("no", [])) if draft else self._refused(asking)
        return {
            "entries": entries[(part - 1) * PER_PART : part * PER_PART],
            "refused": refused,
            "part": part,
            "parts": max(1, math.ceil(len(entries) / PER_PART)),
            "words": asking.answers.text or "",
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
    def _changes(refused: set[str], plan: Plan) -> dict[str, Any]:
        """Refused jobs and skills, the skills that rest on a refused job included."""
        jobs = {key[2:] for key in refused if key.startswith("e:")}
        skills = {key[2:] for key in refused if key.startswith("s:")}
        kept = {e.evidence for e in plan.profile.experience if e.ciuo08 not in jobs}
        lost = {e.evidence for e in plan.profile.experience if e.ciuo08 in jobs} - kept
        skills |= {s.code for s in plan.profile.skills if s.evidence in lost}
        return {
            "rejected_experience": tuple(sorted(jobs)),
            "rejected_skills": tuple(sorted(skills)),
        }
