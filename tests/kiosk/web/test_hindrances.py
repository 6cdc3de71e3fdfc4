"""What keeps a pathway from a person: blamed on an answer only where one is the reason."""

from dataclasses import replace

import pytest

from kiosk.planner.limits import say
from kiosk.planner.pathway import LIMITS
from kiosk.planner.types import Request
from kiosk.web.hindrances import hindrances
from models.taxonomy.market import Course
from tests.kiosk.web.fakes import PATHWAYS

COURSE = Course(
    course_id="c", programme="Cajero", institution="", management="", ubigeo="", department="00",
    placed="cetpro-cercano", level="", certificate="", hours=1000, hours_basis="", cost=900.0,
    cost_basis="", entry_education="secundaria", source="", year=None, prepares=(), teaches=(),
)  # fmt: skip
REQUEST = Request("vendo", "211101", hours_week=5, budget=300, weeks=26)
BLOCKED = PATHWAYS[2]


def blocked(limit: str) -> str:
    return say(limit, COURSE, 90.0, 200, REQUEST)


@pytest.mark.parametrize("limit", LIMITS)
def test_every_limit_the_planner_tells_is_known(limit: str) -> None:
    assert hindrances(replace(BLOCKED, limits=(blocked(limit),))).short


def test_only_the_answers_that_stand_in_the_way_are_offered_to_change() -> None:
    found = hindrances(replace(BLOCKED, limits=(blocked("plazo"),)))
    assert [page for page, _ in found.changes] == ["plazo", "horas"]
    found = hindrances(replace(BLOCKED, limits=(blocked("dinero"), blocked("estudios"))))
    assert [page for page, _ in found.changes] == ["dinero"]


def test_who_knows_nearly_everything_is_not_told_to_change_an_answer() -> None:
    path = replace(BLOCKED, limits=("Usted ya sabe casi todo lo que pide este trabajo.",))
    assert hindrances(path).short == ""
    assert hindrances(path).changes == ()


def test_a_pathway_with_steps_has_no_hindrance() -> None:
    assert hindrances(PATHWAYS[0]).short == ""
