"""What the manifest of the bundle says of each model and of the whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from converters.agreement import Tolerance
from converters.flatbuffer import Port, ports
from converters.measure import Measured

#: Most that all models and indices may weigh, in bytes: 10 MB, issue 4.
BUDGET = 10_000_000


class BundleTooLargeError(Exception):
    """The models and indices weigh more than the device was promised."""


@dataclass(frozen=True)
class Provenance:
    """What the entry of a model says beside what was measured of its file.

    Attributes:
        version: Version of the model, as its run names it.
        quantisation: Name of the variant: float32, float16, dynamic, int8 or four-bit.
        tolerance: Parity with Keras that was asked of each output.
        evaluation: Figures of the model by name, as ``models evaluate`` gives them.
    """

    version: str
    quantisation: str
    tolerance: Mapping[str, Tolerance]
    evaluation: Mapping[str, float]


def digest(content: bytes) -> str:
    """Returns the SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _listed(found: tuple[Port, ...]) -> list[dict[str, object]]:
    return [{"name": p.name, "shape": list(p.shape), "dtype": p.dtype} for p in found]


def entry(tflite: bytes, measured: Measured, provenance: Provenance) -> dict[str, object]:
    """Returns what the manifest says of one model; -1 in a shape is any length.

    Latency stays out of it: it is the machine's, not the model's, and would make two
    bundles of one run differ.
    """
    inputs, outputs = ports(tflite)
    return {
        "sha256": digest(tflite),
        "bytes": len(tflite),
        "version": provenance.version,
        "quantisation": provenance.quantisation,
        "inputs": _listed(inputs),
        "outputs": _listed(outputs),
        "quality": measured.quality,
        "quality_lost": measured.loss,
        "parity": {name: asdict(found) for name, found in sorted(measured.parity.items())},
        "tolerance": {name: asdict(asked) for name, asked in sorted(provenance.tolerance.items())},
        "evaluation": dict(sorted(provenance.evaluation.items())),
    }


def check_entries(files: Mapping[str, bytes], entries: Mapping[str, Mapping[str, object]]) -> None:
    """Refuses an entry that speaks of other bytes than those shipped.

    Args:
        files: Contents by file name.
        entries: What :func:`entry` returned, by file name.

    Raises:
        ValueError: An entry without its file, or measured on another one.
    """
    for name, said in entries.items():
        if name not in files:
            raise ValueError(f"expected a file for each entry, received none for {name}")
        if said["sha256"] != digest(files[name]):
            raise ValueError(f"expected the entry of the shipped {name}, received another's")


def totals(files: Mapping[str, bytes]) -> dict[str, int]:
    """Returns how many files there are, what they weigh, and what they may, in bytes.

    Raises:
        BundleTooLargeError: They weigh more than :data:`BUDGET`.
    """
    weight = sum(map(len, files.values()))
    if weight > BUDGET:
        each = ", ".join(f"{name} {len(content):,}" for name, content in sorted(files.items()))
        raise BundleTooLargeError(f"expected at most {BUDGET:,} bytes, received {weight:,}: {each}")
    return {"files": len(files), "bytes": weight, "budget": BUDGET}
