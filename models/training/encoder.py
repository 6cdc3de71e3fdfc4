"""Trains the encoder: distillation, contrast between forms, CIUO-08 groups, together.

Three losses over one model, each step:
 1. cosine distance to the teachers' evened vectors on disturbed texts;
 2. InfoNCE between two forms of one concept, others in the batch as negatives, half of them
    siblings of one minor group (forms of one unit group are no negatives where either is no
    official ESCO or CIUO-08 name);
 3. cross-entropy of unit groups (and of CO-95 groups, for Peru's titles) through
    linear heads on the vector; the unit-group head ships with the encoder.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Iterable, Iterator
from typing import TypeVar

import keras
import numpy as np
import tensorflow as tf

from models.training.batches import Batches, Config
from models.user_profile import DIM, HEAD_SCALE, build_encoder

_log = logging.getLogger(__name__)
T = TypeVar("T")


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
