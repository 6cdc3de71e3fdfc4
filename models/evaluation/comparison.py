"""Two runs side by side: every figure of both, and which is the better."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.evaluation.metrics_file import numbers

#: Names of figures of which more, or less, is better; looked for in the last part of the
#: dotted name, or in the last two. Of any other figure no difference is better.
_MORE = re.compile(
    r"(mrr|map|accuracy@\d+|same|precision|recall|f1|kept_apart|wishes|coverage|right|share|"
    r"ndcg@\d+|(by_kind|kept|typo_by_set|typo_by_words)\.[^.]+|"
    r"(value@\d+|ndcg@\d+)\.mean)"
)
_LESS = re.compile(r"(ece_equal_mass|ece_equal_width|brier|gaps\.[^.]+\.[^.]+\.size)")
#: Shares of what is withheld, and what the best, the baselines or chance would do: no model's.
_NEITHER = re.compile(r"\.(abstains|baselines|random|popularity|hand_made|best_possible)\.")
#: Differences smaller than this are those of rounding.
_SAME = 5e-4


@dataclass(frozen=True)
class Row:
    """One figure of two runs; None where a run lacks it.

    Attributes:
        name: Dotted name.
        first: Of run A.
        second: Of run B.
    """

    name: str
    first: float | None
    second: float | None

    @property
    def difference(self) -> float | None:
        """B less A, None where one is missing."""
        if self.first is None or self.second is None:
            return None
        return self.second - self.first

    @property
    def verdict(self) -> int:
        """1 where B is better than A, -1 where worse, 0 where neither or not known."""
        if self.difference is None or abs(self.difference) < _SAME:
            return 0
        return direction(self.name) * (1 if self.difference > 0 else -1)


def _ends(pattern: re.Pattern[str], name: str) -> bool:
    return re.search(rf"(^|\.){pattern.pattern}$", name) is not None


def direction(name: str) -> int:
    """Returns 1 if more of a figure is better, -1 if less is, 0 if neither."""
    if _NEITHER.search(f".{name}."):
        return 0
    if _ends(_LESS, name):
        return -1
    return 1 if _ends(_MORE, name) else 0


def compare(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[Row]:
    """Returns a row for each figure that either has, sorted by name."""
    one, other = dict(numbers(first)), dict(numbers(second))
    return [Row(name, one.get(name), other.get(name)) for name in sorted({*one, *other})]


def _shown(value: float | None) -> str:
    if value is None:
        return "—"
    return f"{value:.0f}" if value == int(value) and abs(value) > 1 else f"{value:.3f}"


def table(rows: Sequence[Row], first: str, second: str) -> str:
    """Returns the table to print; what it says is in Spanish."""
    lines = [["medida", first, second, "diferencia", ""]]
    for row in rows:
        missing = f"falta en {first}" if row.first is None else f"falta en {second}"
        said = {1: "mejor", -1: "peor", 0: ""}[row.verdict]
        apart = row.difference
        lines.append(
            [
                row.name,
                _shown(row.first),
                _shown(row.second),
                "" if apart is None else f"{apart:+.3f}",
                missing if apart is None else said,
            ]
        )
    wide = [max(len(line[at]) for line in lines) for at in range(5)]
    return "".join(
        f"{line[0]:<{wide[0]}}  "
        + "  ".join(f"{line[at]:>{wide[at]}}" for at in (1, 2, 3))
        + (f"  {line[4]}" if line[4] else "")
        + "\n"
        for line in lines
    )
