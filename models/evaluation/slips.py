"""What fingers and ears do to words: slips on a keyboard, missing accents, spelling by ear.

Made apart from ``models.training.augment``, which disturbs what teaches: what measures
should not know the same tricks only.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

_ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
_WORD = re.compile(r"[^\W\d_]+")
#: Shorter words stay as they are: a slip in "de" or "sol" makes another word.
_SHORTEST = 4
#: Sounds alike in Peru: what was meant, how it may be written.
_BY_EAR = (
    ("qu", "k"), ("ci", "si"), ("ce", "se"), ("ge", "je"), ("gi", "ji"), ("ll", "y"), ("v", "b"),
    ("b", "v"), ("z", "s"), ("h", ""), ("hue", "we"), ("x", "s"), ("ca", "ka"), ("co", "ko"),
    ("y", "ll"), ("s", "z"),
)  # fmt: skip


def _neighbours() -> dict[str, str]:
    """Returns the keys beside each on a Spanish keyboard, rows shifted by half a key."""
    place = {key: (r, c + r / 2) for r, keys in enumerate(_ROWS) for c, key in enumerate(keys)}
    return {
        key: "".join(
            other
            for other, (s, d) in place.items()
            if other != key and abs(r - s) <= 1 and abs(c - d) <= 1
        )
        for key, (r, c) in place.items()
    }


NEIGHBOURS = _neighbours()


def without_accents(text: str) -> str:
    """Returns ``text`` as typed without accents: á as a, ü as u, ñ as n."""
    plain = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def substitute(word: str, rng: random.Random) -> str:
    """Returns ``word`` with one letter, not the first, replaced by a neighbouring key."""
    at = rng.randrange(1, len(word))
    beside = NEIGHBOURS.get(word[at].lower(), "")
    return word[:at] + rng.choice(beside) + word[at + 1 :] if beside else word


def transpose(word: str, rng: random.Random) -> str:
    """Returns ``word`` with two neighbours that differ, neither the first, swapped."""
    places = [i for i in range(1, len(word) - 1) if word[i] != word[i + 1]]
    if not places:
        return word
    at = rng.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def delete(word: str, rng: random.Random) -> str:
    """Returns ``word`` without one letter, not the first."""
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def insert(word: str, rng: random.Random) -> str:
    """Returns ``word`` with one letter, not the first, doubled or followed by its neighbour."""
    at = rng.randrange(1, len(word))
    letter = word[at]
    extra = rng.choice([letter, rng.choice(NEIGHBOURS.get(letter.lower()) or letter)])
    return word[: at + 1] + extra + word[at + 1 :]


Slip = Callable[[str, random.Random], str]
SLIPS: dict[str, Slip] = {
    "substitution": substitute,
    "transposition": transpose,
    "deletion": delete,
    "insertion": insert,
}


def any_slip(word: str, rng: random.Random) -> str:
    """Returns ``word`` with one slip, each of the four kinds as likely."""
    return rng.choice(list(SLIPS.values()))(word, rng)


def by_ear(word: str, rng: random.Random) -> str:
    """Returns ``word`` with one sound spelt in another way, or as it is if it has none."""
    possible = [(a, b) for a, b in _BY_EAR if a in word.lower()]
    if not possible:
        return word
    heard, written = rng.choice(possible)
    at = word.lower().index(heard)
    return word[:at] + written + word[at + len(heard) :]


def counted(text: str) -> int:
    """Returns how many words of ``text`` are long enough to get a slip."""
    return sum(len(word) >= _SHORTEST for word in _WORD.findall(text))


def spoilt(text: str, slip: Slip, rng: random.Random) -> str:
    """Returns ``text`` with ``slip`` in every word of four letters or more."""
    return _WORD.sub(
        lambda m: slip(m.group(), rng) if len(m.group()) >= _SHORTEST else m.group(), text
    )
