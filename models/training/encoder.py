"""Trains the encoder: distillation, contrast between forms, CIUO-08 groups, together.

Three losses over one model, each step:
 1. cosine distance to the teacher's evened vectors on disturbed texts;
 2. InfoNCE between two forms of one concept, others in the batch as negatives
    (forms of one group are no negatives where either is no official ESCO or CIUO-08 name);
 3. cross-entropy of unit groups (and of CO-95 groups, for Peru's titles) through
    linear heads on the vector; the unit-group head ships with the encoder.
"""

from __future__ import annotations

import logging
import queue
import random
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from models.preprocessing.features import features
from models.training.augment import disturb, frame
from models.training.corpus import Form, all_forms
from models.training.teacher import Whitening, teach
from models.training.texts import teaching_texts
from models.user_profile import DIM, HEAD_SCALE, build_encoder

_log = logging.getLogger(__name__)
#: Sources whose forms are said as they stand, not as "soy ...".
_SENTENCES = ("unpaid", "skill", "description")
T = TypeVar("T")
Step = tuple[npt.NDArray[Any], ...]


@dataclass(frozen=True)
class Config:
    """What defines a run; written beside its weights."""

    seed: int = 20261122
    steps: int = 2400
    texts_batch: int = 448
    pairs_batch: int = 256
    groups_batch: int = 320
    rate: float = 2e-3
    distil: float = 6.0
    contrast: float = 0.5
    groups: float = 0.4
    temperature: float = 0.07


Flat = tuple[npt.NDArray[np.int32], npt.NDArray[np.float32], npt.NDArray[np.int32]]


def flat(texts: Sequence[str]) -> Flat:
    """Returns the features of all ``texts`` without padding: ids, weights, row of each."""
    pairs = [features(text) or [(0, 1.0)] for text in texts]
    rows = np.repeat(np.arange(len(texts), dtype=np.int32), [len(p) for p in pairs])
    flat_pairs = [pair for text_pairs in pairs for pair in text_pairs]
    ids = np.fromiter((p[0] for p in flat_pairs), np.int32, len(flat_pairs))
    weights = np.fromiter((p[1] for p in flat_pairs), np.float32, len(flat_pairs))
    return ids, weights, rows


def ahead(source: Iterable[T], depth: int = 4) -> Iterator[T]:
    """Yields what ``source`` yields, prepared by a thread a few items ahead.

    Raises:
        BaseException: Whatever ``source`` raised, after the items before it.
    """
    waiting: queue.Queue[T | None] = queue.Queue(depth)
    failed: list[BaseException] = []

    def fill() -> None:
        try:
            for item in source:
                waiting.put(item)
        except BaseException as error:  # noqa: BLE001 - handed on to the thread that waits
            failed.append(error)
        waiting.put(None)

    threading.Thread(target=fill, daemon=True).start()
    while (item := waiting.get()) is not None:
        yield item
    if failed:
        raise failed[0]


class Batches:
    """Draws the three kinds of batches from the forms and the teacher's texts."""

    def __init__(self, raw: Path, cache: Path, config: Config) -> None:
        self.rng = random.Random(config.seed)  # noqa: S311 - repeatable, not secret
        self.config = config
        self.forms = all_forms(raw)
        self.texts = teaching_texts(raw, config.seed)
        vectors = teach(self.texts, cache)
        self.targets = Whitening(vectors, DIM)(vectors)
        self.codes = sorted({f.ciuo08 for f in self.forms if f.ciuo08})
        self.co95 = sorted({f.co95 for f in self.forms if f.co95})
        self._place = {code: i for i, code in enumerate(self.codes)}
        self._old_place = {code: i for i, code in enumerate(self.co95)}
        self._by_concept: dict[str, list[Form]] = defaultdict(list)
        for form in self.forms:
            self._by_concept[form.concept].append(form)
        self._concepts = sorted(c for c, fs in self._by_concept.items() if len(fs) > 1)
        share = [len(self._by_concept[c]) ** 0.5 for c in self._concepts]
        self._share = np.cumsum(share) / np.sum(share)
        self._weights = self._form_weights()

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
        size = self.config.pairs_batch
        drawn = [
            self._concepts[int(np.searchsorted(self._share, self.rng.random()))]
            for _ in range(size)
        ]
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
            yield (*flat(taught + paired + grouped), targets, mask, y, z)


def _masked_entropy(head: keras.layers.Layer, vectors: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    known = tf.cast(y >= 0, tf.float32)
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.maximum(y, 0), head(vectors))
    return tf.reduce_sum(losses * known) / (tf.reduce_sum(known) + 1e-6)


class Trainer:
    """Holds the model, its heads and the compiled step."""

    def __init__(self, batches: Batches, config: Config) -> None:
        keras.utils.set_random_seed(config.seed)
        tf.config.experimental.enable_op_determinism()
        self.batches, self.config = batches, config
        self.model = build_encoder()
        self.head = keras.layers.Dense(len(batches.codes), name="ciuo08")
        self.old_head = keras.layers.Dense(len(batches.co95), name="co95")
        self.head.build((None, DIM))
        self.old_head.build((None, DIM))
        schedule = keras.optimizers.schedules.CosineDecay(
            config.rate * 0.1, config.steps, alpha=0.02, warmup_target=config.rate,
            warmup_steps=100,
        )  # fmt: skip
        self.optimizer = keras.optimizers.Adam(schedule)
        self.variables = [
            *self.model.trainable_variables,
            *self.head.trainable_variables,
            *self.old_head.trainable_variables,
        ]
        self.optimizer.build(self.variables)

    def vectors(self, ids: tf.Tensor, weights: tf.Tensor, rows: tf.Tensor, count: int) -> tf.Tensor:
        """Returns unit vectors, float32 (count, DIM), of features listed without padding."""
        layer = self.model.get_layer
        pooled = layer("bag").pool(ids, weights, rows, count)
        return layer("vector")(pooled + layer("outer")(layer("inner")(pooled)))

    @tf.function(reduce_retracing=True)
    def step(self, ids, weights, rows, targets, mask, y, z):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Runs one step; returns the three losses."""
        c = self.config
        sizes = [c.texts_batch, c.pairs_batch, c.pairs_batch, c.groups_batch]
        with tf.GradientTape() as tape:
            every = self.vectors(ids, weights, rows, sum(sizes))
            taught, anchors, positives, grouped = tf.split(every, sizes)
            distil = tf.reduce_mean(1.0 - tf.reduce_sum(taught * targets, axis=1))
            scores = tf.matmul(anchors, positives, transpose_b=True) / c.temperature - 1e4 * mask
            truth = tf.range(c.pairs_batch)
            contrast = 0.5 * tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(truth, scores)
                + tf.nn.sparse_softmax_cross_entropy_with_logits(truth, tf.transpose(scores))
            )
            group = _masked_entropy(self.head, grouped * HEAD_SCALE, y)
            group += _masked_entropy(self.old_head, grouped * HEAD_SCALE, z)
            loss = c.distil * distil + c.contrast * contrast + c.groups * group
        grads = tape.gradient(loss, self.variables)
        grads = [tf.convert_to_tensor(g) for g in grads]
        self.optimizer.apply_gradients(zip(grads, self.variables, strict=True))
        return distil, contrast, group

    def fit(self) -> None:
        """Runs all steps; logs the mean losses of every hundred."""
        sums = np.zeros(3)
        for number, batch in enumerate(ahead(self.batches), 1):
            sums += [float(x) for x in self.step(*map(tf.convert_to_tensor, batch))]
            if number % 100 == 0:
                _log.info("step %d distil %.4f contrast %.3f groups %.3f", number, *(sums / 100))
                sums[:] = 0
