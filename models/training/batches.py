"""Draws what the encoder learns from: the teachers' texts, pairs of forms, unit groups."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.preprocessing.features import content, features
from models.preprocessing.sound import heard
from models.training.augment import disturb, frame
from models.training.corpus import Form, all_forms
from models.training.teacher import Whitening, taught
from models.training.texts import teaching_texts

#: Sources whose forms are said as they stand, not as "soy ...".
_SENTENCES = ("unpaid", "skill", "description")
Step = tuple[npt.NDArray[Any], ...]


@dataclass(frozen=True)
class Config:
    """What defines a run; written beside its weights.

    Attributes:
        seed: Of every draw and initial weight.
        dim: Length of the vectors.
        steps: Steps of Adam.
        texts_batch: Texts a step whose teachers' vectors are imitated.
        pairs_batch: Pairs of forms of one concept a step.
        groups_batch: Forms a step whose unit group is told.
        rate: Highest rate of learning.
        distil: Weight of the distance to the teachers.
        contrast: Weight of telling a form's partner from the others'.
        groups: Weight of the groups' cross-entropy.
        temperature: Of the contrast.
        thin: Share of the features that a step does not see.
        siblings: Share of the pairs drawn from one minor group at a time.
        family: Most pairs of one minor group together.
    """

    seed: int = 20261122
    dim: int = 192
    steps: int = 3200
    texts_batch: int = 448
    pairs_batch: int = 256
    groups_batch: int = 320
    rate: float = 2e-3
    distil: float = 6.0
    contrast: float = 0.5
    groups: float = 0.4
    temperature: float = 0.07
    thin: float = 0.12
    siblings: float = 0.5
    family: int = 8


Flat = tuple[npt.NDArray[np.int32], npt.NDArray[np.float32], npt.NDArray[np.int32]]


def flat(texts: Sequence[str]) -> Flat:
    """Returns the features of all ``texts`` without padding: ids, weights, row of each."""
    pairs = [features(text) or [(0, 1.0)] for text in texts]
    rows = np.repeat(np.arange(len(texts), dtype=np.int32), [len(p) for p in pairs])
    flat_pairs = [pair for text_pairs in pairs for pair in text_pairs]
    ids = np.fromiter((p[0] for p in flat_pairs), np.int32, len(flat_pairs))
    weights = np.fromiter((p[1] for p in flat_pairs), np.float32, len(flat_pairs))
    return ids, weights, rows


def thinned(found: Flat, share: float, chance: np.random.Generator) -> Flat:
    """Returns ``found`` without a random ``share`` of its features, at least one a text.

    A word that is sometimes missing leaves its n-grams and neighbours to speak for it, which
    is what they must do for words nobody taught.
    """
    ids, weights, rows = found
    kept = chance.random(len(ids)) >= share
    kept[np.unique(rows, return_index=True)[1]] = True
    return ids[kept], weights[kept], rows[kept]


def _distinct(forms: Iterable[Form]) -> Iterator[Form]:
    """Yields of each concept the forms that the encoder can tell apart."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for form in forms:
        key = (form.concept, tuple(map(heard, content(form.text))))
        if key[1] and key not in seen:
            seen.add(key)
            yield form


class Batches:
    """Draws the three kinds of batches from the forms and the teacher's texts."""

    def __init__(self, raw: Path, folder: Path, config: Config) -> None:
        self.rng = random.Random(config.seed)  # noqa: S311 - repeatable, not secret
        self._chance = np.random.default_rng(config.seed)
        self.config = config
        self.forms = all_forms(raw)
        self.texts = teaching_texts(raw, config.seed)
        vectors = taught(self.texts, folder)
        self.targets = Whitening(vectors, config.dim)(vectors)
        self.codes = sorted({f.ciuo08 for f in self.forms if f.ciuo08})
        self.co95 = sorted({f.co95 for f in self.forms if f.co95})
        self._place = {code: i for i, code in enumerate(self.codes)}
        self._old_place = {code: i for i, code in enumerate(self.co95)}
        self._by_concept: dict[str, list[Form]] = defaultdict(list)
        for form in _distinct(self.forms):
            self._by_concept[form.concept].append(form)
        self._concepts = sorted(c for c, fs in self._by_concept.items() if len(fs) > 1)
        share = [len(self._by_concept[c]) ** 0.5 for c in self._concepts]
        self._share = np.cumsum(share) / np.sum(share)
        self._near = self._siblings()
        self._weights = self._form_weights()

    def _siblings(self) -> list[list[int]]:
        """Returns the concepts of each minor group (three digits) that has several."""
        groups: dict[str, list[int]] = defaultdict(list)
        for i, concept in enumerate(self._concepts):
            groups[self._by_concept[concept][0].ciuo08[:3]].append(i)
        return [group for code, group in sorted(groups.items()) if code and len(group) > 1]

    def _drawn(self) -> list[str]:
        """Draws the concepts of one batch of pairs, some of them siblings of one another.

        A batch drawn at random tells a cook from a driver; siblings teach to tell a cook
        from a kitchen helper.
        """
        size, rng = self.config.pairs_batch, self.rng
        drawn: list[str] = []
        while len(drawn) < size * self.config.siblings:
            group = self._near[rng.randrange(len(self._near))]
            some = rng.sample(group, min(len(group), self.config.family))
            drawn += [self._concepts[i] for i in some]
        while len(drawn) < size:
            drawn.append(self._concepts[int(np.searchsorted(self._share, rng.random()))])
        return drawn[:size]

    def _form_weights(self) -> npt.NDArray[np.float64]:
        count: dict[str, int] = defaultdict(int)
        for form in self.forms:
            count[form.ciuo08 or form.co95] += 1
        known = np.array([bool(f.ciuo08 or f.co95) for f in self.forms])
        raw = np.array([count[f.ciuo08 or f.co95] ** -0.5 for f in self.forms]) * known
        raw *= [2.0 if f.source in ("lexicon", "unpaid") else 1.0 for f in self.forms]
        return np.asarray(np.cumsum(raw) / raw.sum(), np.float64)

    def _disturbed(self, form: Form) -> str:
        text = form.text
        if self.rng.random() < 0.35:
            text = frame(
                text,
                self.rng,
                title=len(text.split()) < 5 and form.source not in _SENTENCES,
            )
        return disturb(text, self.rng)

    def teaching(self) -> tuple[list[str], npt.NDArray[np.float32]]:
        """Returns texts, some disturbed, and targets float32 (texts_batch, DIM)."""
        rows = [self.rng.randrange(len(self.texts)) for _ in range(self.config.texts_batch)]
        said = [
            self.texts[i] if self.rng.random() < 0.5 else disturb(self.texts[i], self.rng)
            for i in rows
        ]
        return said, self.targets[rows]

    def pairs(self) -> tuple[list[str], npt.NDArray[np.float32]]:
        """Returns 2 x pairs_batch texts (anchors, then positives) and a mask.

        The mask, float32 (pairs_batch, pairs_batch), is 1 where the column is no
        negative of the row: another form of the same concept or lexicon group.
        """
        drawn = self._drawn()
        chosen = [self.rng.sample(self._by_concept[c], 2) for c in drawn]
        texts = [self._disturbed(a) for a, _ in chosen] + [b.text for _, b in chosen]
        concept = np.array(drawn)
        group = np.array([a.ciuo08 or a.co95 or a.concept for a, _ in chosen])
        loose = np.array([a.source not in ("esco", "isco") for a, _ in chosen])
        same = (group[:, None] == group[None]) & (loose[:, None] | loose[None])
        mask = (concept[:, None] == concept[None]) | same
        np.fill_diagonal(mask, val=False)
        return texts, mask.astype(np.float32)

    def groups(self) -> tuple[list[str], npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """Returns texts, unit-group and CO-95 indices (-1 where not known)."""
        at = np.searchsorted(
            self._weights, [self.rng.random() for _ in range(self.config.groups_batch)]
        )
        forms = [self.forms[i] for i in at]
        y = np.array([self._place.get(f.ciuo08, -1) for f in forms], np.int32)
        z = np.array([self._old_place.get(f.co95, -1) for f in forms], np.int32)
        return [self._disturbed(f) for f in forms], y, z

    def __iter__(self) -> Iterator[Step]:
        """Yields the features of all three kinds together, and their targets."""
        for _ in range(self.config.steps):
            taught, targets = self.teaching()
            paired, mask = self.pairs()
            grouped, y, z = self.groups()
            found = thinned(flat(taught + paired + grouped), self.config.thin, self._chance)
            yield (*found, targets, mask, y, z)
