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


class Department(Protocol):
    """One department, with its outline for the map."""

    @property
    def code(self) -> str:
        """INEI code, two digits."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def path(self) -> str:
        """SVG path data; all of Peru is 600 units wide and 880 high."""


class Province(Protocol):
    """One province."""

    @property
    def code(self) -> str:
        """INEI code, four digits."""

    @property
    def name(self) -> str:
        """Its name."""


class Districts(Protocol):
    """All districts of Peru."""

    def search(self, query: str, limit: int = 8) -> Sequence[District]:
        """Districts whose names hold every word, accents ignored, best first."""

    def get(self, ubigeo: str) -> District | None:
        """The district with this code, or None."""

    def departments(self) -> Sequence[Department]:
        """All departments, in the order of the alphabet."""

    def provinces(self, department: str) -> Sequence[Province]:
        """The provinces of a department in the order of the alphabet; none if it is none."""

    def of_province(self, province: str) -> Sequence[District]:
        """The districts of a province in the order of the alphabet; none if it is none."""


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
