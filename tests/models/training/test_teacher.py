"""The teachers' vectors, joined and evened out."""

import numpy as np
import pytest

from models.training.teacher import TEACHERS, Teacher, Whitening, _key, taught, teach


@pytest.fixture(scope="module")
def cloud():
    chance = np.random.default_rng(3)
    spread = np.linspace(4, 0.1, 24)
    return (chance.normal(size=(500, 24)) * spread + 1).astype(np.float32)


def test_vectors_come_out_with_length_one(cloud):
    out = Whitening(cloud, 8)(cloud)
    assert (out.shape, out.dtype) == ((500, 8), np.dtype(np.float32))
    assert np.linalg.norm(out, axis=1) == pytest.approx(np.ones(500), abs=1e-5)


def test_spread_is_evened_out_by_half(cloud):
    whitening = Whitening(cloud, 8)
    spread = ((cloud - whitening.mean) @ whitening.axes).std(0)
    raw = np.sqrt(np.linalg.eigvalsh(np.cov(cloud.T))[::-1][:8])
    assert spread == pytest.approx(np.sqrt(raw), rel=0.02)


def test_neighbours_stay_neighbours(cloud):
    out = Whitening(cloud, 24)(cloud)
    near = cloud[0] + 0.01
    assert float(Whitening(cloud, 24)(near[None])[0] @ out[0]) > 0.99


def said(texts):
    """Vectors that depend on the text alone."""
    chance = [np.random.default_rng(len(text)) for text in texts]
    return np.stack([one.normal(size=6) for one in chance]).astype(np.float32)


def test_what_a_teacher_said_once_is_not_asked_again(tmp_path):
    asked = []
    teacher = Teacher("made", 6, lambda: lambda texts: asked.extend(texts) or said(texts), 1.0)
    cache = tmp_path / "teacher-made.npz"
    first = teach(["tejo", "vendo pan"], cache, teacher)
    again = teach(["vendo pan", "tejo", "cuido niños"], cache, teacher)
    assert asked == ["tejo", "vendo pan", "cuido niños"]
    assert again[:2].tolist() == first[::-1].tolist()
    assert again.dtype == np.float32


def test_all_teachers_speak_each_with_its_share(tmp_path):
    texts = ["tejo", "vendo pan", "cuido niños"]
    keys = np.array([np.frombuffer(_key(t), np.uint8) for t in texts])
    for teacher in TEACHERS:
        vectors = np.random.default_rng(teacher.dim).normal(size=(3, teacher.dim))
        path = tmp_path / f"teacher-{teacher.name}.npz"
        np.savez(path, keys=keys, vectors=vectors.astype(np.float16))
    joined = taught(texts, tmp_path)
    assert joined.shape == (3, sum(teacher.dim for teacher in TEACHERS))
    at = 0
    for teacher in TEACHERS:
        part = joined[:, at : at + teacher.dim]
        assert np.linalg.norm(part, axis=1) == pytest.approx(np.full(3, teacher.share), abs=1e-3)
        at += teacher.dim
