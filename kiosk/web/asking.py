"""The situation of a request: who asks, what they told, and the planner that answers."""

from __future__ import annotations

from kiosk.web.errors import NotReady
from kiosk.web.questions import Asking
from kiosk.web.services import services
from kiosk.web.turns import Turn


def asking(current: Turn) -> Asking:
    """The situation of this request.

    Raises:
        NotReady: The planner is not loaded.
    """
    found = services()
    if found.planner is None or found.plans is None:
        raise NotReady
    return Asking(current.token, current.journey, found.settings, found.planner, found.plans)
