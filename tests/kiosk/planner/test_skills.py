"""On the check page people add what we missed: suggested, or found by a few words."""

from dataclasses import replace

import pytest

from kiosk.errors import InputError
from kiosk.planner.skills import likely
from kiosk.planner.types import Experience, Profile, Request

COOK = Request(text="cocino en un comedor popular", ubigeo="211101")


def codes(skills):
    return [skill.code for skill in skills]


def test_what_the_work_needs_is_suggested_surest_first(planner):
    found = planner.suggest(COOK)
    assert "lavar-platos-cocina" in codes(found)[:3]
    sure = [skill.confidence for skill in found]
    assert sure == sorted(sure, reverse=True)
    assert all(0 < confidence <= 1 for confidence in sure)
    assert {skill.evidence for skill in found} == {COOK.text}


def test_nothing_known_refused_or_added_is_suggested(planner):
    first = codes(planner.suggest(COOK))
    had = set(codes(planner.plan(replace(COOK, propose=False)).profile.skills))
    assert not had & set(first)
    refused, added, learned = (frozenset({code}) for code in first[:3])
    after = planner.suggest(
        replace(COOK, rejected_skills=refused, added_skills=added, learned_skills=learned)
    )
    assert not {*first[:3]} & {*codes(after)}


def test_a_refused_job_suggests_nothing(planner):
    (job,) = planner.plan(replace(COOK, propose=False)).profile.experience
    assert planner.suggest(replace(COOK, rejected_experience=frozenset({job.ciuo08}))) == ()


def test_no_more_are_suggested_than_asked_for(planner):
    assert planner.suggest(COOK, 3) == planner.suggest(COOK)[:3]
    assert len(planner.suggest(COOK, 3)) == 3


def test_unpaid_work_suggests_what_it_is_known_to_take(planner):
    taxonomy = planner.catalogue.taxonomy
    work = taxonomy.unpaid["comedor-popular"]
    cooked = Experience(work.ciuo08, work.label, 0.9, "cocino", unpaid=True)
    found = codes(likely(Profile(experience=(cooked,)), COOK, taxonomy, 40))
    beyond = {*work.skills} - {need.skill for need in taxonomy.needs[work.ciuo08]}
    assert beyond, "this work asks nothing that the paid one does not"
    assert beyond <= {*found}
    paid = replace(cooked, unpaid=False)
    assert not beyond & {*codes(likely(Profile(experience=(paid,)), COOK, taxonomy, 40))}


def test_a_guess_is_not_a_suggestion(planner):
    def suggested(confidence):
        job = Experience("5211", "Vendedora", confidence, "vendo en la feria")
        return likely(Profile(experience=(job,)), COOK, planner.catalogue.taxonomy, 40)

    sure, doubtful = suggested(0.95), suggested(0.5)
    assert {*codes(doubtful)} < {*codes(sure)}
    assert min(skill.confidence for skill in doubtful) >= 0.2


@pytest.mark.parametrize("text", ["quiero trabajar", "sé usar excel"])
def test_without_work_nothing_is_guessed(planner, text):
    assert planner.suggest(replace(COOK, text=text)) == ()


def test_a_suggestion_needs_words(planner):
    with pytest.raises(InputError):
        planner.suggest(replace(COOK, text="12"))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("coser", "coser-maquina"),
        ("NINOS peque", "cuidar-ninos-pequenos"),
        ("quéchua", "hablar-quechua"),
        ("sé lavar ropas", "lavar-planchar-ropa"),
        ("ropa lav", "lavar-planchar-ropa"),
        ("funciona el cuerpo", "conocer-salud-cuerpo"),
    ],
)
def test_every_word_must_begin_one_of_the_skills_accents_aside(planner, query, first):
    assert planner.find_skills(query)[0] == planner.catalogue.taxonomy.skills[first]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("costura", "coser-maquina"),
        ("anticuchos", "preparar-comida-paso"),
        ("peluquería", "cortar-peinar-cabello"),
        ("arreglo computadoras", "reparar-celulares"),
        ("ventas", "vender-internet"),
    ],
)
def test_other_words_find_what_they_mean(planner, query, first):
    assert codes(planner.find_skills(query))[0] == first


@pytest.mark.parametrize("query", ["", "   ", "¿?", "de la", "hola", "🍲"])
def test_a_search_for_nothing_finds_nothing(planner, query):
    assert planner.find_skills(query) == ()


def test_a_search_finds_no_more_than_asked_for_and_survives_anything(planner):
    assert len(planner.find_skills("hacer")) == 6
    assert len(planner.find_skills("hacer", 2)) == 2
    planner.find_skills("x y z " * 5000)


def test_a_skill_has_a_name_and_a_group_and_a_strange_code_has_none(planner):
    assert planner.knows_skill("coser-maquina")
    assert planner.label_of("coser-maquina") == "Coser a máquina"
    assert planner.group_of("coser-maquina") == "Tejido, costura y artesanía"
    assert not planner.knows_skill("ya-no-existe")
    assert planner.label_of("ya-no-existe") == planner.group_of("ya-no-existe") == ""
