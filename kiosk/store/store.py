"""The device's store: both files and what is in them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kiosk.settings import Settings
from kiosk.store.database import Database, open_database, open_for_reading
from kiosk.store.migrations import DEVICE, SESSIONS
from kiosk.store.own_courses import OwnCourses
from kiosk.store.progress import Progress
from kiosk.store.recommendations import Recommendations
from kiosk.store.returns import Returns
from kiosk.store.sessions import Sessions


@dataclass(frozen=True)
class Store:
    """Everything the device remembers."""

    device: Database
    turns: Database
    sessions: Sessions
    recommendations: Recommendations
    returns: Returns
    progress: Progress
    own_courses: OwnCourses

    def ready(self) -> bool:
        """Whether both files answer."""
        return self.device.ready() and self.turns.ready()

    def close(self) -> None:
        """Close both files."""
        self.turns.close()
        self.device.close()


def open_store(settings: Settings, clock: Callable[[], float] = time.time) -> Store:
    """Open the device's files under ``settings.home``, creating them at first.

    Args:
        settings: Says where, and how long a turn lasts.
        clock: Seconds since 1970.

    Raises:
        StoreError: A file is damaged, not readable, or from a newer version.
    """
    device = open_database(settings.device_database, "device", DEVICE)
    turns = open_database(settings.session_database, "sessions", SESSIONS, "NORMAL")
    sessions = Sessions(turns, settings.session_idle, settings.session_absolute, clock)
    sessions.sweep()
    # What was erased just before the power went may still stand in the log.
    device.checkpoint()
    return Store(
        device,
        turns,
        sessions,
        Recommendations(device, clock),
        Returns(device, clock),
        Progress(device, clock),
        OwnCourses(device, clock),
    )


@contextmanager
def own_courses(settings: Settings) -> Iterator[OwnCourses | None]:
    """Open the municipality's own courses for reading, changing nothing on the device.

    Args:
        settings: Says where.

    Yields:
        The courses; None where this device has no file yet.

    Raises:
        StoreError: The file cannot be opened.
    """
    if not settings.device_database.exists():
        yield None
        return
    database = open_for_reading(settings.device_database)
    try:
        yield OwnCourses(database, time.time)
    finally:
        database.close()
