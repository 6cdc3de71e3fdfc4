"""A progress bar on standard error for what takes long; silent where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

#: Called with how many more units (bytes or rows) are done.
Advance = Callable[[int], None]


def ignore(_: int) -> None:
    """Shows nothing."""


@contextmanager
def progress(label: str, total: int) -> Iterator[Advance]:
    """Shows how far a file has been read.

    Args:
        label: What is being done, in Spanish.
        total: Units altogether.

    Yields:
        What to call with the units done since the last call.
    """
    with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
        yield bar.update
