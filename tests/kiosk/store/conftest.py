"""A device of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.settings import Settings, read_settings
from kiosk.store import Store, open_store
from tests.kiosk.store.people import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({}, home=tmp_path / "un dispositivo")


@pytest.fixture
def store(settings: Settings, clock: Clock) -> Iterator[Store]:
    opened = open_store(settings, clock)
    yield opened
    opened.close()
