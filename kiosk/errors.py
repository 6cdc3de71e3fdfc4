"""Every error the device raises on purpose.

YachayError
├── InputError          bad input; the message, in Spanish, says what was expected (exit 2)
├── NotPossibleNow      offline, locked, being restored: try later, nothing is lost (exit 3)
└── BundleError         a model or catalogue file is missing or damaged; names file and remedy
"""


class YachayError(Exception):
    """Base of every error raised on purpose; ``str(error)`` is fit to be shown."""

    exit_code = 1


class InputError(YachayError):
    """What came in cannot be used; ``field`` names the question it belongs to."""

    exit_code = 2

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotPossibleNow(YachayError):
    """The act is valid but cannot be done now; nothing was lost."""

    exit_code = 3


class BundleError(YachayError):
    """A shipped file is missing, truncated or of another version."""

    exit_code = 2
