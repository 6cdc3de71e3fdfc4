"""When something was kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple


class Moment(NamedTuple):
    """The wall clock as the tables and the outbox write it.

    Attributes:
        stamp: UTC, ISO 8601, to the second.
        ms: Milliseconds since 1970.
    """

    stamp: str
    ms: int


def moment(now: float) -> Moment:
    """The moment ``now`` seconds after the start of 1970."""
    stamp = datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")
    return Moment(stamp, int(now * 1000))
