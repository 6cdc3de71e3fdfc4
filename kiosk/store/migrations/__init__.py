"""Numbered migrations: each a small function, never changed once released."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlite_utils

from kiosk.store.migrations import (
    m0001_outbox,
    m0002_recommendations,
    m0003_own_courses,
    m0004_shown,
    m0005_returns,
    s0001_sessions,
)


@dataclass(frozen=True)
class Migration:
    """One step of a schema; ``name`` is kept in the file for ever."""

    name: str
    apply: Callable[[sqlite_utils.Database], None]


#: Of ``yachay.sqlite``.
DEVICE = (
    Migration("0001_outbox", m0001_outbox.apply),
    Migration("0002_recommendations", m0002_recommendations.apply),
    Migration("0003_own_courses", m0003_own_courses.apply),
    Migration("0004_shown", m0004_shown.apply),
    Migration("0005_returns", m0005_returns.apply),
)

#: Of ``sessions.sqlite``.
SESSIONS = (Migration("0001_sessions", s0001_sessions.apply),)
