"""Errors of the store.

YachayError
└── StoreError           a database cannot be opened or written; names file and remedy
    ├── NotSavedError    a change was not kept; nothing of it was stored
    └── NotShownError    feedback on a course that was not put before the person
"""

from kiosk.errors import YachayError


class StoreError(YachayError):
    """A database file is damaged, unreadable or from a newer version."""

    exit_code = 2


class NotSavedError(StoreError):
    """The disk refused a change; the whole of it was undone."""

    exit_code = 3


class NotShownError(StoreError):
    """Feedback came for a course that is not on the list; nothing was stored."""

    exit_code = 2
