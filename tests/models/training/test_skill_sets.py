"""What teaches skill matching and what only measures it."""

import csv
import gzip

import numpy as np
import pytest

from models.building.raw import DATA, read_rows
from models.training.skill_sets import load, measures, needs_of

BASE = "http://data.europa.eu/esco/"
SKILLS = sorted(read_rows(DATA / "skills.csv"), key=lambda row: row["code"])


def write(path, rows):
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def raw(tmp_path):
    """Forty made occupations of one group; number n needs two skills and may need a third."""
    occupations, links = [], []
    for n in range(40):
        uri = f"{BASE}occupation/made-{n}"
        occupations.append(
            {"uri": uri, "isco08": "5120", "label_es": f"cocinero {n}/cocinera {n}",
             "alt_es": f"chef {n}", "description_es": "Prepara comida caliente para muchos."}
        )  # fmt: skip
        for step, relation in enumerate(("essential", "essential", "optional")):
            key = SKILLS[(7 * n + step) % len(SKILLS)]["esco_uris"].split("|")[0]
            links.append(
                {"occupation_uri": uri, "skill_uri": f"{BASE}skill/{key}", "relation": relation}
            )
    write(tmp_path / "esco" / "occupations.csv.gz", occupations)
    write(tmp_path / "esco" / "occupation_skill.csv.gz", links)
    return tmp_path


@pytest.mark.parametrize(("number", "held"), [(0, False), (2, False), (1, True), (3, True)])
def test_the_split_never_moves(number, held):
    assert measures(f"{BASE}occupation/made-{number}") is held


def test_one_occupation_in_five_only_measures():
    share = np.mean([measures(f"{BASE}occupation/{n}") for n in range(2000)])
    assert share == pytest.approx(0.2, abs=0.03)


def test_a_skill_is_essential_or_optional_but_not_both(raw):
    sets = load(raw)
    assert len(sets.keys) == 40
    assert not (sets.essential & sets.optional).any()
    assert set(np.unique(sets.relevance)) == {0.0, 1.0, 2.0}


def test_the_preferred_name_comes_first_and_the_skills_are_those_of_the_table(raw):
    sets = load(raw)
    assert sets.titles[3] == ("cocinero 3", "cocinera 3", "chef 3")
    assert sets.skills == tuple(row["code"] for row in SKILLS)


def test_what_a_group_needs_is_told_by_the_teaching_occupations_only(raw):
    sets = load(raw)
    told = needs_of(raw, frozenset({"made-0"}))[sets.codes.index("5120")] > 0
    other = needs_of(raw, frozenset({"made-9"}))[sets.codes.index("5120")] > 0
    assert told[sets.essential[0]].any()
    only_nine = sets.essential[9] & ~sets.essential[0] & ~sets.optional[0]
    assert other[only_nine].all()
    assert not told[only_nine & other].all()
