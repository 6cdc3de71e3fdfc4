"""Fairness over made persons: what is counted, for whom, and what chance explains."""

import pytest

from models.evaluation.fairness import (
    ATTRIBUTES,
    NOTE,
    fairness,
    occupation,
    recognised,
    table,
    unpaid_phrases,
    with_pathway,
)


def _person(n, sex="mujer", code="5120", text="Trabajo como cocinera."):
    return {
        "person_id": f"S{n}", "department": "15", "education": "primaria", "sex": sex,
        "ciuo08": code, "text": text, "ubigeo": "150101", "budget": "100", "weeks": "12",
        "age": "30", "hours_week": "10",
    }  # fmt: skip


def test_who_has_no_job_is_known_by_the_longest_phrase_of_unpaid_work():
    unpaid = {"cuido": "5311", "cuido a mi mamá": "5322"}
    person = _person(1, code="", text="Estoy en la casa y cuido a mi mamá.")
    assert occupation(person, unpaid) == "5322"
    assert occupation(_person(1), unpaid) == "5120"
    assert occupation(_person(1, code="", text="Estudio."), unpaid) == ""


def test_first_three_and_withheld_are_told_apart():
    answers = {
        "S0": [("5120", 0.9)],
        "S1": [("1", 0.8), ("2", 0.1), ("5120", 0.05)],
        "S2": [("5120", 0.1)],
    }
    found = recognised([_person(n) for n in range(4)], 0.25, lambda texts: answers, {})
    assert found["top 1"] == [True, False, True, False]
    assert found["top 3"] == [True, True, True, False]
    assert found["abstains"] == [False, False, True, True]


def test_who_has_no_known_group_is_counted_for_silence_only():
    person = _person(0, code="", text="Estudio.")
    found = recognised([person], 0.25, lambda texts: {"S0": [("5120", 0.9)]}, {})
    assert found == {"top 1": [None], "top 3": [None], "abstains": [False]}


def test_a_pathway_needs_a_course_and_no_sex_is_asked_with():
    asked = []

    def plan(options):
        asked.append(options)
        return {"pathways": [{"steps": []}, {"steps": [1] if options["budget"] == "100" else []}]}

    assert with_pathway([_person(0), _person(1) | {"budget": "0"}], plan) == [True, False]
    assert asked[0].keys() == {
        "text", "ubigeo", "education", "budget", "weeks", "age", "hours-week",
    }  # fmt: skip


def test_a_group_understood_less_well_is_seen_and_said():
    persons = [_person(n, "mujer" if n % 2 else "hombre") for n in range(200)]
    values = [n % 2 == 0 or n % 4 == 1 for n in range(200)]
    lines, spreads = fairness({"top 1": (persons, values)}, seed=1, shuffles=300)
    assert {(line.group, line.share) for line in lines if line.attribute == "sex"} == {
        ("hombre", 1.0), ("mujer", 0.5),
    }  # fmt: skip
    (spread,) = spreads
    assert (spread.lowest, spread.highest, spread.size) == ("mujer", "hombre", 0.5)
    assert spread.beyond_chance
    assert "exceeds chance" in table(lines, spreads)


def test_groups_alike_are_not_accused():
    persons = [_person(n, "mujer" if n % 2 else "hombre") for n in range(200)]
    values = [n % 4 < 2 for n in range(200)]
    lines, (spread,) = fairness({"top 1": (persons, values)}, seed=1, shuffles=300)
    assert not spread.beyond_chance
    assert "exceeds chance" not in table(lines, [spread])


def test_a_gap_that_occupations_make_says_so():
    """Cooks are always understood, guards never; nearly all cooks are women."""
    persons = [_person(n, "mujer" if n % 10 else "hombre") for n in range(100)]
    persons += [_person(n, "hombre" if n % 10 else "mujer", "5414") for n in range(100)]
    values = [True] * 100 + [False] * 100
    _, (spread,) = fairness({"top 1": (persons, values)}, seed=1, shuffles=300)
    assert spread.beyond_chance
    assert spread.p_within == 1.0


def test_too_few_persons_make_no_gap_but_stand_in_the_table():
    persons = [_person(n, "mujer" if n else "hombre") for n in range(60)]
    lines, spreads = fairness({"top 1": (persons, [True] * 60)}, seed=1, shuffles=10)
    assert spreads == []
    assert {line.group for line in lines if line.attribute == "sex"} == {"hombre", "mujer"}


def test_the_table_says_that_the_persons_are_synthetic_and_the_texts_templates():
    assert "ynthetic" in NOTE
    assert "template" in NOTE
    assert NOTE in table([], [])


def test_the_shipped_persons_have_what_is_measured(table):
    persons = table("user_data")
    unpaid = unpaid_phrases()
    assert {person["synthetic"] for person in persons} == {"sintético"}
    assert all(person[attribute] for person in persons for attribute in ATTRIBUTES)
    known = sum(occupation(person, unpaid) != "" for person in persons)
    assert known / len(persons) == pytest.approx(1.0, abs=0.02)
