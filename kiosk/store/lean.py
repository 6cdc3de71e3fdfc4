"""Loads sqlite-utils without pandas.

It imports pandas wherever that is installed, to take data frames that nobody here gives it: half a
second of every start and 60 MB of memory on a machine that also builds tables.
"""

from __future__ import annotations

import sys
from importlib import import_module

_HEAVY = "pandas"


def load() -> None:
    """Imports sqlite-utils as if pandas were absent; who wants pandas still gets it."""
    if "sqlite_utils" in sys.modules or _HEAVY in sys.modules:
        return
    sys.modules[_HEAVY] = None  # type: ignore[assignment]
    try:
        import_module("sqlite_utils")
    finally:
        del sys.modules[_HEAVY]


load()
