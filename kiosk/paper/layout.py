"""Paragraphs as the lines of a narrow paper, in letters that a receipt printer has."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterable

from kiosk.paper.blocks import Block, Line, Rule

#: Columns of font A (12 dots) on 80 mm paper: 72 mm at 203 dots an inch are 576 dots.
COLUMNS = 48
#: Signs of print that no old code page has, as a typewriter writes them.
_TYPED = str.maketrans(
    {"…": "...", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "\u202f": "\u00a0"}
)


def wrap(line: Line, columns: int = COLUMNS) -> list[str]:
    """The printed lines of a paragraph.

    Words stay whole and a figure stays with its unit; only a word longer than the
    paper is wide is cut. No letter is lost.

    Args:
        line: The paragraph.
        columns: Letters of size 1 that fit across the paper.
    """
    margin = " " * line.margin
    wrapped = textwrap.wrap(
        line.text.translate(_TYPED),
        max(1, columns // line.size),
        initial_indent=margin,
        subsequent_indent=margin,
        break_on_hyphens=False,
    )
    return [text.replace("\u00a0", " ") for text in wrapped]


def as_lines(blocks: Iterable[Block], columns: int = COLUMNS) -> list[str]:
    """The words of a receipt, line by line as they are printed; rules as dashes."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Line):
            lines += wrap(block, columns)
        elif isinstance(block, Rule):
            lines.append("-" * columns)
    return lines


def in_plain_letters(text: str, has: Callable[[str], bool]) -> str:
    """``text`` with each letter that the printer lacks replaced by the nearest it has.

    Args:
        text: What is to be printed.
        has: Whether the printer has a letter.

    Returns:
        ``text``; "Ó" may have become "O", and what has no plain form "?".
    """
    return "".join(letter if has(letter) else _plain(letter) for letter in text)


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return base or "?"
