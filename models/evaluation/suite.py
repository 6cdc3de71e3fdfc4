"""Everything ``yachay models evaluate`` measures, section by section.

A section is a function from what is asked for to its figures: dictionaries of numbers,
ready for JSON. Groups and gaps are dictionaries too, so that every number has a name by which two
runs can be compared.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from models.evaluation import calibration, fairness, installed, linking, trust
from models.evaluation.answers import Classify, Plan, Score, classified, planned, rows, scored
from models.evaluation.several import several
from models.taxonomy.tables import DATA

Figures = Mapping[str, Any]
#: Of the persons who get a whole plan, and of the shuffles.
_SEED = 1


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        raw: Folder of the raw files.
        split: ``dev`` to choose by, ``test`` only to report.
        classify: Stands for ``yachay classify``.
        score: The same with confidences.
        plan: Stands for ``yachay plan``.
        failures: Filled by the sections: lines that show what went wrong.
    """

    raw: Path
    split: str
    classify: Classify = classified
    score: Score = scored
    plan: Plan = planned
    failures: list[str] = field(default_factory=list)


Section = Callable[[Asked], Figures]


def _colloquial(asked: Asked) -> Figures:
    figures, missed = linking.colloquial(asked.split)
    for key, text, expected, got in missed:
        asked.failures.append(f"{key}\t{expected}\t{','.join(got)}\t{text}")
    return figures


def _gender(asked: Asked) -> Figures:
    figures = trust.gender(asked.classify)
    asked.failures.extend("\t".join(pair) for pair in figures.pop("failing"))
    return figures


def _typos(asked: Asked) -> Figures:
    return {f"seed_{seed}": trust.typos(asked.classify, seed) for seed in trust.SEEDS}


def _of_split(report: Figures, split: str) -> Figures:
    """Leaves the figures of the test half out where they are not asked for."""
    if split == "test":
        return report
    halves = {k: v for k, v in report.items() if k not in ("test", "all")}
    return {k: {"dev": v["dev"]} if k.startswith("abstain") else v for k, v in halves.items()}


def _calibration(asked: Asked) -> Figures:
    sets = {"titles": calibration.titles(asked.raw), "colloquial": calibration.colloquial()}
    return {
        name: _of_split(calibration.report(halves, asked.score), asked.split)
        for name, halves in sets.items()
    }


def _several(asked: Asked) -> Figures:
    figures, missed = several(asked.split, asked.plan)
    for key, text, profile in missed:
        told = ", ".join(f"{e['ciuo08']} «{e['evidence']}»" for e in profile["experience"])
        asked.failures.append(f"{key}\t{text}\t{told}")
    return figures


def _fairness(asked: Asked) -> Figures:
    persons = rows(DATA / "user_data.csv")
    abstain = float(installed.manifest()["calibration"]["abstain"])
    found = fairness.recognised(persons, abstain, asked.score, fairness.unpaid_phrases())
    measures: dict[str, tuple[Sequence[fairness.Person], Sequence[bool | None]]] = {
        name: (persons, values) for name, values in found.items()
    }
    drawn = np.random.default_rng(_SEED).choice(len(persons), fairness.SAMPLE, replace=False)
    sample = [persons[at] for at in drawn]
    measures["pathway"] = sample, fairness.with_pathway(sample, asked.plan)
    return fairness_figures(*fairness.fairness(measures, _SEED))


def fairness_figures(
    every: Sequence[fairness.Line], spreads: Sequence[fairness.Spread]
) -> dict[str, Any]:
    """Returns lines and gaps by measure, attribute and group instead of in lists."""
    figures: dict[str, Any] = {"synthetic": True, "gaps": {}, "groups": {}}
    for gap in spreads:
        told = {k: v for k, v in asdict(gap).items() if k not in ("measure", "attribute")}
        figures["gaps"].setdefault(gap.measure, {})[gap.attribute] = told
    for line in every:
        told = {k: v for k, v in asdict(line).items() if k in ("persons", "share", "low", "high")}
        of_measure = figures["groups"].setdefault(line.measure, {})
        of_measure.setdefault(line.attribute, {})[line.group] = told
    return figures


def _skill_matching(asked: Asked) -> Figures:
    # Needs scikit-learn, which stands in an extra.
    from models.evaluation.skill_matching import measure

    return measure(asked.raw, installed.matching(), installed.vectors)


def _recommendations(_asked: Asked) -> Figures:
    from models.evaluation.recommendations import measure
    from models.training.recommendations import RecommendationsConfig, train, update, values_of

    value, config = installed.course_value(), RecommendationsConfig()
    # A TFLite file cannot learn: what does is the same prior, trained again.
    prior = train(config).model
    return measure(value, lambda log: values_of(update(prior, log, config)))


#: In the order they are measured: quick ones first.
SECTIONS: Mapping[str, Section] = {
    "melo_es": lambda asked: linking.melo(asked.raw / "linking_dev" / "melo_es"),
    "talentclef_es": lambda asked: linking.talentclef(asked.raw / "linking_dev" / "talentclef_es"),
    "titles_pe_held_out": lambda asked: linking.titles_pe(asked.raw),
    "colloquial": _colloquial,
    "gender": _gender,
    "typos": _typos,
    "calibration": _calibration,
    "several": _several,
    "fairness": _fairness,
    "skill_matching": _skill_matching,
    "recommendations": _recommendations,
}
#: Why a section may have no figures while the others do.
_LACKING = (
    OSError,
    ModuleNotFoundError,
    installed.NotInstalledError,
    subprocess.CalledProcessError,
)
#: Sections whose figures are of one split, and are named for it.
OF_A_SPLIT = frozenset(("colloquial", "calibration", "several"))


def measure(
    asked: Asked, names: Sequence[str], sections: Mapping[str, Section] = SECTIONS
) -> Iterator[tuple[str, dict[str, Any] | Exception]]:
    """Measures sections in the order of ``sections``.

    Yields:
        The name, with the split where it matters, and the figures as JSON has them; or why
        there are none, where a program failed or the bundle lacks the model.
    """
    for name in (name for name in sections if name in names):
        full = f"{name}_{asked.split}" if name in OF_A_SPLIT else name
        try:
            yield full, json.loads(json.dumps(sections[name](asked)))
        except _LACKING as error:
            yield full, error
