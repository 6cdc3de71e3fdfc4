"""The encoder's confidence against the rules."""

from itertools import pairwise

import numpy as np
import pytest

from models.evaluation.course_calibration import judged, tenths


def test_a_tenth_counts_its_tags_and_how_many_are_right():
    sure = np.array([0.0, 0.3, 0.35, 1.0])
    assert tenths(sure, np.array([False, True, False, True])) == [
        (0.0, 1, 0.0),
        (0.3, 2, 0.5),
        (0.9, 1, 1.0),
    ]


@pytest.fixture(scope="module")
def shipped():
    return judged()


def test_more_confidence_means_more_often_right(shipped):
    shares = [share for _, _, share in tenths(*shipped)]
    assert all(low < high for low, high in pairwise(shares))


def test_the_confidence_can_be_taken_at_its_word(shipped):
    for least, tags, share in tenths(*shipped):
        if least >= 0.5:
            assert tags >= 100
            assert abs(share - (least + 0.05)) < 0.06, least


def test_what_the_encoder_alone_is_sure_of_is_right_ninety_five_times_in_a_hundred(shipped):
    sure, right = shipped
    assert round(float(right[sure >= 0.8].mean()), 2) >= 0.95
