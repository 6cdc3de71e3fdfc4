"""The PIN that goes with a return code: what may be one, and how it is kept.

Argon2id with ``time_cost`` 2, ``memory_cost`` 19456 KiB, ``parallelism`` 1: the second of
the settings that the OWASP Password Storage Cheat Sheet names as equally strong, and the
one that takes little memory: 19 MiB and some 40 ms on the developers' machine.

A PIN of four digits keeps out who finds a code on a paper. It does not keep out who has the
file: they try all ten thousand in minutes, and the file holds the words anyway.
"""

from __future__ import annotations

from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from kiosk.errors import InputError

#: Digits of a PIN, least and most.
SHORTEST, LONGEST = 4, 6
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


def check_pin(pin: str) -> str:
    """The PIN, if a person may choose it.

    Raises:
        InputError: It has not 4 to 6 digits, or is among the first that anyone would try;
            the message does not repeat it.
    """
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise InputError("Escriba de 4 a 6 números.", "pin")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps == {0}:
        raise InputError("Elija números que no sean todos iguales.", "pin")
    if steps in ({1}, {9}):
        raise InputError("Elija números que no vayan seguidos, como 1234.", "pin")
    return pin


def hashed(pin: str) -> str:
    """The PIN as it is kept: salted, with its settings."""
    return _HASHER.hash(pin)


#: Of no PIN; made with the settings above, so that comparing takes as long.
_DUMMY = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43


def matches(pin: str, kept: str | None) -> bool:
    """Whether the PIN is the one kept; where none is, False after the same work."""
    try:
        return _HASHER.verify(kept or _DUMMY, pin)
    except VerifyMismatchError:
        return False
