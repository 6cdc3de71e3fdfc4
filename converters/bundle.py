"""Writes the bundle the device loads: models, index, manifest with checksums."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from converters.manifest import check_entries, digest, totals
from converters.placing import place
from converters.quantise import pack
from models.preprocessing.text import words
from models.training.corpus import Form

Floats = npt.NDArray[np.float32]
#: Forms of one concept closer than this to an earlier one add nothing to the index.
_SAME = 0.8
#: Chosen by ``scripts/calibrate.py`` on the dev halves; see docs/models/user_profile.md.
CALIBRATION = {
    "knn_weight": 0.7,
    "knn_temperature": 24.0,
    "head_weight": 0.3,
    "told_temperature": 0.6,
    "named_temperature": 1.25,
    "whole_weight": 1.0,
    "abstain": 0.21,
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


def _index(work: Rows, skills: Rows) -> tuple[bytes, dict[str, object]]:
    """Returns ``index.npz`` and the codes that its numbers lead back to."""
    codes, group = _places(work.labels)
    unpaid_codes, unpaid = _places(work.unpaid)
    skill_codes, of = _places(skills.labels)
    forms, form_scales = pack(work.vectors)
    packed, skill_scales = pack(skills.vectors)
    stored = io.BytesIO()
    np.savez(
        stored,
        forms=forms,
        form_scales=form_scales,
        form_group=group,
        form_unpaid=unpaid,
        skills=packed,
        skill_scales=skill_scales,
        skill_of=of,
    )
    lists = {"codes": codes, "unpaid_codes": unpaid_codes, "skill_codes": skill_codes}
    return stored.getvalue(), dict(lists)


def _refuse_strangers(folder: Path, files: Mapping[str, bytes]) -> None:
    """Refuses to sweep away what no bundle put there."""
    if not folder.exists():
        return
    known = {*files, "bundle.json"}
    with contextlib.suppress(OSError, ValueError, KeyError):
        known |= {*json.loads((folder / "bundle.json").read_bytes())["sha256"]}
    strangers = sorted({path.name for path in folder.iterdir()} - known)
    if strangers:
        raise ValueError(f"expected a folder for the bundle alone, received one with {strangers}")


def write(
    folder: Path,
    tflite: bytes,
    work: Rows,
    skills: Rows,
    version: str,
    provenance: dict[str, object],
    further: Mapping[str, bytes] | None = None,
    entries: Mapping[str, Mapping[str, object]] | None = None,
) -> dict[str, object]:
    """Replaces the bundle in ``folder`` as a whole and returns the manifest.

    Args:
        folder: Holds the bundle and nothing else.
        tflite: The encoder.
        work: Names of occupations.
        skills: Names of skills.
        version: Version of the bundle.
        provenance: Where it comes from.
        further: Contents of the other files by name, such as ``skill_matching.tflite``.
        entries: What :func:`converters.manifest.entry` says of each model, by file name.

    Raises:
        ValueError: An entry that is of another file, a model beside the encoder without
            one, or a folder that holds what no bundle put there.
        BundleTooLargeError: More bytes than the device was promised.
    """
    index, lists = _index(work, skills)
    said = dict(entries or {})
    files = {"encoder.tflite": tflite, "index.npz": index, **(further or {})}
    _refuse_strangers(folder, files)
    check_entries(files, said)
    unsaid = [n for n in further or {} if n.endswith(".tflite") and n not in said]
    if unsaid:
        raise ValueError(f"expected an entry for each model, received none for {unsaid}")
    manifest: dict[str, object] = {
        "version": version,
        **lists,
        "calibration": CALIBRATION,
        "provenance": provenance,
        "models": said,
        "totals": totals(files),
        "sha256": {name: digest(content) for name, content in files.items()},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    place(folder, {**files, "bundle.json": f"{text}\n".encode()})
    return manifest
