"""Figures of skill matching by hand, and baselines that do what their names say."""

import numpy as np
import pytest

from models.evaluation import skill_baselines as baselines
from models.evaluation.skill_matching import (
    accuracy,
    half,
    ndcg,
    nearest_likeness,
    paired,
    unit_groups,
)
from models.training.skill_sets import SkillSets

RELEVANCE = np.array([[2, 1, 0, 2]], np.float32)
NOTHING = np.zeros((1, 4), np.float32)


def test_a_perfect_ranking_is_one_and_a_worse_one_is_what_the_formula_says():
    assert ndcg(np.array([[9, 7, 1, 8]], np.float32), RELEVANCE, NOTHING)[0] == pytest.approx(1)
    found = ndcg(np.array([[1, 2, 9, 8]], np.float32), RELEVANCE, NOTHING)[0]
    got = 2 / np.log2(3) + 1 / np.log2(4) + 2 / np.log2(5)
    assert found == pytest.approx(got / (2 + 2 / np.log2(3) + 1 / np.log2(4)))


def test_what_is_known_earns_nothing_and_takes_no_place():
    known = np.array([[1, 0, 0, 0]], np.float32)
    assert ndcg(np.array([[9, 7, 1, 8]], np.float32), RELEVANCE, known)[0] == pytest.approx(1)


def test_who_knows_everything_counts_nowhere():
    assert np.isnan(ndcg(np.ones((1, 4), np.float32), RELEVANCE, np.ones((1, 4), np.float32)))[0]


def test_half_of_the_essential_skills_are_known_and_always_the_same_half():
    essential = np.random.default_rng(0).random((30, 40)) < 0.4
    known = half(essential)
    assert (known.sum(1) == essential.sum(1) // 2).all()
    assert not known[~essential].any()
    assert np.array_equal(known, half(essential))
    assert not np.array_equal(known, half(essential, seed=1))


def test_a_steady_gain_is_told_from_chance_and_a_tie_is_not():
    rng = np.random.default_rng(0)
    theirs = rng.random(80)
    better = paired(theirs + 0.05 + 0.05 * rng.standard_normal(80), theirs, draws=500)
    assert better["p"] < 0.01
    assert 0 < better["low"] < better["difference"] < better["high"]
    tie = paired(theirs, theirs, draws=500)
    assert (tie["difference"], tie["p"]) == (0.0, 1.0)


def test_a_loss_is_told_as_a_loss():
    theirs = np.random.default_rng(0).random(80)
    assert paired(theirs - 0.1, theirs, draws=200)["high"] < 0


def test_accuracy_counts_the_first_one_three_and_ten():
    scores = -np.tile(np.arange(12, dtype=np.float32), (4, 1))
    found = accuracy(scores, np.array([0, 2, 9, 11]))
    assert found == {"accuracy@1": 0.25, "accuracy@3": 0.5, "accuracy@10": 0.75}


def test_a_copied_skill_set_is_seen():
    taught = np.array([[2, 1, 0, 0], [0, 0, 2, 2]], np.float32)
    found = nearest_likeness(np.array([[2, 1, 0, 0], [2, 0, 2, 0]], np.float32), taught)
    assert found[0] == pytest.approx(1)
    assert found[1] < 0.95


@pytest.fixture(scope="module")
def sets():
    """Thirty occupations of three groups with six skills each, one of them optional."""
    group = np.arange(30) % 3
    asked = np.kron(np.eye(3), np.ones((1, 6)))[group] > 0
    optional = np.zeros_like(asked)
    optional[np.arange(30), 6 * group + np.arange(30) % 6] = True
    names = ("cocinero de fonda", "chofer de taxi", "tejedora de chompas")
    return SkillSets(
        tuple(map(str, range(30))), asked & ~optional, optional, group.astype(np.int64),
        np.zeros(30, bool), tuple((names[g],) for g in group), ("",) * 30, tuple("abc"),
        tuple(map(str, range(18))),
    )  # fmt: skip


@pytest.fixture(scope="module")
def known(sets):
    title = np.zeros((30, 192), np.float32)
    title[np.arange(30), sets.group] = 1
    return baselines.teaching(sets, title, np.arange(30))


@pytest.fixture
def small_trees(monkeypatch):
    monkeypatch.setattr(baselines, "_TREES", 10)
    monkeypatch.setattr(baselines, "_ROUNDS", 20)
    monkeypatch.setattr(baselines, "_FACTORS", 3)


@pytest.mark.parametrize("name", ["cosine", "neighbours", "forest", "boosting"])
def test_skills_of_one_kind_lead_to_the_rest_of_it(sets, known, small_trees, name):
    have = np.zeros((3, 18), np.float32)
    have[[0, 0, 1, 1, 2, 2], [0, 1, 6, 7, 12, 13]] = 1
    found = getattr(baselines, name)(known)(have, known.title[:3], ["", "", ""])
    first = np.argsort(-np.where(have > 0, -np.inf, found), 1)[:, :4]
    assert (first // 6 == np.arange(3)[:, None]).all()


def test_tfidf_goes_by_the_words_of_the_title(known):
    have = np.zeros((2, 18), np.float32)
    found = baselines.tfidf(known)(have, known.title[:2], ["tejedora", "chofer"])
    assert (np.argsort(-found, 1)[:, :6] // 6 == [[2], [1]]).all()


def test_popularity_says_the_same_to_everyone(known):
    found = baselines.popularity(known)(np.eye(2, 18, dtype=np.float32), known.title[:2], ["", ""])
    assert np.array_equal(found[0], found[1])
    assert found[0] == pytest.approx(known.relevance.mean(0))


def test_coverage_is_the_share_of_what_a_group_needs():
    needs = np.array([[1, 1, 0], [0, 1, 0.5]], np.float32)
    found = baselines.coverage(needs)(np.array([[1, 0, 1]], np.float32))
    assert found[0] == pytest.approx([0.5, 0.5 / 1.5])


def test_unit_groups_are_asked_without_a_title(sets):
    needs = np.kron(np.eye(3), np.ones((1, 6))).astype(np.float32)
    titles = []

    def predict(have, title):
        titles.append(title)
        return have @ needs.T, have

    found = unit_groups(sets, np.arange(30), predict, needs)
    assert not np.any(titles)
    assert found["network"]["accuracy@1"] == found["coverage"]["accuracy@1"] == 1.0
