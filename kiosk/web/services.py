"""What the views work with, put on the application once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app

from kiosk.paper.printer import Printer
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.voice import Speech
from kiosk.web.metrics import Metrics
from kiosk.web.plans import Plans
from kiosk.web.ports import Planner

_KEY = "yachay"


@dataclass(frozen=True)
class Services:
    """Everything the pages need; ``planner`` and ``plans`` are None while not loaded."""

    settings: Settings
    store: Store
    metrics: Metrics
    planner: Planner | None
    plans: Plans | None
    printer: Printer
    clock: Callable[[], float]
    online: Callable[[], bool]
    speech: Speech


def put_services(extensions: dict[str, object], services: Services) -> None:
    """Put the services where :func:`services` finds them."""
    extensions[_KEY] = services


def services() -> Services:
    """The services of the application that answers."""
    found = current_app.extensions[_KEY]
    assert isinstance(found, Services)  # noqa: S101 - narrows the type
    return found
