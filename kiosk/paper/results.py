"""How a print can end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    """How it ended."""

    PRINTED = "Printed"
    #: Only asked for: the printer answers, nothing was printed.
    READY = "Ready"
    NO_PRINTER = "NoPrinter"
    OUT_OF_PAPER = "OutOfPaper"
    NOT_REACHABLE = "NotReachable"
    TIMED_OUT = "TimedOut"
    REFUSED = "Refused"


class Why(StrEnum):
    """What lies behind a refusal; for the staff, since only they can mend it."""

    NOTHING = ""
    LIBRARY = "library"
    PROFILE = "profile"
    OFFLINE = "offline"
    FAULT = "fault"


@dataclass(frozen=True)
class Answer:
    """The result and, where it was refused, why."""

    result: Result
    why: Why = Why.NOTHING
