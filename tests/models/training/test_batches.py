"""What the encoder is given to learn from."""

import numpy as np
import pytest

from models.training import batches
from models.training.batches import Batches, Config, flat, thinned
from models.training.corpus import Form
from models.training.teacher import TEACHERS

KITCHEN = [
    Form(text, concept, code, "esco")
    for concept, code, names in (
        ("c1", "5120", "cocinero|jefe de partida|Prepara platos en la cocina de un hotel"),
        ("c2", "5120", "cocinero de barco|encargado de la cocina de a bordo"),
        ("c3", "5131", "mozo|camarero de piso"),
        ("c4", "7511", "carnicero|despostador de reses"),
        ("c5", "7512", "panadero|maestro de masas"),
    )
    for text in names.split("|")
]


@pytest.fixture
def drawn(monkeypatch, tmp_path):
    """Batches over five made-up occupations, taught by chance."""
    size = sum(teacher.dim for teacher in TEACHERS)
    monkeypatch.setattr(batches, "all_forms", lambda raw: KITCHEN)
    monkeypatch.setattr(batches, "teaching_texts", lambda raw, seed: [f.text for f in KITCHEN])
    chance = np.random.default_rng(3).normal(size=(len(KITCHEN), size)).astype(np.float32)
    monkeypatch.setattr(batches, "taught", lambda texts, folder: chance)
    config = Config(dim=8, steps=2, texts_batch=6, pairs_batch=8, groups_batch=5, family=3)
    return Batches(tmp_path, tmp_path, config)


def test_names_that_differ_in_gender_alone_make_no_pair():
    forms = [Form(t, "c", "5120", "esco") for t in ("cocinero", "cocinera", "Cocineras", "chef")]
    assert [f.text for f in batches._distinct(forms)] == ["cocinero", "chef"]


def test_half_of_the_pairs_are_siblings_of_one_minor_group(drawn):
    codes = {f.concept: f.ciuo08 for f in KITCHEN}
    first = [codes[c][:3] for c in drawn._drawn()[:4]]
    assert len(first) == 4
    assert {code: first.count(code) for code in first}.keys() <= {"512", "751"}
    assert max(map(first.count, first)) > 1


def test_a_form_of_the_same_occupation_is_no_negative(drawn):
    texts, mask = drawn.pairs()
    concept = {f.text: f.concept for f in KITCHEN}
    positives = [concept[text] for text in texts[8:]]
    same = np.array([[a == b for b in positives] for a in positives])
    np.fill_diagonal(same, val=False)
    assert (mask == same).all()


def test_a_thinned_text_keeps_something_and_loses_about_its_share():
    found = flat(["cocino en un comedor popular", "pan", "vendo comida en la feria"] * 50)
    ids, weights, rows = thinned(found, 0.3, np.random.default_rng(1))
    assert set(rows) == set(found[2])
    assert len(ids) == len(weights) == len(rows)
    assert len(ids) / len(found[0]) == pytest.approx(0.7, abs=0.05)


def test_the_same_seed_draws_the_same_steps(drawn, tmp_path):
    again = Batches(tmp_path, tmp_path, drawn.config)
    for one, other in zip(drawn, again, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_every_step_holds_all_three_kinds(drawn):
    ids, weights, rows, targets, mask, y, z = next(iter(drawn))
    assert rows.max() + 1 == 6 + 2 * 8 + 5
    assert len(ids) == len(weights)
    assert (targets.shape, mask.shape, y.shape, z.shape) == ((6, 8), (8, 8), (5,), (5,))
    assert np.linalg.norm(targets, axis=1) == pytest.approx(np.ones(6), abs=1e-4)
    assert (y >= 0).all()
    assert (z == -1).all()
