"""The outbox: what this device has still to tell the centre.

Functions on an open ``sqlite3`` connection; the caller owns the transaction, so
an entry is durable exactly when the change it reports is.

Invariants:
    ``seq`` grows by one per entry of a device and has no gap; ``(hlc_ms,
    hlc_counter)`` grows strictly too, even when the wall clock goes back.
"""

from sync.outbox.entries import Entry, OutboxError, append, pending
from sync.outbox.tables import create_tables, device_id

__all__ = ["Entry", "OutboxError", "append", "create_tables", "device_id", "pending"]
