"""Vectors to CIUO-08 groups and skills, with calibrated confidence.

A group's evidence is a kernel sum over its forms, the nearest weighing most, beside
the group head's logit; a softmax over both, at a temperature
fitted on the dev halves, makes it a probability that can be taken at its word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from kiosk.planner.encoder import Encoder
from kiosk.planner.index import Index
from models.preprocessing.clauses import Kind, clauses
from models.preprocessing.packed import product
from models.preprocessing.verbs import is_verb, meant, spoken

Floats = npt.NDArray[np.float32]
#: Longer texts are cut here: about 300 words, more than anyone says at a kiosk.
LONGEST_TEXT = 2000
#: A skill this much further from the words than the nearest one is not what was meant:
#: who knows how to use a phone does not therefore repair phones.
_SIDE = 0.15
#: Who searches for a skill is shown those at least this near, and this much further than the
#: nearest at most: "cocinando" finds how to cook (0.51), "hola" nothing (0.46).
_SOUGHT, _SOUGHT_SIDE = 0.5, 0.2
#: Share of the whole text in what one clause says; of 0, .2, .35 and .5 the one that kept
#: several jobs apart and named the right one most often (95 %) on the colloquial dev split.
_CONTEXT = np.float32(0.35)


@dataclass(frozen=True)
class Recognition:
    """What one clause says: a probability for each group, and its vector.

    Attributes:
        probabilities: float32 (codes,), sums to 1.
        vector: float32 (dim,), length 1.
        nearest: index of the nearest form.
        nearest_unpaid: index of the nearest form of unpaid work.
    """

    probabilities: Floats
    vector: Floats
    nearest: int
    nearest_unpaid: int


class Recogniser:
    """Turns clauses into recognitions; pure after construction."""

    def __init__(self, encoder: Encoder, index: Index) -> None:
        self._encoder, self._index = encoder, index
        self._starts = np.searchsorted(index.form_group, np.arange(len(index.codes)))
        self._unpaid = np.flatnonzero(index.form_unpaid >= 0)

    def recognise(self, clauses: Sequence[str]) -> list[Recognition]:
        """Returns one recognition for each of ``clauses``, in order."""
        if not clauses:
            return []
        vectors, logits = self._encoder.encode([meant(clause) for clause in clauses])
        near = product(self._index.forms, self._index.form_scales, vectors)
        found = []
        for i in range(len(clauses)):
            best = near[:, i].argmax()
            unpaid = self._unpaid[near[self._unpaid, i].argmax()]
            found.append(
                Recognition(
                    self._probabilities(near[:, i], logits[i], self._heat(clauses[i])),
                    vectors[i],
                    int(best),
                    int(unpaid),
                )
            )
        return found

    def _heat(self, clause: str) -> float:
        """Returns the temperature of a clause: told with a verb, or only named."""
        c = self._index.calibration
        return c.told_temperature if any(map(is_verb, spoken(clause))) else c.named_temperature

    def _probabilities(self, near: Floats, logits: Floats, heat: float) -> Floats:
        c = self._index.calibration
        kernel = np.exp((near - 1.0) * np.float32(c.knn_temperature))
        mass = np.log(np.add.reduceat(kernel, self._starts) + 1e-12)
        head = logits - logits.max()
        head = head - np.log(np.exp(head).sum())
        total = (c.knn_weight * mass + c.head_weight * head) / heat
        total = np.exp(total - total.max())
        return np.asarray(total / total.sum(), np.float32)

    def in_context(self, clauses: Sequence[str]) -> list[Recognition]:
        """Returns one recognition for each clause of one text, the others kept in mind.

        "Mandaba a la cocinera" alone is a cook; after "ama de llaves" it is not.
        """
        if len(clauses) < 2:
            return self.recognise(clauses)
        *parts, whole = self.recognise([*clauses, " ".join(clauses)])
        return [
            replace(
                part,
                probabilities=(1 - _CONTEXT) * part.probabilities + _CONTEXT * whole.probabilities,
            )
            for part in parts
        ]

    def of_text(self, text: str) -> Floats | None:
        """Returns the groups' probabilities for a whole text, None where it has no words.

        What the person did counts; where a text tells only of wishes or denials,
        all of it counts, since the caller asked what it speaks of.
        """
        said = clauses(text[:LONGEST_TEXT])
        if not said:
            return None
        did = [c.text for c in said if c.kind is Kind.DID] or [c.text for c in said]
        whole, *parts = self.recognise([" ".join(did), *did])
        return self.combine(whole, parts if len(parts) > 1 else [])

    def combine(self, whole: Recognition, parts: Sequence[Recognition]) -> Floats:
        """Returns the groups' probabilities for a text and its clauses, float32 (codes,)."""
        if not parts:
            return whole.probabilities
        share = self._index.calibration.whole_weight
        mean = np.mean([part.probabilities for part in parts], axis=0)
        return np.asarray(share * whole.probabilities + (1 - share) * mean, np.float32)

    def skills(self, found: Sequence[Recognition]) -> list[dict[str, float]]:
        """Returns the skills that each of ``found`` speaks of, with confidence 0 to 1."""
        if not found:
            return []
        near = self._index.skills_near(np.stack([one.vector for one in found]))
        return [self._skills(near[:, i]) for i in range(len(found))]

    def _skills(self, near: Floats) -> dict[str, float]:
        index, c = self._index, self._index.calibration
        best: dict[str, float] = {}
        least = max(c.skill_threshold, float(near.max()) - _SIDE)
        for i in np.flatnonzero(near >= least):
            code = index.skill_codes[index.skill_of[i]]
            confidence = min(0.95, 0.5 + float(near[i] - c.skill_threshold) / c.skill_span)
            best[code] = max(best.get(code, 0.0), confidence)
        return best

    def skills_like(self, words: str, limit: int) -> list[str]:
        """Returns the codes of the skills nearest to what was searched for, nearest first.

        None where nothing is near; about half a millisecond.

        Args:
            words: What was searched for, not told: the doubt of a profile does not apply.
            limit: As many at most.
        """
        vectors, _ = self._encoder.encode([meant(words[:LONGEST_TEXT])])
        near = self._index.skills_near(vectors)[:, 0]
        close = np.flatnonzero(near >= max(_SOUGHT, float(near.max()) - _SOUGHT_SIDE))
        ordered = close[np.argsort(-near[close], kind="stable")]
        codes = (self._index.skill_codes[self._index.skill_of[i]] for i in ordered)
        return list(dict.fromkeys(codes))[:limit]


def top(probabilities: npt.NDArray[np.float32], count: int) -> list[int]:
    """Returns the indices of the ``count`` largest, ties by index."""
    return [int(i) for i in np.argsort(-probabilities, kind="stable")[:count]]
