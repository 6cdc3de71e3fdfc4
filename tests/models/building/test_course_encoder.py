"""The shipped encoder, read by the build."""

import json

import numpy as np
import pytest

from kiosk.planner.encoder import Encoder
from kiosk.planner.index import BUNDLE
from models.building.course_encoder import read_names
from models.building.errors import BuildError

NAMES = ["Panadería", "Mecánica automotriz"]


def test_the_build_reads_a_name_as_the_kiosk_does():
    read = read_names(NAMES)
    vectors, logits = Encoder(BUNDLE).encode(NAMES)
    # The kiosk runs without LiteRT's delegates, whose sums run in another order.
    assert read.vectors == pytest.approx(vectors.astype(np.float64), abs=1e-5)
    assert read.groups.argmax(axis=1).tolist() == logits.argmax(axis=1).tolist()
    assert np.allclose(read.groups.sum(axis=1), 1)
    assert read.codes == tuple(json.loads((BUNDLE / "bundle.json").read_text("utf-8"))["codes"])


def test_the_same_names_give_the_same_numbers_whoever_else_is_read():
    alone, together = read_names(NAMES[1:]), read_names(NAMES)
    assert np.array_equal(alone.vectors[0], together.vectors[1])
    assert np.array_equal(alone.groups[0], together.groups[1])


@pytest.mark.parametrize("missing", ["bundle.json", "encoder.tflite", "vocabulary.npz"])
def test_a_bundle_that_is_not_whole_is_refused_in_spanish(tmp_path, missing):
    (tmp_path / "bundle.json").write_text('{"codes": []}', "utf-8")
    (tmp_path / "encoder.tflite").write_bytes(b"no es un modelo")
    (tmp_path / "vocabulary.npz").write_bytes(b"ni esto")
    (tmp_path / missing).unlink()
    with pytest.raises(BuildError, match=f"{missing}: se esperaba el codificador"):
        read_names(NAMES, tmp_path)


def test_a_damaged_encoder_is_refused_in_spanish(tmp_path):
    (tmp_path / "bundle.json").write_text('{"codes": []}', "utf-8")
    (tmp_path / "encoder.tflite").write_bytes(b"no es un modelo")
    (tmp_path / "vocabulary.npz").write_bytes(b"ni esto")
    with pytest.raises(BuildError, match=r"encoder\.tflite: se esperaba el codificador"):
        read_names(NAMES, tmp_path)
