"""What changed of a pathway is told with its cause, and nothing is told that did not."""

from dataclasses import replace

import pytest

from kiosk.planner.because import Abandoned, Because, Cause, LimitChange, Told, adapted
from kiosk.planner.because import limits_between as between
from kiosk.planner.changes import Change, Figure, Kind, compare
from kiosk.planner.types import Education, Pathway, Request, Skill, Step


def step(name, *skills, hours=100, weeks=10, cost=100.0, km=0.0):
    return Step(
        course_id=name, course=name.title(), institution="", ubigeo="", place="", distance_km=km,
        hours=hours, hours_basis="", weeks=weeks, cost=cost, cost_basis="", level="",
        certificate="", skills=tuple(Skill(s, s.upper(), 1.0, "") for s in skills),
        coverage_after=0.5, why="", source="", year=None,
    )  # fmt: skip


def path(*steps, had=0.4, reached=0.8):
    hours = [s.hours for s in steps]
    costs = [s.cost for s in steps]
    return Pathway(
        "8153", "Coser", had, reached, steps, (),
        None if None in hours else sum(hours), None if None in costs else sum(costs),
    )  # fmt: skip


A, B, C = step("a", "x", "y"), step("b", "z"), step("c", "x")


def told(reason, of=A):
    return Because(abandoned=(Abandoned(Told.of(of), reason),))


def of(kind, changes):
    return [change for change in changes if change.kind is kind]


def test_where_nothing_changed_nothing_is_told():
    assert compare(path(A, B), path(A, B), Because()) == ()
    assert compare(path(A), path(replace(A, why="otra")), told(Cause.FAR, of=C)) == ()


def test_a_finished_course_is_gone_because_it_is_finished_and_its_skills_count():
    because = Because(finished=(Told.of(A),))
    changes = compare(path(A, B), path(B, had=0.6), because)
    assert changes == (
        Change(Kind.GONE, Cause.FINISHED, "a", "A", skills=("X", "Y")),
        Change(Kind.MOVED, Cause.FINISHED, "b", "B", figure=Figure.PLACE, before=2, after=1),
        Change(Kind.REACH, Cause.FINISHED, figure=Figure.HAD, before=0.4, after=0.6),
        Change(Kind.TOTAL, Cause.FINISHED, figure=Figure.HOURS, before=200, after=100),
        Change(Kind.TOTAL, Cause.FINISHED, figure=Figure.WEEKS, before=20, after=10),
        Change(Kind.TOTAL, Cause.FINISHED, figure=Figure.COST, before=200.0, after=100.0),
    )


def test_a_course_whose_skills_another_taught_is_gone_for_its_skills():
    changes = compare(path(A, C), path(), Because(finished=(Told.of(A),)))
    assert [(c.course_id, c.cause, c.skills) for c in of(Kind.GONE, changes)] == [
        ("a", Cause.FINISHED, ("X", "Y")), ("c", Cause.SKILLS, ("X",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "reason",
    [Cause.FAR, Cause.COSTLY, Cause.LONG, Cause.SCHOOLING, Cause.NOT_INTERESTED, Cause.OTHER],
)
def test_a_course_given_up_is_gone_for_its_reason_and_another_stands_in(reason):
    changes = compare(path(A, B), path(C, B), told(reason))
    assert changes[0] == Change(Kind.GONE, reason, "a", "A")
    assert changes[1] == Change(Kind.NEW, reason, "c", "C", instead_of="A")
    assert {change.kind for change in changes} == {Kind.GONE, Kind.NEW}


def test_a_course_given_up_as_known_counts_its_skills_and_nothing_stands_in():
    changes = compare(path(A), path(B, had=0.6), told(Cause.KNOWN))
    assert changes[0] == Change(Kind.GONE, Cause.KNOWN, "a", "A", skills=("X", "Y"))
    assert changes[1] == Change(Kind.NEW, Cause.KNOWN, "b", "B")


def test_a_course_that_teaches_something_else_stands_in_for_none():
    (new,) = of(Kind.NEW, compare(path(A), path(B), told(Cause.FAR)))
    assert (new.cause, new.instead_of) == (Cause.FAR, "")


def test_a_course_that_moves_up_says_which_departure_made_room():
    (moved,) = of(Kind.MOVED, compare(path(A, B), path(B), told(Cause.LONG)))
    assert (moved.cause, moved.before, moved.after) == (Cause.LONG, 2, 1)

    both = Because(finished=(Told.of(C),), abandoned=told(Cause.LONG).abandoned)
    (moved,) = of(Kind.MOVED, compare(path(A, B, C), path(B), both))
    assert moved.cause is Cause.LONG, "what was finished stood behind it"


@pytest.mark.parametrize(
    ("change", "breaks"),
    [
        (LimitChange(Cause.KM, 60, 5), step("a", "x", km=12.0)),
        (LimitChange(Cause.BUDGET, None, 99), step("a", "x")),
        (LimitChange(Cause.WEEKS, 52, 9), step("a", "x")),
        (LimitChange(Cause.HOURS, 10, 2), step("a", "x")),
    ],
)
def test_a_tighter_limit_takes_a_course_away_and_a_looser_brings_it_back(change, breaks):
    other = step("b", "x", hours=10, weeks=1, cost=0.0)
    tighter = Because(limits=(change,))
    gone, new = compare(path(breaks), path(other), tighter)[:2]
    assert (gone.cause, new.cause, new.instead_of) == (change.limit, change.limit, "A")
    looser = Because(limits=(replace(change, before=change.after, after=change.before),))
    gone, new = compare(path(other), path(breaks), looser)[:2]
    assert (gone.cause, new.cause, new.instead_of) == (Cause.BETTER, change.limit, "B")


def test_of_two_tighter_limits_the_one_that_the_course_breaks_is_named():
    far = step("a", "x", km=12.0)
    both = (LimitChange(Cause.BUDGET, 300, 200), LimitChange(Cause.KM, 60, 5))
    (gone,) = of(Kind.GONE, compare(path(far), path(), Because(limits=both)))
    assert gone.cause is Cause.KM


def test_of_two_looser_limits_the_one_that_kept_the_course_away_is_named():
    far = step("a", "x", km=12.0)
    both = (LimitChange(Cause.BUDGET, 200, 300), LimitChange(Cause.KM, 5, 60))
    (new,) = of(Kind.NEW, compare(path(), path(far), Because(limits=both)))
    assert new.cause is Cause.KM


def test_weeks_are_weighed_with_the_hours_of_now():
    limits = (LimitChange(Cause.HOURS, 10, 50), LimitChange(Cause.WEEKS, 52, 5),
              LimitChange(Cause.BUDGET, 300, 50))  # fmt: skip
    (gone,) = of(Kind.GONE, compare(path(A), path(), Because(limits=limits)))
    assert gone.cause is Cause.BUDGET, "100 hours at 50 a week fit into 5 weeks"


def test_courses_that_fit_alone_but_no_more_together_name_the_shared_limit():
    because = Because(limits=(LimitChange(Cause.KM, 60, 40), LimitChange(Cause.BUDGET, 300, 150)))
    (gone,) = of(Kind.GONE, compare(path(A, B), path(A), because))
    assert gone.cause is Cause.BUDGET


def test_fewer_hours_a_week_take_longer_though_the_courses_stay():
    because = Because(limits=(LimitChange(Cause.HOURS, 10, 5),))
    assert compare(path(A), path(replace(A, weeks=20)), because) == (
        Change(Kind.TOTAL, Cause.HOURS, figure=Figure.WEEKS, before=10, after=20),
    )


def test_what_is_not_known_any_more_is_told_as_not_known():
    (hours, cost) = compare(path(A), path(replace(A, hours=None, cost=None)), Because())
    assert (hours.figure, hours.before, hours.after) == (Figure.HOURS, 100, None)
    assert (cost.figure, cost.after, cost.cause) == (Figure.COST, None, Cause.OFFER)


def test_where_nothing_was_told_the_courses_on_offer_are_the_cause():
    changes = compare(path(A), path(C), Because())
    assert {change.cause for change in changes} == {Cause.OFFER}


def test_a_hair_more_or_less_is_no_change():
    assert compare(path(A, reached=0.801), path(A, reached=0.804), Because()) == ()
    (reach,) = compare(path(A, reached=0.80), path(A, reached=0.85), Because())
    assert (reach.kind, reach.figure, reach.after) == (Kind.REACH, Figure.REACHED, 0.85)


def test_pathways_to_different_jobs_do_not_compare():
    with pytest.raises(ValueError, match="8153 and 7531"):
        compare(path(A), replace(path(A), occupation="7531"), Because())


def test_the_real_planner_explains_what_a_person_told(planner):
    person = Request(
        "coso ropa a mano", "150101", hours_week=20, education=Education.SECONDARY,
        occupation="8153",
    )  # fmt: skip
    (before,) = planner.plan(person).pathways
    first = Told.of(before.steps[0])
    finished = Because(finished=(first,))
    changes = compare(before, planner.plan(adapted(person, finished)).pathways[0], finished)
    assert (changes[0].kind, changes[0].cause) == (Kind.GONE, Cause.FINISHED)
    assert {s.upper() for s in changes[0].skills} == {
        s.label.upper() for s in before.steps[0].skills
    }
    far = Because(abandoned=(Abandoned(first, Cause.NOT_INTERESTED),))
    changes = compare(before, planner.plan(adapted(person, far)).pathways[0], far)
    assert [c.cause for c in changes if c.kind in (Kind.GONE, Kind.NEW)][:2] == [
        Cause.NOT_INTERESTED
    ] * 2
    shorter = replace(person, weeks=5)
    limits = Because(limits=between(person, shorter))
    changes = compare(before, planner.plan(shorter).pathways[0], limits)
    assert changes[0].cause is Cause.WEEKS
