"""The shipped index: vectors of known forms and skills, and how to weigh them.

Files of the bundle folder:
    encoder.tflite  the encoder with its unit-group head
    index.npz       four-bit vectors of forms and skills, and what each stands for
    bundle.json     version, codes, calibration, SHA-256 of the other two
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError
from models.preprocessing.packed import levels, product

Floats = npt.NDArray[np.float32]
#: Where the installed bundle stands.
BUNDLE = Path(__file__).parent.parent.parent / "models" / "bundle"


@dataclass(frozen=True)
class Calibration:
    """Numbers fitted on the dev halves; see docs/models/user_profile.md.

    ``told_temperature`` is of a clause with a verb, "cocino en un comedor"; ``named_temperature``
    of a bare name, "cocinero": with fewer words to go by, less is sure.
    """

    knn_weight: float
    knn_temperature: float
    head_weight: float
    told_temperature: float
    named_temperature: float
    whole_weight: float
    abstain: float
    skill_threshold: float
    skill_span: float


@dataclass(frozen=True)
class Index:
    """The index in memory.

    Attributes:
        forms: int8 (forms, dim), names of occupations, group by group; every group of
            ``codes`` has at least one. Times ``form_scales`` they are unit vectors.
        form_scales: float32 (forms,).
        form_group: int16 (forms,), index into ``codes``.
        form_unpaid: int16 (forms,), index into ``unpaid_codes`` or -1.
        skills: int8 (skill forms, dim), ways to say a skill; with ``skill_scales`` likewise.
        skill_scales: float32 (skill forms,).
        skill_of: int16 (skill forms,), index into ``skill_codes``.
    """

    version: str
    codes: tuple[str, ...]
    unpaid_codes: tuple[str, ...]
    skill_codes: tuple[str, ...]
    forms: npt.NDArray[np.int8]
    form_scales: Floats
    form_group: npt.NDArray[np.int16]
    form_unpaid: npt.NDArray[np.int16]
    skills: npt.NDArray[np.int8]
    skill_scales: Floats
    skill_of: npt.NDArray[np.int16]
    calibration: Calibration

    def skills_near(self, vectors: Floats) -> Floats:
        """Returns the cosines of unit vectors, float32 (vectors, dim), with each skill form.

        Returns:
            float32 (skill forms, vectors).
        """
        return product(self.skills, self.skill_scales, vectors)


def _damaged(path: Path, what: str) -> BundleError:
    return BundleError(
        f"El archivo {path.name} {what}. "
        f"Remedio: vuelva a instalar yachay-nan o reponga el archivo {path}."
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Reads ``bundle.json`` and checks the other files against their SHA-256.

    Raises:
        BundleError: A file is missing, truncated or not the one the manifest names.
    """
    path = folder / "bundle.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
        digests = dict(manifest["sha256"])
    except FileNotFoundError as error:
        raise _damaged(path, "falta") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(path, "está dañado o incompleto") from error
    for name, digest in digests.items():
        file = folder / name
        if not file.is_file():
            raise _damaged(file, "falta")
        try:
            found = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError as error:
            raise _damaged(file, "no se puede leer") from error
        if found != digest:
            raise _damaged(file, "está dañado o incompleto")
    return manifest


def load_index(folder: Path, manifest: dict[str, Any]) -> Index:
    """Loads the index that ``manifest`` describes."""
    path = folder / "index.npz"
    try:
        with np.load(path, allow_pickle=False) as stored:
            forms, form_scales = levels(stored["forms"]), stored["form_scales"]
            skills, skill_scales = levels(stored["skills"]), stored["skill_scales"]
            group, unpaid, of = stored["form_group"], stored["form_unpaid"], stored["skill_of"]
        return Index(
            version=str(manifest["version"]),
            codes=tuple(manifest["codes"]),
            unpaid_codes=tuple(manifest["unpaid_codes"]),
            skill_codes=tuple(manifest["skill_codes"]),
            forms=forms,
            form_scales=form_scales,
            form_group=group,
            form_unpaid=unpaid,
            skills=skills,
            skill_scales=skill_scales,
            skill_of=of,
            calibration=Calibration(**manifest["calibration"]),
        )
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise _damaged(path, "está dañado o incompleto") from error
