"""Whether the encoder's confidence in a course's tags can be taken at its word.

Every programme is read without its own tags (``models.building.course_confidence``), and the tags
the encoder would give it are held against those of its rule. The rules are not the truth, only the
best that is known of it: what a person judged is in ``course_sample``.

    python -m models.evaluation.course_calibration

prints, for each tenth of confidence, how many tags there are and which share the rules give too.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.building.course_rules import read_codes, read_rules
from models.building.course_tags import matched, readings
from models.taxonomy.tables import DATA

TENTHS = 10


def judged(data: Path = DATA) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Returns the confidence of every tag of every programme with a rule, and whether it has it."""
    codes = read_codes(data)
    matches = matched(data, read_rules(data / "course_rules.csv", codes))
    sure, right = [], []
    for reading, rule in zip(readings(data, codes, matches), matches.values(), strict=True):
        if rule is not None:
            given = {*rule.groups, *rule.skills}
            sure += list(reading.sure.values())
            right += [code in given for code in reading.sure]
    return np.array(sure), np.array(right)


def tenths(
    sure: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]
) -> list[tuple[float, int, float]]:
    """Returns (from this confidence on, tags, share the rules give) for each tenth with tags.

    Args:
        sure: Confidence of each tag, 0 to 1; 1 belongs to the last tenth.
        right: Whether the rules give the tag.
    """
    place = np.minimum((sure * TENTHS + 1e-9).astype(int), TENTHS - 1)
    return [
        (tenth / TENTHS, int((place == tenth).sum()), float(right[place == tenth].mean()))
        for tenth in range(TENTHS)
        if (place == tenth).any()
    ]


def main() -> None:
    """Prints the table."""
    for least, tags, share in tenths(*judged()):
        sys.stdout.write(f"{least:.1f}  {tags:7d}  {share:.3f}\n")


if __name__ == "__main__":
    main()
