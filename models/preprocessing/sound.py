"""How a stem sounds in Peru: one key for the many ways that people spell by ear.

"Bendo", "vendo" and "vendó" are one word to who says it, and a kiosk's users write as they
speak: b for v, s for z and soft c, y for ll, k for qu, no h. The encoder hashes keys, not
letters, so these spellings are the same text to it by construction. Homophones fall together
("coser" and "cocer"); the words beside them tell them apart.

The rules follow the phonology of Andean and coastal Spanish: seseo and yeísmo are general in
Peru's towns (Real Academia Española, Nueva gramática, Fonética y fonología, 2011).
"""

from __future__ import annotations

import re

from models.preprocessing.text import stem

#: In this order; each pattern is matched on what the ones before it left. ``X`` stands for
#: the sound of ch, ``W`` for that of "hua" and "gua", so that no later rule touches them.
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ch|sh", "X"),
        (r"(?:g|h|b)u(?=[ao])|\bhu(?=[aei])|w", "W"),
        (r"^ps", "s"),
        (r"gu(?=[ei])", "G"),
        (r"g(?=[ei])", "j"),
        (r"G", "g"),
        (r"sc(?=[ei])|xc(?=[ei])|cc(?=[ei])", "s"),
        (r"qu(?=[ei])|q", "k"),
        (r"c(?=[ei])|z|x", "s"),
        (r"c", "k"),
        (r"v", "b"),
        (r"h", ""),
        (r"ll", "y"),
        (r"n(?=[pb])", "m"),
        (r"([a-qs-z])\1", r"\1"),
    )
)


def sound(letters: str) -> str:
    """Returns how ``letters`` (folded, without number and gender) sound.

    A word of digits or signs stays as it is.
    """
    for pattern, replacement in _RULES:
        letters = pattern.sub(replacement, letters)
    return letters


def heard(word: str) -> str:
    """Returns the key of a folded word: how its stem sounds."""
    return sound(stem(word))
