"""Mends a slip of the finger: a word the encoder never met becomes the nearest one it knows.

What is spelt by ear already has the right key (``models.preprocessing.sound``); what remains
is a letter lost, doubled, swapped or hit beside the right one. The vocabulary holds the texts
that taught the encoder, as sorted hashes of stems and of keys: a quarter of the memory of the
words themselves, and a set of candidates is looked up in one call.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.preprocessing.sound import heard, sound
from models.preprocessing.text import stem

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Shorter words have too many neighbours to guess at.
_SHORTEST, _LONGEST = 4, 20

Hashes = npt.NDArray[np.uint32]
Met = npt.NDArray[np.uint8]


def slips(word: str) -> tuple[list[str], list[str]]:
    """Returns what ``word`` may have been: one letter swapped, taken, added or changed.

    Those with another first letter come apart: few people miss the first key.
    """
    inside: list[str] = []
    first: list[str] = []
    for i in range(len(word)):
        head, tail = word[:i], word[i:]
        found = inside if i else first
        if len(tail) > 1:
            inside.append(head + tail[1] + tail[0] + tail[2:])
        found.append(head + tail[1:])
        for letter in _LETTERS:
            found += [head + letter + tail[1:], head + letter + tail]
    inside += [word + letter for letter in _LETTERS]
    return inside, first


def _hash(word: str) -> int:
    return zlib.crc32(word.encode())


@dataclass(frozen=True)
class Known:
    """Words and how often each was met.

    Attributes:
        hashes: uint32 (words,), ascending CRC-32 of each.
        met: uint8 (words,), ``round(16 * log2(1 + count))``, at most 255.
    """

    hashes: Hashes
    met: Met

    @classmethod
    def count(cls, words: Iterable[str]) -> Known:
        """Keeps the distinct words."""
        counts = Counter(_hash(word) for word in words)
        kept = sorted(counts)
        met = [min(255, round(16 * np.log2(1 + counts[h]))) for h in kept]
        return cls(np.array(kept, np.uint32), np.array(met, np.uint8))

    def strength(self, words: Sequence[str]) -> Met:
        """Returns how often each of ``words`` was met, as ``met``; 0 where never."""
        if not len(self.hashes):
            return np.zeros(len(words), np.uint8)
        wanted = np.array([_hash(word) for word in words], np.uint32)
        at = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        return np.where(self.hashes[at] == wanted, self.met[at], np.uint8(0))

    def nearest(self, words: Sequence[str]) -> str | None:
        """Returns the one of ``words`` that was met most often, if any was."""
        met = self.strength(words)
        return words[int(met.argmax())] if met.any() else None


class Vocabulary:
    """The stems and the keys of the texts that taught the encoder."""

    def __init__(self, stems: Known, keys: Known) -> None:
        self.stems, self.keys = stems, keys
        self.key = lru_cache(maxsize=4096)(self._key)

    @classmethod
    def build(cls, stems: Sequence[str]) -> Vocabulary:
        """Counts the stems, repeated as often as they were met, and their keys."""
        return cls(Known.count(stems), Known.count(map(sound, stems)))

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        """Reads what :meth:`write` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(
                Known(stored["stems"], stored["stems_met"]),
                Known(stored["keys"], stored["keys_met"]),
            )

    def write(self, path: Path) -> None:
        """Writes ``path``, an ``.npz``."""
        np.savez(
            path,
            stems=self.stems.hashes,
            stems_met=self.stems.met,
            keys=self.keys.hashes,
            keys_met=self.keys.met,
        )

    def _key(self, word: str) -> str:
        """Returns the key of ``word``, mended where neither it nor its sound was ever met."""
        key = heard(word)
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return key
        if self.keys.strength([key])[0]:
            return key
        for candidates in slips(word):
            meant = self.stems.nearest([stem(candidate) for candidate in candidates])
            if meant is not None:
                return sound(meant)
        return self.keys.nearest(slips(key)[0]) or key
