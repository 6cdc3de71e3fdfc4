"""Where a person looks for their district: by its name, or down the map, sheet by sheet.

It is kept in the turn as one text and never stands in an address: it is half an answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

_NAME, _MAP = "nombre", "mapa"
Item = TypeVar("Item")


@dataclass(frozen=True)
class Looking:
    """How far the search has come.

    Attributes:
        on_map: Whether it goes by the map instead of by name.
        what: The name searched for; on the map the INEI code of the department or
            province reached, empty for all of Peru.
        part: The sheet shown, counted from 1.
    """

    on_map: bool = False
    what: str = ""
    part: int = 1

    @property
    def kept(self) -> str:
        """As the turn keeps it; :func:`looking` reads it back."""
        return f"{_MAP if self.on_map else _NAME}:{self.part}:{self.what}"


def looking(kept: str) -> Looking:
    """What :attr:`Looking.kept` wrote; nothing looked for yet where ``kept`` is no such text."""
    kind, _, rest = kept.partition(":")
    part, _, what = rest.partition(":")
    if kind not in (_NAME, _MAP):
        return Looking()
    return Looking(kind == _MAP, what, number(part))


def number(text: str) -> int:
    """A count from 1, as a form or the turn tells it; 1 where it tells none."""
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 4 else 1


def sheet(items: Sequence[Item], size: int, part: int) -> tuple[Sequence[Item], int, int]:
    """Sheet ``part`` of ``items``, ``size`` to a sheet.

    Returns:
        What is on it, its number, which is the last one's where there are fewer, and how
        many there are.
    """
    parts = max(1, math.ceil(len(items) / size))
    part = min(part, parts)
    return items[(part - 1) * size : part * size], part, parts


def by_letter(
    items: Sequence[Item], letter: Callable[[Item], str], size: int
) -> list[tuple[str, list[Item]]]:
    """Sheets that hold whole letters of the alphabet, so that a letter is looked for once.

    Args:
        items: In the order of the alphabet.
        letter: The first letter of one.
        size: Things that fit on a sheet; only a letter with more goes over several.

    Returns:
        Each sheet with its letters, ``"A – C"``; a number tells those of one letter apart.
    """
    sheets: list[list[Item]] = []
    for found in _letters(items, letter, size):
        if sheets and len(sheets[-1]) + len(found) <= size:
            sheets[-1] += found
        else:
            sheets.append(found)
    names = [" – ".join(dict.fromkeys((letter(s[0]), letter(s[-1])))) for s in sheets]
    titles = [
        name if names.count(name) == 1 else f"{name} {names[: place + 1].count(name)}"
        for place, name in enumerate(names)
    ]
    return list(zip(titles, sheets, strict=True))


def _letters(
    items: Sequence[Item], letter: Callable[[Item], str], size: int
) -> Iterator[list[Item]]:
    """Yields the things of each letter, at most ``size`` at once."""
    for _, group in groupby(items, letter):
        found = list(group)
        for start in range(0, len(found), size):
            yield found[start : start + size]
