"""Errors of the store.

YachayError
└── StoreError           a database cannot be opened or written; names file and remedy
    └── NotSavedError    a change was not kept; nothing of it was stored
"""

from kiosk.errors import YachayError


class StoreError(YachayError):
    """A database file is damaged, unreadable or from a newer version."""

    exit_code = 2


class NotSavedError(StoreError):
    """The disk refused a change; the whole of it was undone."""

    exit_code = 3
