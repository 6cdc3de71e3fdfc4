"""Fits the bundle's calibration on the dev halves and prints it for ``converters/bundle.py``.

Weights by the colloquial sentences: accuracy at 1, then likelihood. The temperature of told
clauses by the likelihood of the same, that of bare names by the likelihood of the dev titles;
then the confidence from which on PRECISION of the first answers of both are right.
Usage: python scripts/calibrate.py ../shared/data
"""

from __future__ import annotations

import itertools
import sys
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from kiosk.planner.index import Calibration
from kiosk.planner.planner import Planner
from models.evaluation.calibration import Asked, colloquial, threshold, titles

#: Below the confidence that gives it, the planner names no experience.
PRECISION = 0.85
_TEMPERATURES = (0.4, 0.5, 0.6, 0.8, 1.0, 1.25, 1.5, 2.0)


class Trial:
    """Answers the dev texts with one calibration after another."""

    def __init__(self) -> None:
        self.planner = Planner()

    def judged(
        self, calibration: Calibration, asked: Asked
    ) -> tuple[list[float], list[bool], float]:
        """Returns confidence and truth of the first answers, and the mean log-likelihood."""
        index, recogniser = self.planner.index, self.planner.recogniser
        object.__setattr__(index, "calibration", calibration)
        sure, right, likely = [], [], []
        for text, wanted in asked.values():
            p = recogniser.of_text(text)
            if p is not None:
                first = int(p.argmax())
                sure.append(float(p[first]))
                right.append(index.codes[first] in wanted)
                likely.append(np.log(sum(p[index.codes.index(c)] for c in wanted) + 1e-9))
        return sure, right, float(np.mean(likely))


def main() -> None:
    """Tries a small grid and prints what did best."""
    trial, told, named = Trial(), colloquial()["dev"], titles(Path(sys.argv[1]))["dev"]
    best = trial.planner.index.calibration
    found = []
    for head, heat, whole in itertools.product(
        (0.0, 0.3, 0.5, 0.7), (18.0, 24.0, 32.0), (0.6, 1.0)
    ):
        one = replace(
            best, knn_weight=1 - head, head_weight=head, knn_temperature=heat, whole_weight=whole
        )
        _, right, likely = trial.judged(one, told)
        found.append((float(np.mean(right)), likely, one))
    found.sort(key=lambda f: f[:2], reverse=True)
    for accuracy, likely, one in found[:5]:
        print(f"accuracy {accuracy:.3f} loglik {likely:.3f} {asdict(one)}")
    for field, asked in (("told_temperature", told), ("named_temperature", named)):
        likelihoods = {
            t: trial.judged(replace(best, **{field: t}), asked)[2] for t in _TEMPERATURES
        }
        print(field, "by likelihood:", max(likelihoods, key=likelihoods.__getitem__), likelihoods)
    pairs = [trial.judged(best, asked)[:2] for asked in (told, named)]
    sure, right = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    print(f"abstain for a precision of {PRECISION}:", threshold(sure, right, PRECISION))


if __name__ == "__main__":
    main()
