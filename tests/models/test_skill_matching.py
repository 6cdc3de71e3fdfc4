"""The network's promises, whatever it has learned."""

import numpy as np
import pytest

from models.skill_matching import TITLE_DIM, build_skill_matching

NEEDS = np.eye(4, 6, dtype=np.float32)[[0, 1, 2, 2]]


@pytest.fixture
def model():
    return build_skill_matching(NEEDS, dim=5, hidden=7)


def ask(model, known, title=None):
    rows = np.atleast_2d(np.asarray(known, np.float32))
    named = np.zeros((len(rows), TITLE_DIM), np.float32) if title is None else title
    return {name: np.asarray(x) for name, x in model({"known": rows, "title": named}).items()}


def test_it_answers_with_a_score_for_each_group_and_each_skill(model):
    out = ask(model, np.eye(3, 6))
    assert {name: x.shape for name, x in out.items()} == {"occupations": (3, 4), "skills": (3, 6)}


def test_a_person_of_whom_nothing_is_known_gets_finite_scores(model):
    out = ask(model, np.zeros(6))
    assert all(np.isfinite(x).all() for x in out.values())


def test_groups_with_the_same_needs_get_the_same_score(model):
    scores = ask(model, [1, 0, 0.5, 0, 0, 0])["occupations"][0]
    assert scores[2] == pytest.approx(scores[3], abs=1e-6)
    assert abs(scores[0] - scores[1]) > 1e-3


def test_one_table_reads_skills_writes_skills_and_describes_groups(model):
    table = model.get_layer("table").table
    before = ask(model, np.eye(6)[0])
    moved = table.numpy().copy()
    moved[1] = -2 * moved[1]  # a skill that is not known: only what is written can change
    table.assign(moved)
    after = ask(model, np.eye(6)[0])
    assert after["skills"][0, 1] != pytest.approx(before["skills"][0, 1], abs=1e-6)
    assert after["occupations"][0, 1] != pytest.approx(before["occupations"][0, 1], abs=1e-6)
    assert after["skills"][0, 2] == pytest.approx(before["skills"][0, 2], abs=1e-6)


def test_doubting_every_skill_alike_changes_no_ranking(model):
    known = np.array([1, 0, 1, 0, 1, 0], np.float32)
    sure, unsure = ask(model, known), ask(model, known * 0.5)
    assert np.allclose(sure["skills"], unsure["skills"], atol=1e-4)
