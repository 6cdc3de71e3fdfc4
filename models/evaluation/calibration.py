"""Whether a confidence can be taken at its word, and from which one on to answer.

    python -m models.evaluation.calibration ../shared/data

prints the calibration of the installed program on Peruvian titles that never taught it and on
the colloquial sentences. Half of each set is ``dev``, where thresholds and temperatures are
chosen; figures to report are of ``test``.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from models.evaluation.answers import Score, rows, scored
from models.evaluation.linking import COLLOQUIAL
from models.training.corpus import held_out, sunat_forms

EQUAL_MASS, EQUAL_WIDTH = 15, 10
PRECISIONS = (0.8, 0.9, 0.95)
_DRAWS = 200
#: Of the draws above, so that a report can be repeated.
_SEED = 15
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Bin(NamedTuple):
    """Answers of like confidence: how many, their mean confidence, the share right."""

    answers: int
    confidence: float
    right: float


class Threshold(NamedTuple):
    """What answering only from ``least`` on keeps: share answered, share right of those."""

    least: float
    coverage: float
    precision: float


def bins_of_equal_mass(sure: Floats, right: Bools, count: int = EQUAL_MASS) -> list[Bin]:
    """Returns bins of as many answers each as can be, least sure first.

    Args:
        sure: float64 (n,), confidence of the first answer, 0 to 1.
        right: bool (n,), whether it is right.
        count: How many bins; empty ones are left out.
    """
    order = np.argsort(sure, kind="stable")
    return [_bin(sure[part], right[part]) for part in np.array_split(order, count) if len(part)]


def bins_of_equal_width(sure: Floats, right: Bools, count: int = EQUAL_WIDTH) -> list[Bin]:
    """Returns the bins of [0, 1] cut in ``count`` equal parts, empty ones left out."""
    place = np.minimum((sure * count + 1e-9).astype(int), count - 1)
    return [_bin(sure[place == at], right[place == at]) for at in np.unique(place)]


def _bin(sure: Floats, right: Bools) -> Bin:
    return Bin(len(sure), float(sure.mean()), float(right.mean()))


def calibration_error(bins: list[Bin]) -> float:
    """Returns the expected calibration error (Naeini et al. 2015) of ``bins``, 0 to 1.

    Raises:
        ValueError: There is no answer.
    """
    total = sum(one.answers for one in bins)
    if not total:
        raise ValueError("expected at least one answer, received none")
    return sum(one.answers * abs(one.confidence - one.right) for one in bins) / total


def calibration_error_by_chance(sure: Floats, rng: np.random.Generator) -> float:
    """Returns the error, in bins of equal mass, that perfect confidences would show on average.

    Few answers in a bin are rarely right in just the share they should be; an error no larger
    than this proves nothing wrong.
    """
    drawn = (rng.random(len(sure)) < sure for _ in range(_DRAWS))
    return float(np.mean([calibration_error(bins_of_equal_mass(sure, right)) for right in drawn]))


def brier(sure: Floats, right: Bools) -> float:
    """Returns the mean squared distance of confidence and truth of the first answer."""
    return float(np.mean((sure - right) ** 2))


def threshold(sure: Floats, right: Bools, precision: float) -> float:
    """Returns the lowest confidence from which on at least ``precision`` are right.

    Where no confidence will do, more than 1: nothing is answered.
    """
    order = np.argsort(-sure, kind="stable")
    levels, hits = np.unique(-sure), np.cumsum(right[order])
    counts = np.searchsorted(-sure[order], levels, side="right")
    enough = np.flatnonzero(hits[counts - 1] / counts >= precision - 1e-12)
    return float(-levels[enough[-1]]) if len(enough) else float(np.nextafter(1.0, 2.0))


def answered(sure: Floats, right: Bools, least: float) -> Threshold:
    """Returns coverage and precision where only confidence from ``least`` on is answered."""
    said = sure >= least
    return Threshold(least, float(said.mean()), float(right[said].mean()) if said.any() else 1.0)


Asked = dict[str, tuple[str, frozenset[str]]]


def titles(raw: Path) -> dict[str, Asked]:
    """Returns held-out Peruvian titles whose CO-95 group goes whole to one unit group.

    Returns:
        ``dev`` and ``test``, halves by the title's CRC-32: (text, right codes) by key.
    """
    halves: dict[str, Asked] = {"dev": {}, "test": {}}
    for form in sunat_forms(raw):
        if held_out(form.text) and form.ciuo08:
            # `held_out` looks at the remainder by 5 of the same sum, this at its high bits.
            half = "test" if zlib.crc32(form.text.encode()) >> 16 & 1 else "dev"
            halves[half][form.concept] = form.text, frozenset({form.ciuo08})
    return halves


def colloquial() -> dict[str, Asked]:
    """Returns the colloquial sentences of both splits: (text, right codes) by key."""
    halves: dict[str, Asked] = {"dev": {}, "test": {}}
    for row in rows(COLLOQUIAL):
        codes = frozenset({row["ciuo08"], row["also"]} - {""})
        halves[row["split"]][row["id"]] = row["text"], codes
    return halves


def judged(asked: Asked, score: Score) -> tuple[Floats, Bools]:
    """Returns confidence of each first answer and whether it is right; no answer is left out."""
    answers = score({key: text for key, (text, _) in asked.items()})
    first = [(*answers[key][0], wanted) for key, (_, wanted) in asked.items() if answers.get(key)]
    sure = np.array([confidence for _, confidence, _ in first], np.float64)
    return sure, np.array([code in wanted for code, _, wanted in first], np.bool_)


def report(halves: Mapping[str, Asked], score: Score = scored) -> dict[str, Any]:
    """Measures a set; thresholds are chosen on its ``dev`` and hold for its ``test``.

    Returns:
        Figures of ``dev``, ``test`` and ``all``, which is for what neither half has fitted;
        and under ``abstain_…`` the threshold for that precision with what each half gets.
    """
    held = {half: judged(asked, score) for half, asked in halves.items()}
    sure, right = zip(*held.values(), strict=True)
    whole = {"all": (np.concatenate(sure), np.concatenate(right))}
    figures: dict[str, Any] = {}
    for half, (sure, right) in (held | whole).items():
        table = bins_of_equal_mass(sure, right)
        figures[half] = {
            "answers": len(sure),
            "right": float(right.mean()),
            "confidence": float(sure.mean()),
            "ece_equal_mass": calibration_error(table),
            "ece_by_chance": calibration_error_by_chance(sure, np.random.default_rng(_SEED)),
            "ece_equal_width": calibration_error(bins_of_equal_width(sure, right)),
            "brier": brier(sure, right),
            "reliability": table,
        }
    for precision in PRECISIONS:
        least = threshold(*held["dev"], precision)
        figures[f"abstain_{precision}"] = {
            half: answered(*held[half], least)._asdict() for half in held
        }
    return figures


def main() -> None:
    """Prints the figures; the first argument is the folder of the raw data."""
    figures = {"titles": report(titles(Path(sys.argv[1]))), "colloquial": report(colloquial())}
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
