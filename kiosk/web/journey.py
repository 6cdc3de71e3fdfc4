"""A turn: what was told, where it stands, and how it is kept between two pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from kiosk.store.codes import new_code
from kiosk.store.recommendations import new_id
from kiosk.web.answers import Answers

#: Bytes of a draw: as many as a float holds exactly.
_DRAW_BYTES = 6


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
        language: The language chosen, by ISO 639-1 code; empty: the device's.
        draft: A page not finished; kept so that nothing typed is lost.
        query: The last search for a district, or how far the map was followed.
        sought: The last search for a skill.
        large: Large letters wished.
        contrast: High contrast wished.
        record_id: The id its recommendation is kept under, the same all along.
        code: The return code.
        has_pin: Whether a PIN was chosen, so that the code opens something.
        coming: The code written by someone who comes back, until the PIN proves it.
        saved: Digest of the answers whose recommendation is kept.
        said: What was said of each course, by job and course id.
        printed: What came of the last receipt, in words.
        changes: What the last mark of a course changed of the pathway, as sentences.
    """

    answers: Answers = field(default_factory=Answers)
    language: str = ""
    draft: Draft | None = None
    query: str = ""
    sought: str = ""
    large: bool = False
    contrast: bool = False
    record_id: str = field(default_factory=new_id)
    code: str = field(default_factory=new_code)
    has_pin: bool = False
    coming: str = ""
    saved: str = ""
    said: dict[str, str] = field(default_factory=dict)
    printed: str = ""
    changes: list[list[str]] = field(default_factory=list)

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

    def like(self) -> Journey:
        """A new turn that looks the same: language, letters and colours, nothing else."""
        return Journey(language=self.language, large=self.large, contrast=self.contrast)

    def to_data(self) -> dict[str, Any]:
        """Fit for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Journey:
        """The journey that :meth:`to_data` wrote."""
        values = dict(data)
        answers = Answers.from_data(values.pop("answers"))
        draft = values.pop("draft")
        return cls(answers=answers, draft=Draft(**draft) if draft else None, **values)
