"""The teacher's vectors, evened out."""

import numpy as np
import pytest

from models.training.teacher import DIM, Whitening, teach


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


def test_what_the_teacher_said_once_is_not_asked_again(tmp_path):
    from models.training import teacher

    texts = ["tejo", "vendo"]
    vectors = np.random.default_rng(1).normal(size=(2, DIM)).astype(np.float16)
    keys = np.array([np.frombuffer(teacher._key(t), np.uint8) for t in texts])
    np.savez(tmp_path / "cache.npz", keys=keys, vectors=vectors)
    said = teach(["vendo", "tejo", "vendo"], tmp_path / "cache.npz")
    assert said.dtype == np.float32
    assert said.tolist() == vectors[[1, 0, 1]].astype(np.float32).tolist()
