"""What the skill-matching model makes of all that a person knows, taken together.

Coverage counts needs one by one; the model has learned from ESCO which skills make which work,
and names the unit group of held-out occupations from half their skills far more often
(docs/models/skill_matching.md).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.errors import BundleError
from kiosk.planner.litert import Model

Floats = npt.NDArray[np.float32]
#: Length of the title that the model could read beside the skills; the person's words have
#: become skills already, and what they took away on the check page must not come back.
_TITLE = 192
#: Logits are 12 x a cosine; a group this much below the nearest keeps a third of its affinity.
_FALL = 4.0


class Affinity:
    """Kinship of all occupations with a person's skills."""

    def __init__(self, bundle: Path, occupations: int, skills: int) -> None:
        self._model = Model(bundle, "skill_matching.tflite")
        self._title = np.zeros((1, _TITLE), np.float32)
        found = (self._model.width("occupations"), self._model.width("known"))
        if found != (occupations, skills):
            raise BundleError(
                f"El modelo de {bundle} conoce {found[0]} ocupaciones y {found[1]} habilidades; "
                f"las tablas, {occupations} y {skills}. Remedio: vuelva a instalar yachay-nan."
            )

    def __call__(self, known: Floats) -> Floats:
        """Returns the kinship of each occupation, 1 for the nearest, float32 (occupations,).

        Args:
            known: float32 (skills,), confidence of each skill.
        """
        logits = self._model(known=known[None], title=self._title)["occupations"][0]
        return np.asarray(np.exp((logits - logits.max()) / _FALL), np.float32)
