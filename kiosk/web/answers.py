"""The answers of one person, and the planner's request that follows from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, NamedTuple

from kiosk.planner.types import Education, Request
from kiosk.web.activities import phrases

#: The answer "I don't know" or "I'd rather not say": answered, and nothing learnt.
UNSAID = "no_se"
#: The age band that ends the turn, and the one that needs a guardian's word.
UNDER_AGE, MINOR = "menor", "14-17"
#: Said yes, said no.
YES, NO = "si", "no"
CONSENTS = ("consent_store", "consent_sync", "consent_gpt")


class Course(NamedTuple):
    """A course on a person's way, as they told when coming back.

    Attributes:
        course_id: The course.
        title: Its name, for when it is no longer on the pathway.
        occupation: CIUO-08 code of the job it was proposed for.
        state: ``begun``, ``finished`` or ``abandoned``.
        reason: Why it was left; empty where not said.
        teaches: Codes of the skills it was proposed for.
        km: How far it is; None where not known.
        cost: Soles; None where not known.
    """

    course_id: str
    title: str
    occupation: str
    state: str
    reason: str = ""
    teaches: tuple[str, ...] = ()
    km: float | None = None
    cost: float | None = None


@dataclass(frozen=True)
class Answers:
    """The answers as chosen on the pages; ``None``: not asked yet.

    ``needs`` (minding children, disability) stays in the turn and is never kept.
    """

    consent_store: str | None = None
    consent_sync: str | None = None
    consent_gpt: str | None = None
    guardian: str | None = None
    district: str | None = None
    age: str | None = None
    education: str | None = None
    text: str | None = None
    pictures: tuple[str, ...] = ()
    checked: bool | None = None
    rejected_experience: tuple[str, ...] = ()
    rejected_skills: tuple[str, ...] = ()
    added_skills: tuple[str, ...] = ()
    interests: tuple[str, ...] | None = None
    hours: str | None = None
    weeks: str | None = None
    budget: str | None = None
    distance: str | None = None
    schedule: tuple[str, ...] | None = None
    needs: tuple[str, ...] | None = None
    chosen: str | None = None
    courses: tuple[Course, ...] = ()

    @property
    def digest(self) -> str:
        """Changes exactly when an answer does; the job chosen is kept apart from them."""
        told = asdict(self) | {"chosen": None}
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    @property
    def words(self) -> str:
        """Everything told: the person's own words, then a sentence for each picture."""
        told = [self.text.strip()] if self.text and self.text.strip() else []
        return "\n".join(told + phrases(self.pictures))

    def agreed(self, consent: str) -> bool:
        """Whether they said yes to one of ``CONSENTS``; silence is no."""
        return bool(getattr(self, consent) == YES)

    def understanding(self) -> Request:
        """The request that tells what we understood of the person's words."""
        return Request(
            text=self.words,
            ubigeo=self.district or "",
            education=_schooling(self.education),
            age=_lowest_age(self.age),
            propose=False,
        )

    def request(self) -> Request:
        """The request for the whole answer, before what their courses change of it."""
        return replace(
            self.understanding(),
            propose=True,
            hours_week=number(self.hours),
            budget=number(self.budget),
            weeks=None if (weeks := number(self.weeks)) is None else int(weeks),
            max_km=number(self.distance),
            rejected_experience=frozenset(self.rejected_experience),
            rejected_skills=frozenset(self.rejected_skills),
            added_skills=frozenset(self.added_skills),
            interests=frozenset(self.interests or ()),
        )

    def kept(self) -> dict[str, Any]:
        """What may be kept with consent, fit for JSON: all but the needs."""
        return {name: value for name, value in asdict(self).items() if name != "needs"}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Answers:
        """The answers that ``asdict`` or :meth:`kept` wrote; unknown names are left out."""
        known = {field.name for field in fields(cls)}
        values = {name: _tuples(value) for name, value in data.items() if name in known}
        values["courses"] = tuple(Course(*course) for course in values.get("courses", ()))
        return cls(**values)


def _tuples(value: Any) -> Any:
    """Lists as JSON brings them, back to tuples."""
    return tuple(_tuples(item) for item in value) if isinstance(value, (list, tuple)) else value


def _schooling(answer: str | None) -> Education | None:
    return Education(answer) if answer is not None and answer != UNSAID else None


def number(answer: str | None) -> float | None:
    """The figure of an answer, or None where nothing was said."""
    return float(answer) if answer is not None and answer != UNSAID else None


def _lowest_age(band: str | None) -> int | None:
    """The lowest age of a band such as ``18-29``: nobody is offered what is not for them yet."""
    return int(band.split("-")[0]) if band is not None and band[0].isdigit() else None
