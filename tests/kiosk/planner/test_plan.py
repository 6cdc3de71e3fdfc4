"""What a person is promised when they tell their story."""

from dataclasses import replace

import pytest

from kiosk.errors import InputError
from kiosk.planner.recognise import LONGEST_TEXT
from kiosk.planner.types import Education, Request
from models.taxonomy.catalogue import in_memory

KNITTER = Request(
    text="hago chompas de alpaca a palitos y vendo en la feria, ahora quiero un trabajo fijo",
    ubigeo="211101",
    hours_week=10,
    budget=300,
    education=Education.SECONDARY,
)


@pytest.fixture(scope="module")
def plan(planner):
    return planner.plan(KNITTER)


def test_the_knitter_of_juliaca_is_understood(plan):
    experience = {e.ciuo08: e.evidence for e in plan.profile.experience}
    assert experience == {"7318": "hago chompas de alpaca a palitos", "5211": "vendo en la feria"}
    assert plan.profile.wishes == ("quiero un trabajo fijo",)
    assert "tejer-palitos" in {s.code for s in plan.profile.skills}


def test_every_skill_keeps_the_words_it_rests_on(plan):
    assert plan.profile.skills
    assert all(s.evidence in KNITTER.text for s in plan.profile.skills)


def test_jobs_carry_demand_and_pay_with_source_year_and_confidence(plan):
    assert len(plan.occupations) == 5
    for match in plan.occupations:
        for fact in (match.demand, match.pay):
            assert fact.confidence in ("alta", "media", "baja", "ninguna")
            assert (fact.value is None) == (fact.confidence == "ninguna")
            if fact.value is not None:
                assert fact.source
                assert fact.year >= 2022


def test_a_pathway_has_real_courses_that_raise_coverage(plan):
    courses = shipped_courses().keys()
    with_steps = [p for p in plan.pathways if p.steps]
    assert len(with_steps) >= 3
    for pathway in with_steps:
        reached = [pathway.coverage_before, *(s.coverage_after for s in pathway.steps)]
        assert reached == sorted(reached)
        assert reached[-1] > reached[0]
        assert {s.course_id for s in pathway.steps} <= courses


def shipped_courses():
    return dict(in_memory().rows("courses", ("course_id", "entry_education")))


def test_same_input_same_answer(planner, plan):
    assert planner.plan(KNITTER) == plan


def test_unpaid_work_counts_as_experience(planner):
    plan = planner.plan(replace(KNITTER, text="cuido a mi mamá enferma y cocino para mi familia"))
    assert [e.unpaid for e in plan.profile.experience] == [True, True]
    assert plan.occupations


def test_what_is_denied_or_wished_is_not_experience(planner):
    plan = planner.plan(replace(KNITTER, text="no sé cocinar. quisiera aprender soldadura"))
    assert plan.profile.experience == ()
    assert plan.profile.wishes == ("quisiera aprender soldadura",)


def test_a_rejected_skill_stays_away_and_an_added_one_counts(planner, plan):
    gone = plan.profile.skills[0].code
    changed = planner.plan(
        replace(
            KNITTER, rejected_skills=frozenset({gone}), added_skills=frozenset({"coser-maquina"})
        )
    )
    codes = {s.code: s.confidence for s in changed.profile.skills}
    assert gone not in codes
    assert codes["coser-maquina"] == 1.0


def test_an_added_skill_is_not_quoted_as_words_of_the_story(planner):
    sewing = replace(
        KNITTER, text="quiero trabajar", added_skills=frozenset({"coser-maquina"}),
        occupation="8153",
    )  # fmt: skip
    assert planner.plan(sewing).occupations[0].reason == "Usted ya sabe: coser a máquina."


def test_what_is_taken_away_lets_nothing_new_in(planner, plan):
    gone = frozenset(s.code for s in plan.profile.skills[:3])
    changed = planner.plan(replace(KNITTER, rejected_skills=gone))
    assert {s.code for s in changed.profile.skills} == {s.code for s in plan.profile.skills} - gone


def test_a_rejected_job_is_no_experience(planner):
    changed = planner.plan(replace(KNITTER, rejected_experience=frozenset({"5211"})))
    assert [e.ciuo08 for e in changed.profile.experience] == ["7318"]
    codes = {s.code for s in changed.profile.skills}
    assert "cobrar-dar-vuelto" not in codes  # only the job lent it
    assert "vender-calle-mercado" in codes  # the words themselves tell of it


def test_a_skill_one_claims_is_no_job_one_had(planner):
    plan = planner.plan(replace(KNITTER, text="secretaria en un colegio, sé usar excel"))
    assert [e.ciuo08 for e in plan.profile.experience] == ["4120"]
    assert "usar-hojas-calculo" in {s.code for s in plan.profile.skills}


def test_clauses_of_one_story_are_heard_together(planner):
    story = ["ama de llaves en una casona", "mandaba a la cocinera"]
    alone, heard = planner.recogniser.recognise(story), planner.recogniser.in_context(story)
    cook = planner.index.codes.index("5120")
    assert heard[1].probabilities[cook] < alone[1].probabilities[cook]
    assert heard[0].probabilities.sum() == pytest.approx(1, abs=1e-4)


def test_no_job_but_children_raised_is_experience(planner):
    text = "NO HE TRABAJADO, PURO CUIDAR A MIS HIJOS"
    plan = planner.plan(replace(KNITTER, text=text, propose=False))
    assert [e.ciuo08 for e in plan.profile.experience] == ["5311"]


def test_understanding_alone_proposes_nothing(planner, plan):
    understood = planner.plan(replace(KNITTER, propose=False))
    assert understood.profile == plan.profile
    assert (understood.occupations, understood.pathways) == ((), ())


def test_a_wish_alone_is_enough_to_propose(planner):
    plan = planner.plan(replace(KNITTER, text="quisiera ser soldador"))
    assert plan.profile.experience == ()
    assert plan.occupations[0].ciuo08 == "7212"


def test_nothing_fits_says_which_limit_to_loosen(planner):
    plan = planner.plan(replace(KNITTER, weeks=2, hours_week=2))
    blocked = [p for p in plan.pathways if not p.steps]
    assert blocked
    assert any(limit.startswith("Plazo:") for p in blocked for limit in p.limits)


def test_steps_keep_to_the_weeks(planner):
    plan = planner.plan(replace(KNITTER, hours_week=20, weeks=60))
    for pathway in plan.pathways:
        assert sum(s.weeks or 0 for s in pathway.steps) <= 60


def test_no_course_asks_for_more_schooling_than_the_person_has(planner):
    plan = planner.plan(replace(KNITTER, education=Education.NONE))
    entry = shipped_courses()
    steps = [s for p in plan.pathways for s in p.steps]
    assert steps
    assert {entry[s.course_id] for s in steps} <= {"", "ninguna"}


def test_the_chosen_occupation_is_planned_alone(planner):
    plan = planner.plan(replace(KNITTER, occupation="8153"))
    assert [m.ciuo08 for m in plan.occupations] == ["8153"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "12345 67"}, "text"),
        ({"text": "😀😀"}, "text"),
        ({"ubigeo": "999999"}, "ubigeo"),
        ({"ubigeo": "Juliaca"}, "ubigeo"),
        ({"hours_week": -3}, "hours_week"),
        ({"hours_week": float("nan")}, "hours_week"),
        ({"budget": -1}, "budget"),
        ({"weeks": 0}, "weeks"),
        ({"age": 400}, "age"),
        ({"occupation": "0000"}, "occupation"),
    ],
)
def test_bad_input_is_told_in_spanish_with_its_field(planner, change, field):
    with pytest.raises(InputError) as caught:
        planner.plan(replace(KNITTER, **change))
    assert caught.value.field == field
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "I have worked as a cook in a small restaurant",
        "ñuqa wasiypi wayk'uni",
        "carajo mierda",
        "asdf qwer zxcv",
        "cocino 😀 en un comedor 🍲",
        "a" * 10_000,
        "vendo ropa en el mercado, " * 400,
    ],
)
def test_odd_words_get_an_answer_or_a_doubt_never_a_crash(planner, text):
    plan = planner.plan(replace(KNITTER, text=text))
    assert plan.profile.experience or plan.profile.notes or plan.warnings


def test_a_long_text_is_read_to_its_limit_and_says_so(planner):
    plan = planner.plan(replace(KNITTER, text="vendo ropa en el mercado. " * 400))
    assert any(str(LONGEST_TEXT) in w for w in plan.warnings)


def test_zero_soles_is_an_answer_not_an_error(planner):
    plan = planner.plan(replace(KNITTER, budget=0))
    assert all(not s.cost for p in plan.pathways for s in p.steps)
