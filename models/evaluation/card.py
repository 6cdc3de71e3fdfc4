"""Writes the model cards: a template of facts, with tables from the manifest and the metrics.

The same manifest and metrics give the same bytes. What is only known by measuring stands in
no template.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

from models.evaluation import card_tables as tables
from models.evaluation.card_tables import NOTHING, Line, shown
from models.evaluation.metrics_file import Json, at, identity

#: The file of the bundle that holds each model.
FILES = {
    "user_profile": "encoder.tflite",
    "skill_matching": "skill_matching.tflite",
    "recommendations": "recommendations.tflite",
}
NAMES = tuple(FILES)
_TEMPLATES = Path(__file__).parent / "cards"
_TITLES = ("titles_pe_held_out", "queries")
#: Goals are those of issue 4; the lines of ``test`` are reported, never chosen by.
LINES: Mapping[str, tuple[Line, ...]] = {
    "user_profile": (
        Line("MELO es–es, dev, MRR", ("melo_es", "mrr"), ("melo_es", "queries"), "≥ 0.56"),
        Line(
            "TalentCLEF 2025 es, validation, MAP",
            ("talentclef_es", "map"),
            ("talentclef_es", "queries"),
            "≥ 0.45",
        ),
        Line("the same, MRR", ("talentclef_es", "mrr"), ("talentclef_es", "queries")),
        Line(
            "Peruvian titles, held out, group at 1",
            ("titles_pe_held_out", "accuracy@1"),
            _TITLES,
            "≥ 0.68",
        ),
        Line("the same, at 5", ("titles_pe_held_out", "accuracy@5"), _TITLES, "≥ 0.86"),
        Line(
            "Peruvian titles that did teach, group at 1",
            ("titles_pe_held_out", "train_accuracy@1"),
            ("titles_pe_held_out", "train_queries"),
        ),
        *(
            Line(
                f"colloquial, {split}, unit group at {rank}",
                (f"colloquial_{split}", f"accuracy@{rank}"),
                (f"colloquial_{split}", "queries"),
                goal,
            )
            for split in ("dev", "test")
            for rank, goal in ((1, "≥ 0.80"), (3, "≥ 0.93"))
        ),
        Line("same answer for both genders", ("gender", "same"), ("gender", "pairs"), "≥ 0.99"),
        *(
            Line(
                f"several jobs in one text, {split}, {measure}",
                (f"several_{split}", key),
                (f"several_{split}", "texts"),
            )
            for split in ("dev", "test")
            for key, measure in (("f1", "F1"), ("kept_apart", "wishes and denials kept apart"))
        ),
    ),
    "skill_matching": (
        Line(
            "other skills from title and half the essential ones, nDCG@20",
            ("skill_matching", "skills", "title_and_skills", "network", "ndcg@20"),
            ("skill_matching", "occupations", "held_out"),
        ),
        Line(
            "unit group from half the skills, at 3",
            ("skill_matching", "unit_groups", "network", "accuracy@3"),
            ("skill_matching", "occupations", "held_out"),
        ),
        Line(
            "the same by coverage of needs, as the kiosk reckons",
            ("skill_matching", "unit_groups", "coverage", "accuracy@3"),
            ("skill_matching", "occupations", "held_out"),
        ),
        Line(
            "held-out occupations with a twin among the training ones (cosine ≥ 0.95)",
            ("skill_matching", "leak", "nearly_identical"),
            ("skill_matching", "occupations", "held_out"),
        ),
    ),
    "recommendations": (
        Line(
            "synthetic people, cold, nDCG@5",
            ("recommendations", "cold", "model", "ndcg@5", "mean"),
            ("recommendations", "counts", "persons"),
        ),
        Line(
            "synthetic people, drifted, after 1,000 answers, nDCG@5",
            ("recommendations", "drifted", "answers", "1000", "ndcg@5", "mean"),
            ("recommendations", "counts", "persons"),
        ),
    ),
}


class OtherBundleError(Exception):
    """The metrics are of another bundle than the manifest.

    Attributes:
        measured: Version the metrics are of.
        installed: Version of the manifest.
    """

    def __init__(self, measured: str, installed: str) -> None:
        super().__init__(f"expected metrics of {installed}, received those of {measured}")
        self.measured, self.installed = measured, installed


def _ports(entry: Json, side: str) -> list[list[str]]:
    return [
        [side, f"`{port['name']}`", port["dtype"], " × ".join(_length(n) for n in port["shape"])]
        for port in entry[f"{side}s"]
    ]


def _length(number: int) -> str:
    return "any" if number < 0 else f"{number:,}"


def shapes(entry: Json | None) -> str:
    """Returns the inputs and outputs of the shipped file."""
    if entry is None:
        return "The shipped bundle has no entry for this model yet."
    rows = [*_ports(entry, "input"), *_ports(entry, "output")]
    return tables.table(["side", "name", "type", "shape"], rows)


def conversion(entry: Json | None) -> str:
    """Returns precision, size and parity of the shipped file."""
    if entry is None:
        return "The shipped bundle has no entry for this model yet."
    told = (
        f"Shipped as {entry['quantisation']}, {entry['bytes']:,} bytes. Keras's figure of quality "
        f"lost by it: {entry['quality_lost']:.2%}."
    )
    rows = [
        [
            f"`{name}`",
            shown(found["rankings"]),
            shown(found["lowest"]),
            shown(found["mean"]),
            shown(found["top1"]),
            f"{found['max_abs']:.2g}",
            _asked(at(entry, "tolerance", name) or {}),
        ]
        for name, found in sorted(entry["parity"].items())
    ]
    head = ["output", "n", "lowest cosine", "mean", "same first", "largest error", "asked"]
    return f"{told}\n\n{tables.table(head, rows)}"


def _asked(tolerance: Json) -> str:
    words = {"lowest": "cosine ≥", "top1": "same first ≥", "max_abs": "error ≤"}
    found = [
        f"{word} {tolerance[key]:g}"
        for key, word in words.items()
        if tolerance.get(key) is not None
    ]
    return ", ".join(found) or "—"


def training(record: Json | None) -> str:
    """Returns the configuration and counts of the run."""
    if record is None:
        return "The manifest does not record how this model was trained."
    rows = [
        [name, f"{value:g}" if isinstance(value, float) else f"{value}"]
        for name, value in sorted(record["config"].items())
    ]
    rows += [[f"counted: {name}", shown(value)] for name, value in sorted(record["counts"].items())]
    return tables.table(["setting", "value"], rows)


def provenance(record: Json | None, manifest: Json, metrics: Json, name: str) -> str:
    """Returns versions, revisions and hashes."""
    rows = [
        ["bundle", f"{manifest['version']}"],
        [f"SHA-256 of `{FILES[name]}`", f"`{at(manifest, 'sha256', FILES[name]) or '—'}`"],
        ["figures measured on", f"{metrics['date']}, code {_code(metrics)}"],
    ]
    if record is not None:
        used = ", ".join(f"{k} {v}" for k, v in sorted(record["libraries"].items()))
        rows.append(["trained with code", _code(record)])
        rows.append(["libraries", used])
        rows += [[f"SHA-256 of {file}", f"`{sha}`"] for file, sha in sorted(record["data"].items())]
    return tables.table(["what", "which"], rows)


def _code(told: Json) -> str:
    return f"`{told['revision']}`" + (" with changes" if told["changed"] else "")


def _bundle(manifest: Json) -> str:
    told = manifest.get("totals")
    return NOTHING if told is None else f"{told['bytes']:,} of {told['budget']:,} bytes allowed"


def noted(manifest: Json, metrics: Json) -> dict[str, Any]:
    """Returns the manifest with the figures of each card, by path, under ``evaluation``.

    Raises:
        OtherBundleError: The metrics are of another bundle.
    """
    _same_bundle(manifest, metrics)
    models = {file: dict(entry) for file, entry in manifest["models"].items()}
    for name, lines in LINES.items():
        found = {".".join(line.path): at(metrics["sections"], *line.path) for line in lines}
        models[FILES[name]]["evaluation"] = {k: v for k, v in found.items() if v is not None}
    return {**manifest, "models": models}


def _same_bundle(manifest: Json, metrics: Json) -> None:
    if metrics["bundle"] != json.loads(json.dumps(identity(manifest))):
        raise OtherBundleError(metrics["bundle"]["version"], manifest["version"])


def card(name: str, manifest: Json, metrics: Json) -> str:
    """Returns the card of one model.

    Args:
        name: One of :data:`NAMES`.
        manifest: ``bundle.json`` as read.
        metrics: As ``yachay models evaluate --record`` keeps them.

    Raises:
        OtherBundleError: The metrics are of another bundle.
    """
    _same_bundle(manifest, metrics)
    entry, sections = at(manifest, "models", FILES[name]), metrics["sections"]
    record = at(manifest, "provenance", "models", name)
    parts: dict[str, Any] = {
        "figures": tables.figures(LINES.get(name, ()), sections),
        "typos": tables.typos(sections),
        "calibration": tables.calibration(sections),
        "fairness": tables.fairness(sections),
        "matching": tables.matching(sections),
        "courses": tables.courses(sections),
        "off_policy": tables.off_policy(sections),
        "shapes": shapes(entry),
        "conversion": conversion(entry),
        "training": training(record),
        "provenance": provenance(record, manifest, metrics, name),
        "bundle": _bundle(manifest),
    }
    text = (_TEMPLATES / f"{name}.md").read_text("utf-8")
    return Template(text).substitute(parts)
