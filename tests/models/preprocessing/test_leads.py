"""What leads to an occupation, for the kiosk and for training alike."""

from types import SimpleNamespace

import numpy as np
import pytest

from models.preprocessing.leads import (
    MADE_FOR_IT,
    MADE_FOR_KIN,
    RELEVANT,
    bonuses,
    closeness,
    leading,
    taught,
)

CODES = ("5120", "7511", "7512")
BAKERY = SimpleNamespace(prepares=("7512",), teaches=("hornear", "amasar"))
COOKING = SimpleNamespace(prepares=("5120",), teaches=("cocinar",))
PLACE = {"amasar": 0, "cocinar": 1, "hornear": 2}


def test_a_course_is_worth_more_for_its_job_and_a_little_for_its_kin():
    found = bonuses([BAKERY, COOKING], CODES)
    wanted = [[0, MADE_FOR_KIN, MADE_FOR_IT], [MADE_FOR_IT, 0, 0]]
    assert found == pytest.approx(np.array(wanted, np.float32))


def test_closeness_is_the_cosine_of_taught_and_needed():
    teaches = taught([BAKERY, COOKING], PLACE)
    assert teaches.tolist() == [[1, 0, 1], [0, 1, 0]]
    needs = np.array([[1, 0, 0], [0, 2, 0], [0, 0, 0]], np.float32)
    wanted = [[0.5**0.5, 0, 0], [0, 1, 0]]
    assert closeness(teaches, needs) == pytest.approx(np.array(wanted), abs=1e-6)


def test_what_is_made_for_it_or_near_enough_leads_there_and_nothing_else():
    close = np.array([RELEVANT, RELEVANT - 0.01, 0.0, 0.0], np.float32)
    bonus = np.array([0, 0, MADE_FOR_KIN, 0], np.float32)
    assert leading(close, bonus).tolist() == [True, False, True, False]
