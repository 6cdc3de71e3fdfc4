"""Limits are told in the units in which people answered."""

import re

import pytest

from kiosk.planner.limits import say, span
from kiosk.planner.pathway import LIMITS
from kiosk.planner.types import Request
from models.taxonomy.market import Course

COURSE = Course(
    course_id="c", programme="Conducción de vehículos motorizados y mecánica automotriz",
    institution="", management="", ubigeo="", department="00", placed="cetpro-cercano", level="",
    certificate="", hours=1000, hours_basis="", cost=900.0, cost_basis="",
    entry_education="secundaria", source="", year=None, prepares=(), teaches=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("weeks", "words"),
    [(1, "1 semana"), (13, "3 meses"), (26, "6 meses"), (52, "1 año"), (104, "2 años"),
     (200, "4 años"), (600, "11 años y medio")],
)  # fmt: skip
def test_the_deadlines_offered_come_back_as_they_were_chosen(weeks: int, words: str) -> None:
    assert span(weeks) == words


@pytest.mark.parametrize("limit", LIMITS)
def test_no_sentence_is_longer_than_20_words(limit: str) -> None:
    request = Request("manejo", "211101", hours_week=1, budget=300, weeks=26)
    told = say(limit, COURSE, 90.0, 1000, request)
    assert "1 horas" not in told
    for sentence in re.split(r"(?<=[.:])\s", told):
        assert len(re.findall(r"\w+", sentence)) <= 20


@pytest.mark.parametrize(
    ("max_km", "km", "words"),
    [
        (0, 12.0, "queda a 12 km. Usted busca solo en su distrito. Pruebe con más distancia."),
        (5, 5.2, "queda a 6 km. Usted puede ir hasta 5 km. Pruebe con más distancia."),
        (None, 90.0, "queda a 90 km. Pregunte en el centro si hay uno más cerca."),
    ],
)
def test_a_distance_is_told_beside_how_far_the_person_can_go(
    max_km: float | None, km: float, words: str
) -> None:
    told = say("distancia", COURSE, km, None, Request("manejo", "211101", max_km=max_km))
    assert told == f"Distancia: «{COURSE.programme}» {words}"
    for sentence in re.split(r"(?<=[.:])\s", told):
        assert len(re.findall(r"\w+", sentence)) <= 20
