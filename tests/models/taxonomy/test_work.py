"""Occupations, skills and unpaid work as objects."""

import shutil

import pytest

from models.taxonomy.catalogue import in_memory
from models.taxonomy.tables import DATA, TableError
from models.taxonomy.work import Need, Taxonomy, load
from tests.models.taxonomy.made import catalogue

TABLES = ("occupation_labels", "occupations", "skills", "occupation_skills", "unpaid_work")


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load(in_memory())


def test_all_of_ciuo_08_is_there_in_plain_words(taxonomy):
    assert len(taxonomy.occupations) == 436
    assert taxonomy.occupations["7511"].label != ""
    assert all(key == o.ciuo08 for key, o in taxonomy.occupations.items())
    assert all(1 <= o.skill_level <= 4 for o in taxonomy.occupations.values())


def test_every_occupation_needs_skills_that_exist(taxonomy):
    assert taxonomy.needs.keys() == taxonomy.occupations.keys()
    assert {n.skill for needs in taxonomy.needs.values() for n in needs} <= taxonomy.skills.keys()
    assert all(0 < n.weight <= 1 for needs in taxonomy.needs.values() for n in needs)


def test_unpaid_work_leads_to_paid_work_and_skills(taxonomy):
    for work in taxonomy.unpaid.values():
        assert work.ciuo08 in taxonomy.occupations, work.code
        assert work.skills, work.code
        assert set(work.skills) <= taxonomy.skills.keys(), work.code


@pytest.fixture
def few(tmp_path):
    rows = {
        "occupation_labels": "ciuo08,label_plain\n7511,Carnicero\n",
        "occupations": "ciuo08,label_official,skill_level,education_min\n"
        "7511,Carniceros y afines,2,primaria\n7512,Panaderos,2,primaria\n",
        "skills": "code,label,phrase,group\ncortar-carne,Cortar carne,Sé cortar carne,Cocina\n",
        "occupation_skills": "ciuo08,skill,relation,weight\n"
        "7511,cortar-carne,essential,0.9\n7512,cortar-carne,useful,0.1\n",
        "unpaid_work": "code,icatus,label,ciuo08,skills\nbeneficiar,21,Beneficiar pollos,7511,\n",
    }
    return load(catalogue(tmp_path, **rows))


def test_an_occupation_without_plain_label_keeps_its_official_one(few):
    occupations = few.occupations
    assert occupations["7511"].label == "Carnicero"
    assert occupations["7512"].label == occupations["7512"].official == "Panaderos"


def test_essential_and_useful_are_told_apart(few):
    needs = few.needs
    assert needs["7511"] == (Need("cortar-carne", True, 0.9),)
    assert needs["7512"] == (Need("cortar-carne", False, 0.1),)


def test_an_empty_cell_is_no_skill(few):
    assert few.unpaid["beneficiar"].skills == ()


@pytest.mark.parametrize("name", TABLES)
def test_each_table_that_is_missing_is_named(tmp_path, name):
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / f"{name}.csv").unlink()
    with pytest.raises(TableError, match=name):
        in_memory(tmp_path)
