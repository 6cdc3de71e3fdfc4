"""What was told of courses changes the next request as its reason says, and no more."""

import pytest

from kiosk.planner.because import Abandoned, Because, Cause, LimitChange, Told, adapted
from kiosk.planner.because import limits_between as between
from kiosk.planner.types import Request, Skill, Step
from kiosk.store.shown import Reason

SKILLS = frozenset({"coser-maquina", "cortar-hacer-moldes-ropa"})
REQUEST = Request("coso ropa", "211101", hours_week=10, budget=300, weeks=52, max_km=60)


def left(reason, request=REQUEST, **course):
    told = Told("c-1", **{"skills": SKILLS, "km": 41.2, "cost": 120.0} | course)
    return adapted(request, Because(abandoned=(Abandoned(told, reason),)))


def changed(after, before=REQUEST):
    names = ("max_km", "budget", "added_skills", "learned_skills", "hours_week", "weeks")
    return {n: getattr(after, n) for n in names if getattr(after, n) != getattr(before, n)}


def test_every_reason_that_the_store_keeps_is_a_cause():
    assert {reason.value for reason in Reason} <= {cause.value for cause in Cause}


@pytest.mark.parametrize("reason", list(Reason))
def test_what_is_given_up_is_excluded_whatever_the_reason(reason):
    assert left(Cause(reason.value)).excluded_courses == {"c-1"}


@pytest.mark.parametrize("reason", [Cause.LONG, Cause.SCHOOLING, Cause.NOT_INTERESTED, Cause.OTHER])
def test_most_reasons_say_nothing_of_other_courses(reason):
    assert changed(left(reason)) == {}


def test_too_far_keeps_what_is_nearer():
    assert changed(left(Cause.FAR)) == {"max_km": 41}
    assert changed(left(Cause.FAR, km=41.0)) == {"max_km": 40}
    assert changed(left(Cause.FAR, km=0.0)) == {"max_km": 0}
    assert changed(left(Cause.FAR, km=None)) == {}
    assert changed(left(Cause.FAR, km=90.0)) == {}, "it was out of reach already"


def test_too_dear_keeps_what_is_cheaper():
    assert changed(left(Cause.COSTLY)) == {"budget": 119}
    assert changed(left(Cause.COSTLY, cost=99.5)) == {"budget": 99}
    assert changed(left(Cause.COSTLY, cost=0.0)) == {"budget": 0}
    assert changed(left(Cause.COSTLY, cost=None)) == {}
    assert changed(left(Cause.COSTLY, cost=500.0)) == {}


def test_a_limit_that_was_never_said_is_set_by_what_was_too_much():
    free = Request("coso ropa", "211101")
    assert changed(left(Cause.FAR, free), free) == {"max_km": 41}
    assert changed(left(Cause.COSTLY, free), free) == {"budget": 119}


def test_the_nearest_of_those_too_far_sets_the_limit():
    both = Because(
        abandoned=(
            Abandoned(Told("c-1", km=30.0), Cause.FAR), Abandoned(Told("c-2", km=12.5), Cause.FAR)
        )
    )  # fmt: skip
    assert adapted(REQUEST, both).max_km == 12


def test_what_is_known_already_counts_as_known():
    assert changed(left(Cause.KNOWN)) == {"added_skills": SKILLS}


def test_what_was_finished_is_learned_and_over():
    after = adapted(REQUEST, Because(finished=(Told("c-1", SKILLS, 41.2, 120.0),)))
    assert changed(after) == {"learned_skills": SKILLS}
    assert after.excluded_courses == {"c-1"}


def test_nothing_told_changes_nothing_and_the_same_told_twice_changes_no_more():
    assert adapted(REQUEST, Because()) == REQUEST
    once = left(Cause.FAR)
    assert left(Cause.FAR, once) == once


def test_only_limits_that_differ_are_named():
    after = Request("otra cosa", "211101", hours_week=10, budget=None, weeks=26, max_km=60)
    weeks, budget = between(REQUEST, after)
    assert weeks == LimitChange(Cause.WEEKS, 52, 26)
    assert budget == LimitChange(Cause.BUDGET, 300, None)
    assert (weeks.is_tighter, budget.is_tighter) == (True, False)
    assert LimitChange(Cause.HOURS, None, 10).is_tighter
    assert between(REQUEST, REQUEST) == ()


def test_a_step_becomes_what_is_kept_of_it():
    step = Step(
        course_id="c-1", course="Costura", institution="", ubigeo="", place="", distance_km=41.2,
        hours=40, hours_basis="", weeks=4, cost=120.0, cost_basis="", level="", certificate="",
        skills=tuple(Skill(code, code, 1.0, "") for code in SKILLS), coverage_after=0.5, why="",
        source="", year=None,
    )  # fmt: skip
    assert Told.of(step) == Told("c-1", SKILLS, 41.2, 120.0)
