"""What the pages need of the planner: shapes only, so that a test can stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kiosk.planner.types import Plan, Request, Skill
from models.taxonomy.work import SkillEntry


class District(Protocol):
    """One district; ``ubigeo`` is its INEI code."""

    @property
    def ubigeo(self) -> str:
        """INEI code, six digits."""

    @property
    def district(self) -> str:
        """Its own name."""

    @property
    def province(self) -> str:
        """Name of its province."""

    @property
    def department(self) -> str:
        """Name of its department."""


class Districts(Protocol):
    """All districts of Peru."""

    def search(self, query: str, limit: int = 8) -> Sequence[District]:
        """Districts whose names hold every word, accents ignored, best first."""

    def get(self, ubigeo: str) -> District | None:
        """The district with this code, or None."""


class Planner(Protocol):
    """The planner, loaded."""

    @property
    def districts(self) -> Districts:
        """All districts."""

    def plan(self, request: Request) -> Plan:
        """The answer; same request, same answer.

        Raises:
            InputError: The request cannot be used; ``field`` names what of it.
        """

    def suggest(self, request: Request, limit: int = 12) -> Sequence[Skill]:
        """Skills the person very likely has but did not name, surest first.

        Raises:
            InputError: The request cannot be used; ``field`` names what of it.
        """

    def find_skills(self, query: str, limit: int = 6) -> Sequence[SkillEntry]:
        """Skills that a few words name, best first; none where nothing is near."""

    def knows_skill(self, code: str) -> bool:
        """Whether there is a skill of this code."""

    def label_of(self, code: str) -> str:
        """The name of a skill; empty where there is none (any more)."""

    def group_of(self, code: str) -> str:
        """The group of a skill, as the tables name it; empty where there is none (any more)."""
