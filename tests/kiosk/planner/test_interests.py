"""What a person would like to work with moves jobs that fit, and only those."""

from dataclasses import replace

import pytest

from kiosk.errors import InputError
from kiosk.planner.interests import interest_groups
from kiosk.planner.types import Education, Request

COOK = Request(
    text="cocino en un comedor popular y tejo chompas a palitos",
    ubigeo="150101",
    hours_week=10,
    budget=500,
    education=Education.PRIMARY,
)
SELLING = frozenset({"Ventas y atención"})


@pytest.fixture(scope="module")
def plain(planner):
    return planner.plan(COOK)


def named(plan):
    return [match.ciuo08 for match in plan.occupations]


def test_without_interests_nothing_counts_for_it(plain):
    assert {match.interest for match in plain.occupations} == {0.0}


def test_an_interest_that_no_job_in_reach_has_changes_nothing(planner, plain):
    asked = planner.plan(replace(COOK, interests=frozenset({"Minas y energía"})))
    assert replace(asked, request=COOK) == plain


def test_a_factor_of_nothing_leaves_the_others_to_the_last_bit(planner):
    matcher = planner._matcher
    profile = planner.plan(COOK).profile
    none, some = matcher.interest(frozenset()), matcher.interest(SELLING)
    without, asked = (matcher.factors(COOK, profile, "15", i) for i in (none, some))
    assert (without[some == 0] == asked[some == 0]).all()
    assert asked == pytest.approx(without * (1 + some), rel=1e-6)


def test_a_job_within_the_interest_rises_and_shows_how_much(planner, plain):
    asked = planner.plan(replace(COOK, interests=SELLING))
    needs = planner.catalogue.taxonomy.needs
    skills = planner.catalogue.taxonomy.skills
    for match in asked.occupations:
        weights = {n.skill: n.weight * (1 if n.essential else 0.5) for n in needs[match.ciuo08]}
        within = sum(w for code, w in weights.items() if skills[code].group in SELLING)
        assert match.interest == pytest.approx(within / sum(weights.values()), abs=1e-3)
    assert max(match.interest for match in asked.occupations) > 0.5
    mean = [sum(planner._matcher.interest(SELLING)[planner.catalogue.codes.index(code)]
                for code in named(plan)) for plan in (plain, asked)]  # fmt: skip
    assert mean[1] > mean[0]


def test_an_interest_does_not_beat_what_fits(planner, plain):
    asked = planner.plan(replace(COOK, interests=SELLING))
    least = min(match.fit for match in plain.occupations[:2])
    assert asked.occupations[0].fit >= least
    far = planner.plan(replace(COOK, interests=frozenset({"Computación y celular"})))
    assert named(far)[:2] == named(plain)[:2]


@pytest.mark.parametrize("group", ["Astronomía", "Para todo trabajo", ""])
def test_a_group_that_is_not_offered_is_told_with_its_field(planner, group):
    with pytest.raises(InputError) as caught:
        planner.plan(replace(COOK, interests=frozenset({group, *SELLING})))
    assert caught.value.field == "interests"
    assert "Cocina y comida" in str(caught.value)


def test_every_group_but_what_all_jobs_ask_is_offered_always_in_one_order(planner):
    taxonomy = planner.catalogue.taxonomy
    offered = interest_groups(taxonomy)
    assert {*offered} == {s.group for s in taxonomy.skills.values()} - {"Para todo trabajo"}
    assert len(offered) == len({*offered})
    backwards = replace(taxonomy, skills=dict(reversed(taxonomy.skills.items())))
    assert interest_groups(backwards) == offered


def test_a_group_that_the_tables_got_since_is_offered_last(planner):
    taxonomy = planner.catalogue.taxonomy
    code, entry = next(iter(taxonomy.skills.items()))
    grown = replace(taxonomy, skills={**taxonomy.skills, code: replace(entry, group="Abejas")})
    assert interest_groups(grown)[-1] == "Abejas"
