"""What each source gave to a build: rows read, used, repaired and rejected, with the reasons.

Counts hold every row; examples are kept of the first few of each reason, so that a file of
half a million bad rows takes no more memory than one of ten. Nothing here depends on the clock
or on the machine: two builds of the same files give the same report.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

#: Rows kept as examples of one reason.
EXAMPLES = 5
#: Characters of a cell that a message repeats; a name of 1,900 characters says no more.
SHOWN = 60


def shorten(value: object) -> str:
    """Returns a cell as a message may show it: one line, at most `SHOWN` characters."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


@dataclass
class Tally:
    """The rows of one file.

    Attributes:
        source_id: Key of ``sources.csv``.
        file: Name of the file, without its folder.
        sha256: Digest of the file as it was read.
        read: Rows seen.
        used: Rows that gave something.
        reasons: Why rows were rejected or repaired, with how many.
        examples: For each reason, the first rows as (row, column, found).
    """

    source_id: str
    file: str
    sha256: str
    read: int = 0
    used: int = 0
    rejected: int = 0
    repaired: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)

    def reject(self, row: int, column: str, expected: str, found: object) -> None:
        """Notes that a row is left out: what was expected of its column, what stood there."""
        self.rejected += 1
        self._note(f"{column}: se esperaba {expected}", row, column, found)

    def repair(self, row: int, column: str, how: str, found: object) -> None:
        """Notes that a cell was mended, and how."""
        self.repaired += 1
        self._note(f"{column}: {how}", row, column, found)

    def skip(self, reason: str, rows: int = 1) -> None:
        """Notes rows that are sound but not wanted, such as persons without work."""
        self.reasons[reason] += rows

    def _note(self, reason: str, row: int, column: str, found: object) -> None:
        self.reasons[reason] += 1
        kept = self.examples.setdefault(reason, [])
        if len(kept) < EXAMPLES:
            kept.append((row, column, shorten(found)))


class Report:
    """The tallies of one build, in the order in which files were read."""

    def __init__(self) -> None:
        self.tallies: list[Tally] = []

    def source(self, source_id: str, path: Path) -> Tally:
        """Begins the tally of a file.

        Args:
            source_id: Key of ``sources.csv`` or ``sources_supply.csv``.
            path: The raw file, which must exist.
        """
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        tally = Tally(source_id, path.name, digest)
        self.tallies.append(tally)
        return tally

    def rows(self) -> list[dict[str, str]]:
        """Returns the lines of ``build_report.csv``, one a file."""
        return [
            {
                "file": tally.file,
                "source_id": tally.source_id,
                "sha256": tally.sha256,
                "read": str(tally.read),
                "used": str(tally.used),
                "rejected": str(tally.rejected),
                "repaired": str(tally.repaired),
                "reasons": "|".join(
                    f"{why} ({count})" for why, count in sorted(tally.reasons.items())
                ),
            }
            for tally in sorted(self.tallies, key=lambda t: (t.file, t.source_id))
        ]

    def lines(self) -> list[str]:
        """Returns the report in Spanish for a terminal, with examples of what was rejected."""
        said = []
        for tally in self.tallies:
            said.append(
                f"{tally.file}: {tally.read} filas leídas, {tally.used} usadas, "
                f"{tally.rejected} rechazadas, {tally.repaired} reparadas"
            )
            for why, count in sorted(tally.reasons.items()):
                said.append(f"  {count} × {why}")
                said += [
                    f"    fila {row}, columna {column}: «{found}»"
                    for row, column, found in tally.examples.get(why, ())
                ]
        return said
