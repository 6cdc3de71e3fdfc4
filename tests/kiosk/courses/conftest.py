"""The real planner, and a store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.courses.lists import Lists
from kiosk.planner.planner import Planner
from kiosk.settings import read_settings
from kiosk.store import Store, open_store


@pytest.fixture(scope="session")
def planner() -> Planner:
    return Planner()


@pytest.fixture(scope="session")
def lists(planner: Planner) -> Lists:
    return Lists(planner.districts, planner.catalogue.taxonomy)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(read_settings({}, home=tmp_path / "hogar"), lambda: 1_790_000_000.0)
    yield opened
    opened.close()
