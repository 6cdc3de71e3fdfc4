"""How sure the encoder is."""

import numpy as np

from models.building.course_confidence import FAR, SHARPNESS, confidence, votes


def _unit(*angles):
    return np.array([[np.cos(a), np.sin(a)] for a in angles])


def test_a_programme_has_no_vote_on_its_own_tags():
    tagged = np.array([[1.0, 0.0], [0.0, 1.0]])
    found = votes(_unit(0.0, 0.1), tagged)
    assert found[0, 0] == 0 == found[1, 1]
    assert found[0, 1] > 0.9


def test_a_nearer_programme_weighs_more():
    tagged = np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    near, far = votes(_unit(0.0, 0.2, 1.0), tagged)[0, :2]
    assert near > far > 0


def test_a_name_that_is_near_to_none_is_sure_of_nothing():
    tagged = np.array([[0.0], [1.0]])
    assert votes(_unit(0.0, np.pi / 2), tagged)[0, 0] < 0.1


def test_who_has_no_tags_casts_no_vote():
    tagged = np.array([[1.0], [0.0], [1.0]])
    found = votes(_unit(0.0, 0.0, 0.5), tagged)[0, 0]
    weight = np.exp(SHARPNESS * (np.round(np.cos(0.5), 6) - 1))
    assert np.isclose(found, weight / (weight + np.exp(SHARPNESS * (FAR - 1))))


def test_need_adds_to_a_vote_and_alone_is_not_enough():
    found = confidence(np.array([[0.0, 0.5, 1.0]]), np.array([[7.0, 1.0, 0.0]]))
    assert found.tolist() == [[0.4, 0.7, 1.0]]
