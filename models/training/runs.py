"""A run: a folder with weights, heads, configuration and where they come from."""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class Run:
    """A trained encoder with its unit-group head, read back from its folder.

    Attributes:
        model: The Keras encoder.
        head: float32 (dim, codes).
        bias: float32 (codes,).
        codes: CIUO-08 code of each column of ``head``.
        record: Configuration, data hashes and git revision.
    """

    model: keras.Model
    head: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    codes: tuple[str, ...]
    record: dict[str, object]


def revision() -> str:
    """Returns this project's git revision, or "unknown" outside a checkout or without git."""
    command = ["git", "-C", str(Path(__file__).parent), "rev-parse", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        return "unknown"
    return done.stdout.strip() or "unknown"


def data_hashes(paths: list[Path]) -> dict[str, str]:
    """Returns the SHA-256 of each file by its name."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(paths)}


def save(
    folder: Path,
    model: keras.Model,
    head: list[npt.NDArray[np.float32]],
    codes: list[str],
    record: dict[str, object],
) -> None:
    """Writes the run to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    model.save_weights(folder / "encoder.weights.h5")
    np.savez(folder / "head.npz", head=head[0], bias=head[1], codes=np.array(codes))
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "run.json").write_text(text + "\n", "utf-8")


def load(folder: Path) -> Run:
    """Reads the run in ``folder``."""
    from models.user_profile import build_encoder

    model = build_encoder()
    model.load_weights(folder / "encoder.weights.h5")
    with np.load(folder / "head.npz") as stored:
        head, bias, codes = stored["head"], stored["bias"], tuple(map(str, stored["codes"]))
    return Run(model, head, bias, codes, json.loads((folder / "run.json").read_text("utf-8")))
