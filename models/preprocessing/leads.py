"""What leads to an occupation, and how far one goes for it: one rule for kiosk and training.

A course leads to an occupation if it is made for it or its minor group, or if it teaches much
of what the occupation needs. NumPy only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from models.taxonomy.market import Course

Floats = npt.NDArray[np.float32]
#: A course made for the occupation, or for one of its minor group, is worth this much more.
MADE_FOR_IT, MADE_FOR_KIN = 0.25, 0.1
#: Least cosine between what a course teaches and what the occupation needs, for a course
#: that is not made for it: hairdressing teaches to keep order, yet leads to no warehouse.
RELEVANT = 0.5
#: Share of what an occupation needs that a course must newly teach to be of use.
LEAST_GAIN = 0.06
#: A person who did not say how far is assumed to travel this far, km.
DEFAULT_KM = 60.0


def taught(courses: Sequence[Course], skill_place: Mapping[str, int]) -> Floats:
    """Returns which skills each course teaches, float32 (courses, skills), 1 where it does."""
    teaches = np.zeros((len(courses), len(skill_place)), np.float32)
    for row, course in enumerate(courses):
        teaches[row, [skill_place[skill] for skill in course.teaches]] = 1.0
    return teaches


def _unit(matrix: Floats) -> Floats:
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.maximum(lengths, 1e-6), np.float32)


def closeness(teaches: Floats, needs: Floats) -> Floats:
    """Returns the cosine of what is taught and needed, float32 (courses, occupations).

    Args:
        teaches: float32 (courses, skills).
        needs: float32 (occupations, skills).
    """
    return np.asarray(_unit(teaches) @ _unit(needs).T, np.float32)


def bonuses(courses: Sequence[Course], codes: Sequence[str]) -> Floats:
    """Returns MADE_FOR_IT, MADE_FOR_KIN or 0, float32 (courses, occupations).

    Args:
        courses: With the unit groups each is made for.
        codes: CIUO-08 codes, one an occupation.
    """
    minor = np.array([code[:3] for code in codes])
    place = {code: column for column, code in enumerate(codes)}
    bonus = np.zeros((len(courses), len(codes)), np.float32)
    for row, course in enumerate(courses):
        for code in course.prepares:
            bonus[row, minor == code[:3]] = MADE_FOR_KIN
        for code in course.prepares:
            bonus[row, place[code]] = MADE_FOR_IT
    return bonus


def leading(close: Floats, bonus: Floats) -> npt.NDArray[np.bool_]:
    """Returns whether each course leads to an occupation, bool (courses,).

    Args:
        close: float32 (courses,), see :func:`closeness`.
        bonus: float32 (courses,), see :func:`bonuses`.
    """
    return np.asarray((close >= RELEVANT) | (bonus > 0), np.bool_)
