"""Whether people of one department, schooling or sex are understood less well than others.

    python -m models.evaluation.fairness

prints a table over the synthetic persons of ``user_data.csv``. They do not exist, and their
texts are templates ("Trabajo como …") filled with one label or one phrase of unpaid work, that
the encoder has learned: a gap here is one between occupations that the tables give to each
group more often. The table can show that something is badly wrong for a group; it cannot show
that real people are served alike.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.evaluation.answers import Plan, Score, planned, rows, scored
from models.evaluation.chance import largest_gap, wilson
from models.taxonomy.tables import DATA

ATTRIBUTES = ("department", "education", "sex")
#: Below so few persons a share says nothing; they are left out of the gap, not of the table.
LEAST = 20
#: Persons who get a whole plan, one program call each.
SAMPLE = 150
#: A gap exceeds chance below this, shared among all gaps of one report (Bonferroni).
_ALPHA = 0.05
NOTE = (
    "Synthetic persons, texts from templates: what this proves is limited to gross gaps.\n"
    "p: share of shuffles with a gap so large; p within: shuffled within occupations,\n"
    "so near 1 where the mix of occupations alone makes the gap."
)
_BUNDLE = Path(__file__).parent.parent / "bundle" / "bundle.json"

Person = Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """One measure of one group, with the 95 % interval of its share."""

    measure: str
    attribute: str
    group: str
    persons: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Spread:
    """The largest gap of one measure between the groups of one attribute.

    Attributes:
        measure: What is counted.
        attribute: What the groups differ in.
        lowest: Group with the lowest share.
        highest: Group with the highest share.
        size: Difference of the two shares.
        p: Of a permutation test.
        p_within: The same, shuffled within occupations only.
        beyond_chance: Whether ``p`` is below .05 shared among the gaps of the report.
    """

    measure: str
    attribute: str
    lowest: str
    highest: str
    size: float
    p: float
    p_within: float
    beyond_chance: bool


def occupation(person: Person, unpaid: Mapping[str, str]) -> str:
    """Returns the CIUO-08 group a person's text tells of, "" where it is not known.

    Args:
        person: Row of ``user_data.csv``.
        unpaid: Unit group of each phrase of unpaid work, for persons without a job.
    """
    if person["ciuo08"]:
        return person["ciuo08"]
    told = [phrase for phrase in unpaid if phrase in person["text"]]
    return unpaid[max(told, key=len)] if told else ""


def unpaid_phrases(data: Path = DATA) -> dict[str, str]:
    """Returns the unit group of each phrase of ``unpaid_work.csv``."""
    return {
        phrase: row["ciuo08"]
        for row in rows(data / "unpaid_work.csv")
        for phrase in row["forms"].split("|")
    }


def recognised(
    persons: Sequence[Person], abstain: float, score: Score, unpaid: Mapping[str, str]
) -> dict[str, list[bool | None]]:
    """Returns for each person whether the group was first, among three, or withheld.

    ``None`` where the text's group is not known. Withheld means that the confidence of the
    first answer of ``yachay classify`` is below ``abstain``.
    """
    answers = score({person["person_id"]: person["text"] for person in persons})
    found: dict[str, list[bool | None]] = {"top 1": [], "top 3": [], "abstains": []}
    for person in persons:
        answer, wanted = answers.get(person["person_id"], ()), occupation(person, unpaid)
        codes = [code for code, _ in answer]
        found["top 1"].append(wanted in codes[:1] if wanted else None)
        found["top 3"].append(wanted in codes[:3] if wanted else None)
        found["abstains"].append(not answer or answer[0][1] < abstain)
    return found


def with_pathway(persons: Sequence[Person], plan: Plan) -> list[bool | None]:
    """Returns for each person whether the plan has a pathway with at least one course."""
    options = ("text", "ubigeo", "education", "budget", "weeks", "age")
    return [
        any(
            pathway["steps"]
            for pathway in plan(
                {name: person[name] for name in options} | {"hours-week": person["hours_week"]}
            )["pathways"]
        )
        for person in persons
    ]


def lines(
    persons: Sequence[Person], measure: str, values: Sequence[bool | None]
) -> tuple[list[Line], list[tuple[str, list[str], list[bool], list[str]]]]:
    """Counts one measure in every group.

    Returns:
        The lines; and of each attribute (name, group, value, occupation) of the persons whose
        group is large enough for a gap.
    """
    found, open_to_test = [], []
    known = [(p, v) for p, v in zip(persons, values, strict=True) if v is not None]
    for attribute in ATTRIBUTES:
        groups: dict[str, list[bool]] = {}
        for person, value in known:
            groups.setdefault(person[attribute], []).append(value)
        for group, seen in sorted(groups.items()):
            low, high = wilson(sum(seen), len(seen))
            share = sum(seen) / len(seen)
            found.append(Line(measure, attribute, group, len(seen), share, low, high))
        large = [(p, v) for p, v in known if len(groups[p[attribute]]) >= LEAST]
        open_to_test.append(
            (
                attribute,
                [person[attribute] for person, _ in large],
                [value for _, value in large],
                [person["ciuo08"] or person["text"] for person, _ in large],
            )
        )
    return found, open_to_test


def fairness(
    measures: Mapping[str, tuple[Sequence[Person], Sequence[bool | None]]],
    seed: int,
    shuffles: int = 1000,
) -> tuple[list[Line], list[Spread]]:
    """Returns every group's shares and, for each measure and attribute, the largest gap.

    Args:
        measures: By name, persons and what was found of each.
        seed: Of the permutation tests.
        shuffles: Of each permutation test.
    """
    rng = np.random.default_rng(seed)
    every: list[Line] = []
    spreads: list[Spread] = []
    alpha = _ALPHA / (len(measures) * len(ATTRIBUTES))
    for measure, (persons, values) in measures.items():
        counted, open_to_test = lines(persons, measure, values)
        every += counted
        for attribute, groups, seen, jobs in open_to_test:
            names, index = np.unique(groups, return_inverse=True)
            if len(names) < 2:
                continue
            truth = np.array(seen, np.bool_)
            gap = largest_gap(truth, index, rng, shuffles=shuffles)
            within = largest_gap(truth, index, rng, jobs, shuffles)
            ends = str(names[gap.lowest]), str(names[gap.highest])
            spreads.append(
                Spread(measure, attribute, *ends, gap.size, gap.p, within.p, gap.p < alpha)
            )
    return every, spreads


def table(every: Sequence[Line], spreads: Sequence[Spread]) -> str:
    """Returns the table to print: the note, the largest gaps, then every group."""
    shown = [
        NOTE,
        "",
        "measure     attribute   lowest         highest          gap      p  p within",
    ]
    for one in spreads:
        mark = "  exceeds chance" if one.beyond_chance else ""
        shown.append(
            f"{one.measure:11} {one.attribute:11} {one.lowest:14} {one.highest:14} "
            f"{one.size:6.3f} {one.p:6.3f} {one.p_within:9.3f}{mark}"
        )
    shown += ["", "measure     attribute   group          persons  share  95 % interval"]
    shown += [
        f"{line.measure:11} {line.attribute:11} {line.group:14} {line.persons:7d} "
        f"{line.share:6.3f}  {line.low:.3f}–{line.high:.3f}"
        for line in every
    ]
    return "\n".join(shown) + "\n"


def main() -> None:
    """Measures the installed program and prints the table."""
    persons = rows(DATA / "user_data.csv")
    abstain = float(json.loads(_BUNDLE.read_text("utf-8"))["calibration"]["abstain"])
    drawn = np.random.default_rng(1).choice(len(persons), SAMPLE, replace=False)
    sample = [persons[at] for at in drawn]
    measures: dict[str, tuple[Sequence[Person], Sequence[bool | None]]] = {
        name: (persons, values)
        for name, values in recognised(persons, abstain, scored, unpaid_phrases()).items()
    }
    measures["pathway"] = sample, with_pathway(sample, planned)
    sys.stdout.write(table(*fairness(measures, seed=1)))


if __name__ == "__main__":
    main()
