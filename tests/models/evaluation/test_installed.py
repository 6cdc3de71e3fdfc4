"""The installed models, called as the device calls them."""

import numpy as np
import pytest

from models.evaluation import installed


def test_vectors_of_the_installed_encoder_have_length_one():
    found = installed.vectors(["panadero", "sastre", "panadero"])
    assert found.dtype == np.float32
    assert np.linalg.norm(found, axis=1) == pytest.approx(1, abs=1e-4)
    assert np.array_equal(found[0], found[2])
    assert not np.array_equal(found[0], found[1])


def test_a_model_that_the_bundle_lacks_is_named(tmp_path):
    for ask in (installed.matching, installed.course_value):
        with pytest.raises(installed.NotInstalledError, match=r"\.tflite"):
            ask(tmp_path)


def test_people_are_answered_in_their_order(monkeypatch):
    def load(name, bundle):
        return lambda given: {
            "occupations": given["known"] * 2,
            "skills": given["known"] + given["title"].sum(),
        }

    monkeypatch.setattr(installed, "load", load)
    known, title = np.array([[1.0, 2], [3, 4]], np.float32), np.ones((2, 3), np.float32)
    groups, skills = installed.matching()(known, title)
    assert groups.tolist() == [[2, 4], [6, 8]]
    assert skills.tolist() == [[4, 5], [6, 7]]
