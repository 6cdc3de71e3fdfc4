"""Writes the bundle the device loads: encoder, index, manifest with checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from converters.quantise import pack
from models.preprocessing.text import words
from models.training.corpus import Form

Floats = npt.NDArray[np.float32]
#: Forms of one concept closer than this to an earlier one add nothing to the index.
_SAME = 0.8
#: Chosen on the colloquial dev split; see docs/models/encoder.md.
CALIBRATION = {
    "knn_weight": 0.7,
    "knn_temperature": 32.0,
    "head_weight": 0.3,
    "temperature": 1.0,
    "whole_weight": 0.6,
    "abstain": 0.25,
    "skill_threshold": 0.62,
    "skill_span": 0.6,
}


@dataclass(frozen=True)
class Rows:
    """Vectors kept for the index and what each stands for.

    Attributes:
        vectors: float32 (forms, dim), of length 1, ordered by label.
        labels: CIUO-08 code or skill code of each.
        unpaid: Code of the unpaid work each names, "" where it names none.
    """

    vectors: Floats
    labels: list[str]
    unpaid: list[str]


def distinct(forms: Sequence[Form], vectors: Floats) -> Rows:
    """Keeps of each concept the forms that say something new, group by group."""
    kept: dict[tuple[str, str], list[int]] = {}
    seen: set[tuple[str, str]] = set()
    for i, form in enumerate(forms):
        label = form.ciuo08 or form.concept
        spelled = (label, " ".join(words(form.text)))
        if spelled in seen:
            continue
        seen.add(spelled)
        mine = kept.setdefault((label, form.concept), [])
        if not mine or float((vectors[mine] @ vectors[i]).max()) < _SAME:
            mine.append(i)
    order = sorted(
        (i for rows in kept.values() for i in rows),
        key=lambda i: (forms[i].ciuo08 or forms[i].concept, i),
    )
    return Rows(
        vectors[order],
        [forms[i].ciuo08 or forms[i].concept[1:] for i in order],
        [forms[i].concept[1:] if forms[i].source == "unpaid" else "" for i in order],
    )


def _places(labels: Sequence[str]) -> tuple[list[str], npt.NDArray[np.int16]]:
    codes = sorted({label for label in labels if label})
    place = {code: i for i, code in enumerate(codes)}
    return codes, np.array([place.get(label, -1) for label in labels], np.int16)


def write(
    folder: Path,
    tflite: bytes,
    work: Rows,
    skills: Rows,
    version: str,
    provenance: dict[str, object],
) -> dict[str, object]:
    """Writes the three files and returns the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    codes, group = _places(work.labels)
    unpaid_codes, unpaid = _places(work.unpaid)
    skill_codes, of = _places(skills.labels)
    forms, form_scales = pack(work.vectors)
    packed, skill_scales = pack(skills.vectors)
    (folder / "encoder.tflite").write_bytes(tflite)
    np.savez(
        folder / "index.npz",
        forms=forms,
        form_scales=form_scales,
        form_group=group,
        form_unpaid=unpaid,
        skills=packed,
        skill_scales=skill_scales,
        skill_of=of,
    )
    manifest: dict[str, object] = {
        "version": version,
        "codes": codes,
        "unpaid_codes": unpaid_codes,
        "skill_codes": skill_codes,
        "calibration": CALIBRATION,
        "provenance": provenance,
        "sha256": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in ("encoder.tflite", "index.npz")
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "bundle.json").write_text(text + "\n", "utf-8")
    return manifest
