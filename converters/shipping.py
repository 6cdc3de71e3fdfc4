"""Converts each model of a run, measures every variant and takes the one the rule picks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
import numpy.typing as npt

from converters.agreement import Tolerance
from converters.choose import Rule, choose
from converters.graph import Graph, graph_of, keras_run, with_heads
from converters.manifest import Provenance, entry
from converters.measure import Quality, measure
from converters.report import Section
from converters.run import Array, Run
from converters.to_tflite import convert
from converters.variants import variants
from models.evaluation.calibration import colloquial, titles
from models.evaluation.skill_matching import half, ndcg
from models.preprocessing.features import MAX_FEATURES, encode
from models.training import runs
from models.training.skill_sets import Encode, load
from models.user_profile import HEAD_SCALE

Inputs = list[Mapping[str, Array]]
#: Inputs that set the ranges of int8, and those on which variants are compared.
_TYPICAL, _COMPARED = 200, 300
#: Courses that one call of recommendations compares.
_SHELF = 16
#: What each model must keep. A flipped answer among the encoder's 284 texts costs 0.35 %.
RULES = {
    "user_profile": Rule(
        loss=0.01,
        latency=2000,
        tolerance={
            "vector": Tolerance(lowest=0.98),
            "groups": Tolerance(top1=0.95),
        },
    ),
    "skill_matching": Rule(
        loss=0.005,
        latency=200,
        tolerance={
            "occupations": Tolerance(lowest=0.99, top1=0.93),
            "skills": Tolerance(lowest=0.99, top1=0.93),
        },
    ),
    "recommendations": Rule(
        loss=0.02, latency=200, tolerance={"value": Tolerance(max_abs=0.05, top1=0.98)}
    ),
}


@dataclass(frozen=True)
class Shipped:
    """One model as it ships.

    Attributes:
        tflite: The file.
        entry: What the manifest says of it.
        section: What the report says of all its variants.
    """

    tflite: bytes
    entry: Mapping[str, object]
    section: Section


def _ship(
    name: str,
    version: str,
    model: keras.Model,
    graph: Graph,
    inputs: Inputs,
    quality: tuple[Quality, str],
    more: Mapping[str, bytes] | None = None,
) -> Shipped:
    """Converts, measures and chooses.

    Args:
        name: Of the model, a key of RULES.
        version: Of the run.
        model: The trained model.
        graph: The same as the converter takes it.
        inputs: As the device gives them, one call each.
        quality: The figure that must not suffer, and what it is, in words.
        more: Variants made by other means than the converter's own.
    """
    figure, words = quality
    made = variants(graph, inputs[:_TYPICAL])
    compared = inputs[-_COMPARED:]
    files = {**made.files, **(more or {})}
    found = measure(files, keras_run(model), compared, figure, made.failed)
    rule = RULES[name]
    chosen = choose(found, rule)
    provenance = Provenance(version, chosen, rule.tolerance, {})
    told = entry(files[chosen], found.measured[chosen], provenance)
    return Shipped(files[chosen], told, Section(found, rule, chosen, words))


def _named(texts: Sequence[tuple[str, frozenset[str]]], codes: Sequence[str]) -> Quality:
    inputs = [dict(zip(("ids", "weights"), encode([text]), strict=True)) for text, _ in texts]

    def share(run: Run) -> float:
        first = [codes[int(run(given)["groups"][0].argmax())] for given in inputs]
        return float(np.mean([c in right for c, (_, right) in zip(first, texts, strict=True)]))

    return share


def user_profile(run: runs.Run, version: str, raw: Path, texts: Sequence[str]) -> Shipped:
    """Ships the encoder: the converter's variants beside our own table of four bits.

    Args:
        run: The trained encoder.
        version: Of the run.
        raw: Folder of the raw files, for the dev titles.
        texts: Typical texts.
    """
    model = with_heads(run.model, {"groups": (run.head, run.bias)}, HEAD_SCALE)
    shape = (1, MAX_FEATURES)
    step = max(1, len(texts) // (_TYPICAL + _COMPARED))
    sample = [encode([text]) for text in texts[::step]]
    asked = [*titles(raw)["dev"].values(), *colloquial()["dev"].values()]
    return _ship(
        "user_profile",
        version,
        model,
        graph_of(model, {"ids": shape, "weights": shape}),
        [{"ids": ids, "weights": weights} for ids, weights in sample],
        (
            _named(asked, run.codes),
            f"share of {len(asked)} dev texts (held-out titles, colloquial) whose unit group "
            "the head names",
        ),
        {"four-bit": convert(run.model, run.head, run.bias)},
    )


def skill_matching(trained: runs.SkillMatching, version: str, raw: Path, read: Encode) -> Shipped:
    """Ships skill matching.

    Args:
        trained: The trained model.
        version: Of the run.
        raw: Folder of the raw files.
        read: The encoder, for the titles.
    """
    sets = load(raw)
    rows = np.flatnonzero(~sets.held_out)
    rows = rows[:: max(1, len(rows) // (_TYPICAL + _COMPARED))]
    known = half(sets.essential[rows])
    title = read([sets.titles[row][0] for row in rows])
    inputs: Inputs = [
        {"known": known[i : i + 1], "title": title[i : i + 1]} for i in range(len(rows))
    ]
    relevance = sets.relevance[rows]

    def found(run: Run) -> float:
        scores = np.concatenate([run(given)["skills"].copy() for given in inputs])
        return float(np.nanmean(ndcg(scores, relevance, known)))

    return _ship(
        "skill_matching",
        version,
        trained.model,
        graph_of(trained.model, {"known": (1, known.shape[1]), "title": (1, title.shape[1])}),
        inputs,
        (found, f"nDCG@20 of the other skills of {len(rows)} training occupations"),
    )


def recommendations(trained: runs.Recommendations, version: str) -> Shipped:
    """Ships recommendations; a call takes any number of courses."""
    rows = trained.typical
    inputs: Inputs = [
        {"features": rows[i : i + _SHELF]} for i in range(0, len(rows) - _SHELF + 1, _SHELF)
    ]
    wanted = [_first(keras_run(trained.model)(given)["value"]) for given in inputs]

    def same(run: Run) -> float:
        first = [_first(run(given)["value"]) for given in inputs]
        return float(np.mean([a == b for a, b in zip(first, wanted, strict=True)]))

    return _ship(
        "recommendations",
        version,
        trained.model,
        graph_of(trained.model),
        inputs,
        (same, f"share of {len(inputs)} lists of {_SHELF} synthetic courses with Keras's first"),
    )


def _first(values: npt.NDArray[np.float32]) -> int:
    return int(np.argmax(values[:, 0]))
