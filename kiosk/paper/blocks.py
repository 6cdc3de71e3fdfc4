"""What a receipt is made of, and how it travels to the process that prints."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Align = Literal["left", "center"]


@dataclass(frozen=True)
class Line:
    """A paragraph; it is wrapped where the paper ends.

    Attributes:
        text: The words.
        align: Where they stand.
        bold: Whether they are heavy.
        size: 1, or 2 for letters twice as wide and high.
        margin: Empty columns before each line.
        say: How it is said aloud where reading it out would not do; "": as written.
    """

    text: str
    align: Align = "left"
    bold: bool = False
    size: int = 1
    margin: int = 0
    say: str = ""


@dataclass(frozen=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True)
class Qr:
    """A QR code that carries ``text``."""

    text: str


@dataclass(frozen=True)
class Feed:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True)
class Cut:
    """The end: the paper is cut, where the printer can."""


Block = Line | Rule | Qr | Feed | Cut
_KINDS: dict[str, type[Block]] = {kind.__name__: kind for kind in (Line, Rule, Qr, Feed, Cut)}


def to_json(blocks: Iterable[Block]) -> str:
    """The blocks as one line of JSON; the same blocks give the same line."""
    return json.dumps(
        [[type(block).__name__, asdict(block)] for block in blocks], ensure_ascii=False
    )


def from_json(text: str) -> tuple[Block, ...]:
    """What :func:`to_json` wrote.

    Raises:
        ValueError, KeyError, TypeError: It is something else.
    """
    return tuple(_KINDS[kind](**fields) for kind, fields in json.loads(text))
