"""A course that is over is not proposed again, and what it taught is known."""

from dataclasses import replace

import pytest

from kiosk.planner.types import ADDED, LEARNED, Education, Request

SEWING = "8153"
TAILOR = Request(
    text="coso ropa a mano", ubigeo="150101", hours_week=20, education=Education.SECONDARY,
    occupation=SEWING,
)  # fmt: skip


def steps(planner, request=TAILOR):
    return planner.plan(request).pathways[0].steps


def test_a_course_that_is_over_is_not_proposed_again(planner):
    over = set()
    for _ in range(4):
        found = steps(planner, replace(TAILOR, excluded_courses=frozenset(over)))
        assert found, "there are not enough courses to prove anything"
        ids = {step.course_id for step in found}
        assert not ids & over
        over |= ids


def test_it_is_not_proposed_by_a_draw_either(planner):
    over = frozenset(step.course_id for step in steps(planner))
    for draw in (0.0, 0.3, 0.6, 0.9):
        found = steps(planner, replace(TAILOR, excluded_courses=over, draw=draw))
        assert not over & {step.course_id for step in found}


def test_a_course_nobody_has_excludes_nothing(planner):
    assert steps(planner, replace(TAILOR, excluded_courses=frozenset({"no-hay"}))) == steps(planner)


def test_after_the_last_course_it_says_that_there_is_no_other(planner):
    everything = frozenset(c.course_id for c in planner.catalogue.shelf("15").courses)
    (path,) = planner.plan(replace(TAILOR, excluded_courses=everything)).pathways
    assert path.steps == ()
    assert path.limits == (
        "No conocemos otro curso que enseñe lo que falta. Pregunte en el centro.",
    )


def test_the_limit_told_is_never_that_of_a_course_that_is_over(planner):
    short = replace(TAILOR, weeks=1, hours_week=1)
    (before,) = planner.plan(short).pathways[0].limits
    title = before.split("«")[1].split("»")[0]
    over = frozenset(
        c.course_id for c in planner.catalogue.shelf("15").courses if c.programme == title
    )
    after = planner.plan(replace(short, excluded_courses=over)).pathways[0].limits
    assert after
    assert not any(f"«{title}»" in limit for limit in after)


@pytest.mark.parametrize(
    ("field", "evidence"), [("added_skills", ADDED), ("learned_skills", LEARNED)]
)
def test_what_was_added_or_learned_is_known_and_says_how(planner, field, evidence):
    plan = planner.plan(replace(TAILOR, **{field: frozenset({"coser-maquina"})}))
    (skill,) = [s for s in plan.profile.skills if s.code == "coser-maquina"]
    assert (skill.confidence, skill.evidence) == (1.0, evidence)
    assert skill in plan.occupations[0].known
    assert "coser-maquina" not in {s.code for s in plan.occupations[0].missing}
    taught = {s.code for step in plan.pathways[0].steps for s in step.skills}
    assert "coser-maquina" not in taught


def test_a_finished_course_raises_what_the_person_has(planner):
    first = planner.plan(TAILOR).pathways[0]
    step = first.steps[0]
    learned = frozenset(skill.code for skill in step.skills)
    after = planner.plan(
        replace(TAILOR, learned_skills=learned, excluded_courses=frozenset({step.course_id}))
    ).pathways[0]
    assert after.coverage_before == pytest.approx(step.coverage_after, abs=2e-3)


def test_a_course_teaches_even_what_was_refused_before(planner):
    codes = frozenset({"coser-maquina"})
    plan = planner.plan(replace(TAILOR, rejected_skills=codes, learned_skills=codes))
    assert "coser-maquina" in {skill.code for skill in plan.profile.skills}


def test_what_a_course_taught_is_not_quoted_as_words_of_the_story(planner):
    learned = replace(TAILOR, text="quiero trabajar", learned_skills=frozenset({"coser-maquina"}))
    assert planner.plan(learned).occupations[0].reason == "Usted ya sabe: coser a máquina."


def test_a_skill_that_is_no_more_in_the_tables_is_left_out(planner):
    strange = replace(TAILOR, learned_skills=frozenset({"ya-no-existe"}))
    assert planner.plan(strange).profile == planner.plan(TAILOR).profile
