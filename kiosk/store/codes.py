"""Return codes: short enough to copy by hand, checked, and not to be guessed.

Ten random symbols (49 bits) and a check symbol, written ``K7F3-9QXM-2TA``. The
alphabet is Crockford's base 32 without its Z: 31 symbols, none taken for another.
The check is the sum of symbol × place modulo 31, a prime: one wrong symbol, or two
neighbours swapped, is always noticed.
"""

from __future__ import annotations

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
_LENGTH = 10
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


def new_code() -> str:
    """A new code, in groups for reading."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    code = body + _check(body)
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def normalise(written: str) -> str | None:
    """The code as kept, or None where a symbol is wrong or missing.

    Args:
        written: What a person typed: any case, with or without hyphens.
    """
    code = written.upper().translate(_LOOKALIKES)
    if len(code) != _LENGTH + 1 or any(symbol not in ALPHABET for symbol in code):
        return None
    return code if _check(code[:-1]) == code[-1] else None


def code_hash(code: str) -> str:
    """The hash a code is kept under."""
    return hashlib.sha256((normalise(code) or code).encode()).hexdigest()


def _check(body: str) -> str:
    total = sum(weight * ALPHABET.index(symbol) for weight, symbol in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]
