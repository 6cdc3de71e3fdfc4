"""What one person has told so far, and how it is kept between two pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from kiosk.planner.types import Education, Request
from kiosk.store.codes import new_code
from kiosk.store.recommendations import new_id

#: The answer "I don't know" or "I'd rather not say": answered, and nothing learnt.
UNSAID = "no_se"
#: The age band that ends the turn.
UNDER_AGE = "menor"
#: Bytes of a draw: as many as a float holds exactly.
_DRAW_BYTES = 6


@dataclass(frozen=True)
class Answers:
    """The answers as chosen on the pages; ``None``: not asked yet."""

    consent: str | None = None
    district: str | None = None
    age: str | None = None
    education: str | None = None
    text: str | None = None
    checked: bool | None = None
    rejected_experience: tuple[str, ...] = ()
    rejected_skills: tuple[str, ...] = ()
    hours: str | None = None
    weeks: str | None = None
    budget: str | None = None

    @property
    def digest(self) -> str:
        """Changes exactly when an answer does."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()

    def understanding(self) -> Request:
        """The request that tells what we understood of the person's words."""
        return Request(
            text=self.text or "",
            ubigeo=self.district or "",
            education=_schooling(self.education),
            age=_lowest_age(self.age),
            propose=False,
        )

    def request(self) -> Request:
        """The request for the whole answer."""
        first = self.understanding()
        return Request(
            text=first.text,
            ubigeo=first.ubigeo,
            education=first.education,
            age=first.age,
            hours_week=_number(self.hours),
            budget=_number(self.budget),
            weeks=None if (weeks := _number(self.weeks)) is None else int(weeks),
            rejected_experience=frozenset(self.rejected_experience),
            rejected_skills=frozenset(self.rejected_skills),
        )


@dataclass(frozen=True)
class Draft:
    """A page as the person left it: what they put in, and what was wrong with it."""

    page: str
    values: dict[str, list[str]]
    errors: dict[str, str] = field(default_factory=dict)


@dataclass
class Journey:
    """A turn: its answers and where it stands.

    Attributes:
        answers: What was told.
        draft: A page not finished; kept so that nothing typed is lost.
        query: The last search for a district.
        large: Large letters wished.
        contrast: High contrast wished.
        record_id: The id its recommendation is kept under, the same all along.
        code: The return code.
        saved: Digest of the answers whose recommendation is kept.
    """

    answers: Answers = field(default_factory=Answers)
    draft: Draft | None = None
    query: str = ""
    large: bool = False
    contrast: bool = False
    record_id: str = field(default_factory=new_id)
    code: str = field(default_factory=new_code)
    saved: str = ""

    @property
    def is_saved(self) -> bool:
        """Whether the recommendation for these very answers is kept."""
        return self.saved == self.answers.digest

    @property
    def draw(self) -> float:
        """This turn's number in [0, 1), the same on every page; it tells nothing of the id."""
        digest = hashlib.sha256(f"draw {self.record_id}".encode()).digest()
        return int.from_bytes(digest[:_DRAW_BYTES]) / (1 << 8 * _DRAW_BYTES)

    def draft_of(self, page: str) -> Draft | None:
        """The draft of ``page``, if that is the page left unfinished."""
        return self.draft if self.draft and self.draft.page == page else None

    def to_data(self) -> dict[str, Any]:
        """Fit for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Journey:
        """The journey that :meth:`to_data` wrote."""
        values = dict(data)
        answers = dict(values.pop("answers"))
        for name in ("rejected_experience", "rejected_skills"):
            answers[name] = tuple(answers[name])
        draft = values.pop("draft")
        return cls(answers=Answers(**answers), draft=Draft(**draft) if draft else None, **values)


def _schooling(answer: str | None) -> Education | None:
    return Education(answer) if answer is not None and answer != UNSAID else None


def _number(answer: str | None) -> float | None:
    return float(answer) if answer is not None and answer != UNSAID else None


def _lowest_age(band: str | None) -> int | None:
    """The lowest age of a band such as ``18-29``: nobody is offered what is not for them yet."""
    return int(band.split("-")[0]) if band is not None and band[0].isdigit() else None
