"""A run: a folder with the weights of each model and one record of where they come from.

RUN/run.json                   version; of each model configuration, data, code, counts
RUN/user_profile/              encoder.weights.h5, head.npz, vocabulary.npz
RUN/skill_matching/            model.weights.h5, names.npz
RUN/recommendations/           model.weights.h5, typical.npz
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from models.preprocessing.spelling import Vocabulary

if TYPE_CHECKING:
    import keras

Floats = npt.NDArray[np.float32]
RECORD = "run.json"


@dataclass(frozen=True)
class Run:
    """A trained encoder with its unit-group head, read back from its folder.

    Attributes:
        model: The Keras encoder.
        head: float32 (dim, codes).
        bias: float32 (codes,).
        codes: CIUO-08 code of each column of ``head``.
        vocabulary: The words that taught it.
        record: The record of the whole run.
    """

    model: keras.Model
    head: Floats
    bias: Floats
    codes: tuple[str, ...]
    vocabulary: Vocabulary
    record: dict[str, object]


@dataclass(frozen=True)
class SkillMatching:
    """Trained skill matching, read back.

    Attributes:
        model: See :func:`models.skill_matching.build_skill_matching`.
        codes: CIUO-08 unit group of each column of ``occupations``.
        skills: Plain skill of each column of ``known`` and ``skills``.
    """

    model: keras.Model
    codes: tuple[str, ...]
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Recommendations:
    """The trained prior of recommendations, read back.

    Attributes:
        model: See :func:`models.recommendations.build_recommendations`.
        typical: float32 (rows, features), rows of training, for the ranges of int8.
    """

    model: keras.Model
    typical: Floats


def read_record(folder: Path) -> dict[str, Any]:
    """Returns the run's record, or an empty one where there is none yet."""
    path = folder / RECORD
    record: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {"models": {}} | record


def note(folder: Path, name: str, told: Mapping[str, object]) -> None:
    """Writes what is told of one model into the run's record; the others' stays."""
    record = read_record(folder)
    record["version"] = folder.resolve().name
    record["models"] = {**record["models"], name: dict(told)}
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"new-{RECORD}"  # half a record would cost the others theirs
    fresh.write_text(text + "\n", "utf-8")
    fresh.replace(folder / RECORD)


def save_user_profile(
    folder: Path,
    model: keras.Model,
    head: Sequence[Floats],
    codes: Sequence[str],
    vocabulary: Vocabulary,
) -> None:
    """Writes the encoder; ``head`` is the kernel and the bias of the unit-group head."""
    own = folder / "user_profile"
    own.mkdir(parents=True, exist_ok=True)
    model.save_weights(own / "encoder.weights.h5")
    np.savez(own / "head.npz", head=head[0], bias=head[1], codes=np.array(codes))
    vocabulary.write(own / "vocabulary.npz")


def load(folder: Path) -> Run:
    """Reads the encoder of the run in ``folder``."""
    from models.user_profile import build_encoder

    own = folder / "user_profile"
    model = build_encoder()
    model.load_weights(own / "encoder.weights.h5")
    with np.load(own / "head.npz") as stored:
        head, bias, codes = stored["head"], stored["bias"], tuple(map(str, stored["codes"]))
    known = Vocabulary.read(own / "vocabulary.npz")
    return Run(model, head, bias, codes, known, read_record(folder))


def save_skill_matching(
    folder: Path, model: keras.Model, codes: Sequence[str], skills: Sequence[str]
) -> None:
    """Writes skill matching with the needs of the unit groups, which are no weights."""
    own = folder / "skill_matching"
    own.mkdir(parents=True, exist_ok=True)
    model.save_weights(own / "model.weights.h5")
    needs = np.asarray(model.get_layer("occupations").needs, np.float32)
    np.savez(own / "names.npz", needs=needs, codes=np.array(codes), skills=np.array(skills))


def load_skill_matching(folder: Path) -> SkillMatching:
    """Reads skill matching of the run in ``folder``."""
    from models.skill_matching import build_skill_matching

    own = folder / "skill_matching"
    with np.load(own / "names.npz") as stored:
        needs = stored["needs"]
        codes, skills = tuple(map(str, stored["codes"])), tuple(map(str, stored["skills"]))
    model = build_skill_matching(needs)
    model.load_weights(own / "model.weights.h5")
    return SkillMatching(model, codes, skills)


def save_recommendations(folder: Path, model: keras.Model, typical: Floats) -> None:
    """Writes the prior of recommendations."""
    own = folder / "recommendations"
    own.mkdir(parents=True, exist_ok=True)
    model.save_weights(own / "model.weights.h5")
    np.savez(own / "typical.npz", typical=typical)


def load_recommendations(folder: Path) -> Recommendations:
    """Reads the prior of recommendations of the run in ``folder``."""
    from models.recommendations import build_recommendations

    own = folder / "recommendations"
    model = build_recommendations()
    model.load_weights(own / "model.weights.h5")
    with np.load(own / "typical.npz") as stored:
        return Recommendations(model, stored["typical"])
