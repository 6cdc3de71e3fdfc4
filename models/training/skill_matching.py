"""Trains skill matching: from part of what an occupation asks for to the rest of it.

Each example is an ESCO occupation of which a random part of the skills is known, with
confidences below 1 and some wrong ones as the recogniser gives, with a title or without.
Two losses over one model, each step:
 1. ``skills``: cross-entropy of the ranking of the skills not yet known, essential ones twice
    as wanted as optional ones, and of each skill by itself, which keeps the logits readable;
 2. ``occupations``: cross-entropy of the unit group, smoothed.
What ships is the moving average of the weights.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from models.skill_matching import DIM, build_skill_matching
from models.training.skill_sets import (
    Encode,
    Flags,
    Floats,
    Ints,
    SkillSets,
    Titles,
    co_occurrence,
    load,
    needs_of,
    read_titles,
)

_log = logging.getLogger(__name__)
#: Confidences of what is truly known and of what is wrongly recognised: the recogniser shows
#: nothing below 0.3 and lends an essential skill with 0.85 at most (``kiosk.planner.profile``).
_TRUE, _WRONG = (0.4, 1.0), (0.3, 0.7)
#: Keeps logits of skills that are already known out of the ranking.
_OUT = 1e4
Batch = tuple[Floats, Floats, Floats, Floats, npt.NDArray[np.int32]]


@dataclass(frozen=True)
class SkillMatchingConfig:
    """What defines a run.

    Attributes:
        seed: Of weights and examples.
        steps: Batches.
        batch: Examples in each.
        rate: Highest learning rate.
        decay: Weight decay.
        dropout: Share of the hidden layer silenced.
        titled: Share of examples that come with a title.
        title_noise: Length of the noise added to a title's unit vector.
        optional: How likely an optional skill is known, beside an essential one.
        wrong: Mean number of wrong skills in an example.
        each: Weight of the loss of each skill by itself.
        occupations: Weight of the loss of the unit group.
        smoothing: Label smoothing of the unit group.
        average: Decay of the moving average of the weights.
    """

    seed: int = 20261125
    steps: int = 3000
    batch: int = 256
    rate: float = 3e-3
    decay: float = 0.02
    dropout: float = 0.2
    titled: float = 0.75
    title_noise: float = 0.5
    optional: float = 0.3
    wrong: float = 0.3
    each: float = 2.0
    occupations: float = 0.3
    smoothing: float = 0.1
    average: float = 0.998


@dataclass(frozen=True)
class Trained:
    """A trained model and what its inputs and outputs stand for.

    Attributes:
        model: Of :func:`models.skill_matching.build_skill_matching`.
        codes: CIUO-08 unit group of each column of ``occupations``.
        skills: Plain skill of each column of ``known`` and ``skills``.
        occupations: ESCO occupations it was trained on.
    """

    model: keras.Model
    codes: tuple[str, ...]
    skills: tuple[str, ...]
    occupations: int


class Examples:
    """Draws batches of people who know part of an occupation."""

    def __init__(
        self, sets: SkillSets, titles: Titles, rows: Ints, config: SkillMatchingConfig
    ) -> None:
        self.sets, self.titles, self.rows, self.config = sets, titles, rows, config
        self.rng = np.random.default_rng(config.seed)
        asked = sets.relevance[rows].sum(0) + 1.0
        self._common = asked / asked.sum()

    def known(self, rows: Ints) -> Floats:
        """Returns what is known of each of ``rows``, float32 (rows, skills)."""
        config, shape = self.config, (len(rows), len(self.sets.skills))
        share = self.rng.uniform(0.05, 0.9, (len(rows), 1))
        share *= self.rng.random((len(rows), 1)) > 0.1
        drawn = self.rng.random(shape)
        true = self.sets.essential[rows] & (drawn < share)
        true |= self.sets.optional[rows] & (drawn < share * config.optional)
        wrong = self.rng.random(shape) < config.wrong * self._common
        sure = self.rng.random((len(rows), 1)) < 0.5
        confidence = np.where(sure, 1.0, self.rng.uniform(*_TRUE, shape))
        noise = np.where(wrong, self.rng.uniform(*_WRONG, shape), 0.0)
        return np.asarray(np.where(true, confidence, noise), np.float32)

    def titled(self, rows: Ints) -> Floats:
        """Returns a title of each of ``rows`` or zeros, float32 (rows, 192)."""
        first, after = self.titles.starts[rows], self.titles.starts[rows + 1]
        # The preferred name as often as all others together: it is what people write.
        own = first + self.rng.integers(0, after - first) * (self.rng.random(len(rows)) < 0.5)
        vectors = self.titles.vectors[own]
        spread = self.config.title_noise * vectors.shape[1] ** -0.5
        vectors = vectors + spread * self.rng.standard_normal(vectors.shape)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        kept = self.rng.random((len(rows), 1)) < self.config.titled
        return np.asarray(vectors * kept, np.float32)

    def __iter__(self) -> Iterator[Batch]:
        """Yields known, title, relevance and whether it is open, and the unit group."""
        for _ in range(self.config.steps):
            rows = self.rng.choice(self.rows, self.config.batch)
            known = self.known(rows)
            open_ = np.asarray(known == 0, np.float32)
            group = self.sets.group[rows].astype(np.int32)
            yield known, self.titled(rows), self.sets.relevance[rows] / 2, open_, group


def _skill_losses(logits: tf.Tensor, wanted: tf.Tensor, open_: tf.Tensor) -> tuple[tf.Tensor, ...]:
    """Returns the loss of the ranking of what is open, and that of each skill by itself."""
    left = wanted * open_
    shares = left / (tf.reduce_sum(left, 1, keepdims=True) + 1e-6)
    scores = tf.nn.log_softmax(logits - _OUT * (1.0 - open_))
    ranking = -tf.reduce_mean(tf.reduce_sum(shares * scores, 1))
    each = tf.nn.sigmoid_cross_entropy_with_logits(labels=wanted, logits=logits)
    return ranking, tf.reduce_mean(each)


class Trainer:
    """Holds the model, the optimiser and the compiled step."""

    def __init__(self, model: keras.Model, config: SkillMatchingConfig, taught: Flags) -> None:
        self.model, self.config = model, config
        # A group that no example names is no wrong answer either: it would only be pushed down.
        self.untaught = tf.constant(~taught, tf.float32)
        schedule = keras.optimizers.schedules.CosineDecay(
            config.rate * 0.1, config.steps, alpha=0.02, warmup_target=config.rate,
            warmup_steps=min(100, config.steps // 2),
        )  # fmt: skip
        self.optimizer = keras.optimizers.AdamW(schedule, weight_decay=config.decay)
        self.optimizer.build(model.trainable_variables)
        self.averages = [v.numpy().copy() for v in model.trainable_variables]

    @tf.function(reduce_retracing=True)
    def step(self, known, title, wanted, open_, group):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Runs one step; returns the losses of ranking, each skill and unit group."""
        config = self.config
        with tf.GradientTape() as tape:
            out = self.model({"known": known, "title": title}, training=True)
            ranking, each = _skill_losses(out["skills"], wanted, open_)
            scores = out["occupations"] - _OUT * self.untaught
            truth = tf.one_hot(group, scores.shape[-1]) * (1 - config.smoothing)
            spread = (1 - self.untaught) / tf.reduce_sum(1 - self.untaught)
            truth += config.smoothing * spread
            entropy = tf.nn.softmax_cross_entropy_with_logits(truth, scores)
            work = tf.reduce_mean(entropy)
            loss = ranking + config.each * each + config.occupations * work
        grads = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.model.trainable_variables, strict=True))
        return ranking, each, work

    def fit(self, examples: Examples) -> None:
        """Runs all steps and leaves the averaged weights in the model."""
        for number, batch in enumerate(examples, 1):
            losses = self.step(*map(tf.convert_to_tensor, batch))
            # Early on the average follows quickly, or it would remember the first weights.
            keep = min(self.config.average, number / (number + 10))
            for average, variable in zip(
                self.averages, self.model.trainable_variables, strict=True
            ):
                average *= keep
                average += (1 - keep) * variable.numpy()
            if number % 500 == 0:
                _log.info("step %d ranking %.3f each %.4f work %.3f", number, *map(float, losses))
        for average, variable in zip(self.averages, self.model.trainable_variables, strict=True):
            variable.assign(average)


def fit(
    sets: SkillSets, titles: Titles, needs: Floats, teaching: Flags, config: SkillMatchingConfig
) -> Trained:
    """Trains on some occupations.

    Args:
        sets: All occupations.
        titles: Their vectors.
        needs: float32 (groups, skills), derived from the teaching occupations.
        teaching: bool (occupations,), those to train on.
        config: What defines the run.
    """
    keras.utils.set_random_seed(config.seed)
    tf.config.experimental.enable_op_determinism()
    model = build_skill_matching(needs, dropout=config.dropout)
    rows = np.flatnonzero(teaching)
    model.get_layer("table").table.assign(co_occurrence(sets.relevance[rows], DIM))
    taught = np.bincount(sets.group[rows], minlength=len(sets.codes)) > 0
    Trainer(model, config, taught).fit(Examples(sets, titles, rows, config))
    return Trained(model, sets.codes, sets.skills, len(rows))


def train(raw: Path, config: SkillMatchingConfig, encode: Encode) -> Trained:
    """Trains the model that ships: on every occupation but the 20 % that measure.

    Args:
        raw: The folder of raw files.
        config: What defines the run.
        encode: Gives the unit vectors of texts, float32 (texts, 192).
    """
    sets = load(raw)
    teaching = ~sets.held_out
    keys = frozenset(key for key, good in zip(sets.keys, teaching, strict=True) if good)
    return fit(sets, read_titles(sets, encode), needs_of(raw, keys), teaching, config)
