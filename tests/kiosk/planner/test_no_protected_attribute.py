"""Nobody is advised by what the law protects: sex, age, mother tongue, disability, name."""

import importlib
import pkgutil
import re
from dataclasses import fields, replace

import pytest

import models.preprocessing
from kiosk.planner.types import Education, Experience, Match, Request
from models.preprocessing.text import fold

#: Whole words of a field's or a feature's name, Spanish or English.
PROTECTED = frozenset(
    "sex sexo gender genero hombre mujer age edad birth nacimiento language lengua idioma tongue "
    "quechua aymara ethnicity etnia race raza disability discapacidad religion name nombre dni "
    "nationality nacionalidad".split()
)
PERSON = Request(
    text="coso ropa y vendo en la feria",
    ubigeo="211101",
    hours_week=10,
    budget=300,
    weeks=40,
    education=Education.SECONDARY,
    max_km=60,
)
PAIRS = [
    ("soy costurero", "soy costurera"),
    ("fui cocinero en un comedor popular", "fui cocinera en un comedor popular"),
    ("soy panadero y vendedor de abarrotes", "soy panadera y vendedora de abarrotes"),
    ("trabajé de enfermero", "trabajé de enfermera"),
    ("soy trabajador del hogar", "soy trabajadora del hogar"),
    ("he sido profesor de primaria", "he sido profesora de primaria"),
]


def _named(names):
    return {name for name in names if PROTECTED & set(re.split(r"[^a-z]+", fold(name)))}


def test_what_the_planner_is_told_holds_nothing_protected_but_the_age():
    assert _named(field.name for field in fields(Request)) == {"age"}
    for answer in (Match, Experience):
        assert _named(field.name for field in fields(answer)) == set()


def test_the_check_would_see_a_protected_name():
    assert _named(["mother_tongue", "sex_is_f", "average_pay", "language"]) == {
        "mother_tongue",
        "sex_is_f",
        "language",
    }


def test_every_adult_gets_the_same_plan_whatever_their_age(planner):
    first = planner.plan(replace(PERSON, age=18))
    assert first.occupations
    for age in (None, *range(19, 71)):
        plan = planner.plan(replace(PERSON, age=age))
        assert replace(plan, request=first.request) == first, age


@pytest.mark.parametrize(("masculine", "feminine"), PAIRS)
def test_a_word_in_the_feminine_opens_the_same_jobs_and_pathways(planner, masculine, feminine):
    his = planner.plan(replace(PERSON, text=masculine))
    hers = planner.plan(replace(PERSON, text=feminine))
    assert his.occupations
    assert [e.ciuo08 for e in his.profile.experience] == [e.ciuo08 for e in hers.profile.experience]
    assert [m.ciuo08 for m in his.occupations] == [m.ciuo08 for m in hers.occupations]
    assert [[s.course_id for s in p.steps] for p in his.pathways] == [
        [s.course_id for s in p.steps] for p in hers.pathways
    ]


def test_no_learned_model_is_given_a_protected_feature():
    modules = [
        importlib.import_module(f"models.preprocessing.{found.name}")
        for found in pkgutil.iter_modules(models.preprocessing.__path__)
    ]
    names = {m.__name__: m.FEATURE_NAMES for m in modules if hasattr(m, "FEATURE_NAMES")}
    assert names, "no model names its features: this test would prove nothing"
    assert _named(name for of_module in names.values() for name in of_module) == set()
