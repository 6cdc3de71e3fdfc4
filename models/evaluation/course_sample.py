"""How often what the tables say a course teaches is right, judged by hand on a random sample.

`draw` takes (course, skill) pairs from the finished tables, each as likely as any other, so that a
programme taught at many sites weighs as it does before a person. The judged sample is kept in
``data/course_tags_sample.csv``; `share_right` counts it. ``dudoso`` counts as wrong.

    python -m models.evaluation.course_sample SEED

writes a fresh draw, without verdicts, to standard output.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from models.taxonomy.tables import DATA, mapping, read

SAMPLE = Path(__file__).parent / "data" / "course_tags_sample.csv"
FIELDS = (
    *("seed", "course_id", "programme_key", "programme", "level", "skill", "label"),
    *("verdict", "judge", "note"),
)
VERDICTS = ("si", "no", "dudoso")
SIZE = 100


def draw(seed: int, size: int = SIZE, data: Path = DATA) -> list[dict[str, str]]:
    """Draws pairs without replacement, in the order of the draw.

    Args:
        seed: Of NumPy's ``default_rng``; the same seed and tables give the same pairs.
        size: How many.
        data: Folder of the tables.

    Returns:
        Rows with the columns of `FIELDS`, the last three empty.
    """
    labels = mapping("skills", "code", "label", data)
    taught = mapping("course_tags", "programme_key", "skills", data)
    columns = ("course_id", "programme_key", "programme", "level")
    pairs = [
        dict(zip(columns, course, strict=True)) | {"skill": skill, "label": labels[skill]}
        for course in read("courses", columns, data)
        for skill in filter(None, taught.get(course[1], "").split("|"))
    ]
    chosen = np.random.default_rng(seed).choice(len(pairs), size, replace=False)
    empty = dict.fromkeys(FIELDS, "")
    return [empty | {"seed": str(seed)} | pairs[place] for place in chosen]


def share_right(rows: Iterable[Mapping[str, str]]) -> float:
    """Returns the share of judged pairs whose verdict is ``si``, 0 to 1."""
    verdicts = [row["verdict"] for row in rows]
    return verdicts.count("si") / len(verdicts)


def main() -> None:
    """Writes a draw to standard output."""
    writer = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(draw(int(sys.argv[1])))


if __name__ == "__main__":
    main()
