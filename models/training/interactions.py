"""The log of lists put before people: what was shown, with which chance, what they said.

One list is one recommendation for one occupation. A course's *propensity* is the chance that
the policy in force, for this person, had that course among those shown; weighing by its
inverse is unbiased only because the chance was noted when the list was drawn.

On disk a line of JSON a list::

    {"list": "...", "policy": "...", "model": "...", "features": "<version>",
     "items": [{"position": 1, "propensity": 0.8, "feedback": 1, "values": [...]}]}

``feedback`` is 1 (it serves me), 0 (it does not) or null (nothing said). A list's name is a
random id; nothing in a log names or describes a person beyond the model's features.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.preprocessing.offers import FEATURES, FEATURES_VERSION, Floats


class InteractionError(ValueError):
    """A log cannot be used; says what was expected and what came, never of whom."""


@dataclass(frozen=True)
class Interactions:
    """Shown lists as arrays over their items, checked when made.

    Attributes:
        list_ids: Name of each list.
        policies: How each list was chosen.
        models: Version of the model that valued each list.
        lists: int64 (items,), ascending: the list each item belongs to.
        features: float32 (items, FEATURES).
        position: int32 (items,), from 1, each once in a list.
        propensity: float64 (items,), in (0, 1].
        feedback: float32 (items,), 1, 0 or NaN where nothing was said.
        features_version: FEATURES_VERSION of the rows.

    Raises:
        InteractionError: The arrays do not fit together, or hold what cannot be.
    """

    list_ids: tuple[str, ...]
    policies: tuple[str, ...]
    models: tuple[str, ...]
    lists: npt.NDArray[np.int64]
    features: Floats
    position: npt.NDArray[np.int32]
    propensity: npt.NDArray[np.float64]
    feedback: npt.NDArray[np.float32]
    features_version: str = FEATURES_VERSION

    def __post_init__(self) -> None:
        self._check_lengths()
        self._check_lists()
        self._check_values()

    def __len__(self) -> int:
        return len(self.lists)

    @property
    def answered(self) -> npt.NDArray[np.bool_]:
        """Bool (items,), True where the person said something."""
        return ~np.isnan(self.feedback)

    def _check_lengths(self) -> None:
        if self.features_version != FEATURES_VERSION:
            raise InteractionError(
                f"expected features of version {FEATURES_VERSION}, "
                f"received {self.features_version!r}"
            )
        names = ("features", "position", "propensity", "feedback")
        lengths = {name: len(getattr(self, name)) for name in names}
        if set(lengths.values()) != {len(self.lists)}:
            raise InteractionError(f"expected {len(self.lists)} of each, received {lengths}")
        if self.features.shape[1:] != (FEATURES,):
            raise InteractionError(
                f"expected {FEATURES} features an item, received shape {self.features.shape}"
            )
        if not len(self.list_ids) == len(self.policies) == len(self.models):
            raise InteractionError("expected one policy and one model for each list")

    def _check_lists(self) -> None:
        if len(set(self.list_ids)) != len(self.list_ids):
            raise InteractionError("expected each list once, received one twice")
        found = np.unique(self.lists)
        if not np.array_equal(found, np.arange(len(self.list_ids))):
            raise InteractionError("expected items of every list and of no other")
        if (np.diff(self.lists) < 0).any():
            raise InteractionError("expected the items list by list")
        if len(self) and self.position.min() < 1:
            raise InteractionError(f"expected positions from 1, received {self.position.min()}")
        places = np.stack([self.lists, self.position.astype(np.int64)], axis=1)
        if len(np.unique(places, axis=0)) != len(self):
            raise InteractionError("expected each position once in a list, received one twice")

    def _check_values(self) -> None:
        if not np.isfinite(self.features).all():
            raise InteractionError("expected finite features, received NaN or infinity")
        wrong = ~((self.propensity > 0) & (self.propensity <= 1))
        if wrong.any():
            raise InteractionError(
                f"expected propensities in (0, 1], received {self.propensity[wrong][0]}"
            )
        said = self.feedback[self.answered]
        if not np.isin(said, (0, 1)).all():
            raise InteractionError("expected feedback 1, 0 or none")


def write(log: Interactions, path: Path) -> None:
    """Writes the log, a line a list."""
    with path.open("w", encoding="utf-8") as file:
        for number, name in enumerate(log.list_ids):
            items = [_item(log, int(row)) for row in np.flatnonzero(log.lists == number)]
            line = {
                "list": name,
                "policy": log.policies[number],
                "model": log.models[number],
                "features": log.features_version,
                "items": items,
            }
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _item(log: Interactions, row: int) -> dict[str, object]:
    said = float(log.feedback[row])
    return {
        "position": int(log.position[row]),
        "propensity": float(log.propensity[row]),
        "feedback": None if np.isnan(said) else int(said),
        "values": [round(float(value), 6) for value in log.features[row]],
    }


def read(path: Path) -> Interactions:
    """Reads a log.

    Raises:
        InteractionError: It is damaged or of other features; names the line.
    """
    lines = list(_lines(path))
    versions = {str(line["features"]) for line in lines} or {FEATURES_VERSION}
    if versions != {FEATURES_VERSION}:
        raise InteractionError(
            f"expected features of version {FEATURES_VERSION}, received {sorted(versions)}"
        )
    items = [(number, item) for number, line in enumerate(lines) for item in line["items"]]
    try:
        rows = np.array([item["values"] for _, item in items], np.float32).reshape(-1, FEATURES)
        said = [np.nan if item["feedback"] is None else item["feedback"] for _, item in items]
        return Interactions(
            list_ids=tuple(str(line["list"]) for line in lines),
            policies=tuple(str(line["policy"]) for line in lines),
            models=tuple(str(line["model"]) for line in lines),
            lists=np.array([number for number, _ in items], np.int64),
            features=rows,
            position=np.array([item["position"] for _, item in items], np.int32),
            propensity=np.array([item["propensity"] for _, item in items], np.float64),
            feedback=np.array(said, np.float32),
        )
    except InteractionError:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise InteractionError(
            "expected position, propensity, feedback and values of each item"
        ) from error


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for number, text in enumerate(file, 1):
            try:
                line = json.loads(text)
                missing = {"list", "policy", "model", "features", "items"} - {*line}
            except (ValueError, TypeError) as error:
                raise InteractionError(f"line {number}: expected an object of JSON") from error
            if missing:
                raise InteractionError(f"line {number}: {', '.join(sorted(missing))} missing")
            yield line
