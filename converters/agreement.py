"""How far two runs of one model are apart, and how far they may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from converters.run import Array

Floats = npt.NDArray[np.float64]
#: Length of the short list whose members are compared.
SHORT = 5


@dataclass(frozen=True)
class Agreement:
    """An output of both models over the same inputs.

    An output with one column is a list of values: there the rows of one call are one
    ranking. Any other is a ranking a row.

    Attributes:
        rankings: Number of rankings compared.
        max_abs: Largest difference of one number.
        lowest: Lowest cosine of any ranking with its reference.
        mean: Mean of the cosines.
        top1: Share of rankings whose first is the same.
        top5: Mean share of the reference's first five that are among the first five.
    """

    rankings: int
    max_abs: float
    lowest: float
    mean: float
    top1: float
    top5: float


@dataclass(frozen=True)
class Tolerance:
    """What is asked of an :class:`Agreement`; None asks nothing.

    Attributes:
        lowest: Least cosine.
        top1: Least share of equal firsts.
        max_abs: Largest difference of one number.
    """

    lowest: float | None = None
    top1: float | None = None
    max_abs: float | None = None

    def objections(self, agreement: Agreement) -> list[str]:
        """Returns what is not kept, in words; nothing if all is. NaN keeps nothing."""
        found = []
        if self.lowest is not None and not agreement.lowest >= self.lowest:
            found.append(f"cosine {agreement.lowest:.4f} < {self.lowest}")
        if self.top1 is not None and not agreement.top1 >= self.top1:
            found.append(f"same first {agreement.top1:.3f} < {self.top1}")
        if self.max_abs is not None and not agreement.max_abs <= self.max_abs:
            found.append(f"error {agreement.max_abs:.2g} > {self.max_abs}")
        return found


def _rankings(output: Array) -> Floats:
    rows = np.asarray(output, np.float64).reshape(len(output), -1)
    return rows.T if rows.shape[1] == 1 else rows


def _cosines(rows: Floats, reference: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(reference, axis=1)
    dots = (rows * reference).sum(1)
    same = np.all(rows == reference, axis=1).astype(np.float64)
    return np.divide(dots, lengths, out=same, where=lengths != 0)


def _shared(row: Floats, reference: Floats) -> float:
    count = min(SHORT, len(row))
    first, other = (set(np.argsort(-x, kind="stable")[:count]) for x in (row, reference))
    return len(first & other) / count


def agreement(outputs: list[Array], references: list[Array]) -> Agreement:
    """Compares the answers of a model with the reference's, call by call.

    Args:
        outputs: One array (rows, columns) a call.
        references: Of the same shapes.

    Raises:
        ValueError: Nothing to compare, other shapes, or a number that is none.
    """
    if not outputs:
        raise ValueError("expected answers to compare, received none")
    cosines: list[float] = []
    firsts: list[bool] = []
    shared: list[float] = []
    worst = 0.0
    for output, reference in zip(outputs, references, strict=True):
        if output.shape != reference.shape:
            raise ValueError(f"expected shape {reference.shape}, received {output.shape}")
        if not (np.isfinite(output).all() and np.isfinite(reference).all()):
            raise ValueError("expected finite answers, received NaN or infinity")
        rows, wanted = _rankings(output), _rankings(reference)
        worst = max(worst, float(np.abs(rows - wanted).max()))
        cosines.extend(_cosines(rows, wanted))
        firsts.extend(rows.argmax(1) == wanted.argmax(1))
        shared.extend(_shared(row, want) for row, want in zip(rows, wanted, strict=True))
    return Agreement(
        rankings=len(cosines),
        max_abs=worst,
        lowest=float(min(cosines)),
        mean=float(np.mean(cosines)),
        top1=float(np.mean(firsts)),
        top5=float(np.mean(shared)),
    )


def by_output(
    answers: list[dict[str, Array]], references: list[Mapping[str, Array]]
) -> dict[str, Agreement]:
    """Returns the agreement of every output of the reference, by name."""
    return {
        name: agreement([a[name] for a in answers], [r[name] for r in references])
        for name in sorted(references[0])
    }
