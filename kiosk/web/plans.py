"""The plans of the people in front of the kiosk, kept in memory for their turn only.

The planner is asked once for each set of answers; a plan lost (a restart) is made
again, the same. Nothing of a person stays here after :meth:`Plans.forget`.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from kiosk.planner.types import Plan, Request
from kiosk.web.ports import Planner

#: Plans kept at most: two a turn, for more turns than one kiosk ever has at once.
_MOST = 24


class Plans:
    """Plans by turn and request."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._kept: OrderedDict[tuple[str, Request], Plan] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, token: str, request: Request) -> Plan:
        """The plan for ``request``, made now or kept from before.

        One plan is made at a time: the model's interpreter serves one thread.
        """
        key = (token, request)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            plan = self._planner.plan(request)
            self._kept[key] = plan
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return plan

    def forget(self, token: str) -> None:
        """Drop everything of a turn."""
        with self._lock:
            for key in [key for key in self._kept if key[0] == token]:
                del self._kept[key]
