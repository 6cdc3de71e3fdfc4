"""Examples as the recogniser would give them, and a training that can be repeated."""

from dataclasses import replace

import numpy as np
import pytest

from models.skill_matching import DIM
from models.training.skill_matching import (
    Examples,
    SkillMatchingConfig,
    fit,
)
from models.training.skill_sets import SkillSets, co_occurrence, read_titles

CONFIG = SkillMatchingConfig(steps=60, batch=32)
NEEDS = np.kron(np.eye(5, dtype=np.float32), np.ones((1, 4), np.float32))


def encode(texts):
    vectors = np.zeros((len(texts), 192), np.float32)
    for row, text in enumerate(texts):
        vectors[row, int(text.split()[-1]) % 192] = 1
    return vectors


@pytest.fixture(scope="module")
def sets():
    """Forty occupations of four groups (a fifth has none), each of its group's four skills."""
    group = np.arange(40) % 4
    essential = NEEDS[group] > 0
    essential[np.arange(40), 4 * group + np.arange(40) % 4] = False
    optional = (NEEDS[group] > 0) & ~essential
    return SkillSets(
        tuple(f"k{n}" for n in range(40)), essential, optional, group.astype(np.int64),
        np.zeros(40, bool), tuple((f"oficio {n}", f"otro {n}") for n in range(40)),
        ("",) * 40, tuple("abcde"), tuple(map(str, range(20))),
    )  # fmt: skip


@pytest.fixture(scope="module")
def titles(sets):
    return read_titles(sets, encode)


def examples(sets, titles, **changed):
    return Examples(sets, titles, np.arange(40), replace(CONFIG, **changed))


def test_only_the_occupations_own_skills_are_known_where_nothing_is_mistaken(sets, titles):
    rows = np.tile(np.arange(40), 20)
    known = examples(sets, titles, wrong=0.0).known(rows)
    assert not known[sets.relevance[rows] == 0].any()
    assert known.any()


def test_mistakes_are_made_and_are_less_sure_than_a_certain_skill(sets, titles):
    rows = np.tile(np.arange(40), 20)
    known = examples(sets, titles, wrong=4.0).known(rows)
    wrong = known[(sets.relevance[rows] == 0) & (known > 0)]
    assert len(wrong)
    assert 0.3 <= wrong.min() <= wrong.max() <= 0.7
    assert known.max() == 1.0


def test_essential_skills_are_known_more_often_than_optional_ones(sets, titles):
    rows = np.tile(np.arange(40), 50)
    known = examples(sets, titles, wrong=0.0).known(rows) > 0
    assert known[sets.essential[rows]].mean() > 2 * known[sets.optional[rows]].mean()


def test_a_title_is_of_length_one_or_absent(sets, titles):
    lengths = np.linalg.norm(examples(sets, titles).titled(np.tile(np.arange(40), 20)), axis=1)
    absent = lengths == 0
    assert 0.15 < absent.mean() < 0.35
    assert lengths[~absent] == pytest.approx(1, abs=1e-5)


def test_skills_asked_for_together_start_near_each_other(sets):
    vectors = co_occurrence(sets.relevance, DIM)
    assert vectors.shape == (20, DIM)
    likeness = vectors @ vectors.T
    assert likeness[0, 1:4].min() > likeness[0, 4:].max()


@pytest.fixture(scope="module")
def trained(sets, titles):
    return fit(sets, titles, NEEDS, np.ones(40, bool), CONFIG)


def test_training_again_gives_the_same_weights(sets, titles, trained):
    again = fit(sets, titles, NEEDS, np.ones(40, bool), CONFIG)
    for one, other in zip(trained.model.get_weights(), again.model.get_weights(), strict=True):
        assert np.array_equal(one, other)


def test_it_learns_which_skills_go_together_and_to_which_group_they_lead(trained):
    known = np.eye(20, dtype=np.float32)[[0, 5, 10, 15]]
    out = trained.model({"known": known, "title": np.zeros((4, 192), np.float32)})
    skills = np.where(known > 0, -np.inf, np.asarray(out["skills"]))
    assert (np.sort(np.argsort(-skills, 1)[:, :3], 1) // 4 == np.arange(4)[:, None]).all()
    assert np.argmax(np.asarray(out["occupations"])[:, :4], 1).tolist() == [0, 1, 2, 3]


def test_a_group_without_examples_is_not_pushed_down(trained):
    bias = np.asarray(trained.model.get_layer("occupations").bias.value)
    assert bias[4] == pytest.approx(0, abs=1e-6)
    assert np.abs(bias[:4]).max() > 1e-4
