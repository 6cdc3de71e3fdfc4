"""All SQL of the device.

Two files. ``yachay.sqlite`` keeps profiles, recommendations and the outbox, and
is durable at every commit. ``sessions.sqlite`` keeps the turns under way; it is
apart so that no copy of the first ever holds words a person did not let us keep.
"""

from kiosk.store import lean  # noqa: F401 - before anything that imports sqlite-utils
from kiosk.store.store import Store, open_store

__all__ = ["Store", "open_store"]
