"""Keeping the C library from hoarding memory on a small machine.

glibc gives each thread a pool of its own and returns little of what is freed; on a
kiosk that is ten megabytes for nothing. Elsewhere these functions do nothing.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

#: ``M_ARENA_MAX`` of glibc's malloc.h.
_ARENA_MAX = -8


def _libc(name: str) -> Any:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None


def one_arena() -> None:
    """Lets all threads share one pool: those of a kiosk seldom allocate at once."""
    mallopt = _libc("mallopt")
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Returns freed memory to the system."""
    trim = _libc("malloc_trim")
    if trim is not None:
        trim(0)
