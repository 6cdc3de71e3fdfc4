"""Errors of the store. None carries a code, a PIN or anything else of a person.

YachayError
├── StoreError              a database cannot be opened or written; names file and remedy
│   ├── NotSavedError       a change was not kept; nothing of it was stored
│   ├── NotShownError       said or marked of a course not put before the person
│   └── NotKeptError        nothing is kept under that id, or not with the consent it takes
└── InputError
    └── ReturnError         code and PIN open nothing
        ├── BadCodeError        the code was mistyped: its check symbol is wrong
        ├── UnknownCodeError    no code of this device, or one without a PIN
        ├── WrongPinError       ``left`` tries are left
        └── LockedError         too many wrong PINs; ``seconds`` to wait
"""

from kiosk.errors import InputError, YachayError


class StoreError(YachayError):
    """A database file is damaged, unreadable or from a newer version."""

    exit_code = 2


class NotSavedError(StoreError):
    """The disk refused a change; the whole of it was undone."""

    exit_code = 3


class NotShownError(StoreError):
    """Something came of a course that is not on the list; nothing was stored."""

    exit_code = 2


class NotKeptError(StoreError):
    """Nothing is kept under that id, or the person did not agree to what the act needs."""

    def __init__(self) -> None:
        super().__init__("Se esperaba un resultado guardado con permiso y no lo hay.")


class ReturnError(InputError):
    """Code and PIN open nothing; ``str(error)`` is fit to be shown."""


class BadCodeError(ReturnError):
    """The code was mistyped: a symbol is missing or its check symbol is wrong."""

    def __init__(self) -> None:
        super().__init__(
            "Ese código tiene una letra o un número distinto. Revise su papel.", "code"
        )


class UnknownCodeError(ReturnError):
    """The code is well formed but opens nothing here."""

    def __init__(self) -> None:
        super().__init__("El código o el PIN no es correcto. Pida ayuda.", "code")


class WrongPinError(ReturnError):
    """The PIN is another one; ``left`` tries (1 or more) are left before the code is locked."""

    def __init__(self, left: int) -> None:
        super().__init__(
            f"El código o el PIN no es correcto. Intentos que le quedan: {left}.", "pin"
        )
        self.left = left


class LockedError(ReturnError):
    """The code is locked for ``seconds`` (1 or more)."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            f"Este código descansa. Puede probar otra vez en {-(-seconds // 60)} min.", "pin"
        )
        self.seconds = seconds
