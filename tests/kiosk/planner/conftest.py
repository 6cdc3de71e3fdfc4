"""The real planner with the shipped bundle, loaded once."""

import pytest

from kiosk.planner.planner import Planner


@pytest.fixture(scope="session")
def planner() -> Planner:
    return Planner()
