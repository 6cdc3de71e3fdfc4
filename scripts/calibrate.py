"""Fits the bundle's calibration on the colloquial dev split and prints the best values.

Accuracy at 3 first, then accuracy at 1, then likelihood; the temperature alone is
fitted by likelihood, so that a confidence of 0.7 is right seven times in ten.
Usage: python scripts/calibrate.py
"""

from __future__ import annotations

import csv
import itertools
from dataclasses import asdict, replace

import numpy as np

from kiosk.planner.planner import Planner
from models.evaluation.linking import COLLOQUIAL


def main() -> None:
    """Tries a small grid and prints what did best."""
    planner = Planner()
    recogniser, index = planner.recogniser, planner.index
    with COLLOQUIAL.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev"]
    wanted = [{row["ciuo08"], row["also"]} - {""} for row in rows]

    def score(calibration: object) -> tuple[float, float, float]:
        object.__setattr__(index, "calibration", calibration)
        at1 = at3 = likelihood = 0.0
        for row, right in zip(rows, wanted, strict=True):
            p = recogniser.of_text(row["text"])
            if p is None:
                continue
            order = np.argsort(-p)[:3]
            at1 += index.codes[order[0]] in right
            at3 += any(index.codes[i] in right for i in order)
            likelihood += np.log(sum(p[index.codes.index(c)] for c in right) + 1e-9)
        n = len(rows)
        return at3 / n, at1 / n, likelihood / n

    base = index.calibration
    found = []
    for head, heat, whole in itertools.product(
        (0.0, 0.3, 0.5, 0.7, 1.0), (12.0, 18.0, 24.0, 32.0), (0.3, 0.6, 1.0)
    ):
        trial = replace(
            base, knn_weight=1 - head, head_weight=head, knn_temperature=heat, whole_weight=whole
        )
        found.append((score(trial), trial))
    found.sort(key=lambda f: f[0], reverse=True)
    for result, trial in found[:8]:
        print(
            "acc@3 {:.3f} acc@1 {:.3f} loglik {:.3f}".format(*result),
            f"head {trial.head_weight} heat {trial.knn_temperature} whole {trial.whole_weight}",
        )
    best = found[0][1]
    temperatures = [
        (score(replace(best, temperature=t))[2], t) for t in (0.4, 0.6, 0.8, 1.0, 1.3, 1.6, 2.0)
    ]
    print("temperature by likelihood:", max(temperatures))
    print(asdict(replace(best, temperature=max(temperatures)[1])))


if __name__ == "__main__":
    main()
