"""Trains the recommendations model: first on simulated people, then on what people said.

The prior learns from the simulator alone, over many communities whose tastes differ. A log of
real feedback then moves it: every answered course weighs by the inverse of its chance to be
shown (clipped, and scaled to the effective number of answers), and every weight of the model
is held to the prior's by a spring. With few answers the spring wins; a handful cannot wreck
the model. The same configuration and log give the same weights.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass

import keras
import numpy as np
import tensorflow as tf

from models.preprocessing.offers import FEATURES, FEATURES_VERSION, Floats, offer_features
from models.recommendations import build_recommendations
from models.training.interactions import Interactions
from models.training.simulator import Doubles, Tastes, chances
from models.training.world import Case, Person, World, people

_log = logging.getLogger(__name__)
#: Turns features, float32 (courses, FEATURES), into logits, float64 (courses,).
Value = Callable[[Floats], Doubles]


@dataclass(frozen=True)
class RecommendationsConfig:
    """What defines a run; written beside its weights.

    Attributes:
        seed: Of everything drawn.
        passes: Times every training person asks for the way to an occupation.
        communities: Communities whose answers are averaged for one case.
        epochs: Of the prior, over all rows.
        batch: Rows a step of the prior.
        rate: Learning rate of the prior at its height.
        clip: Most that one answer weighs beside one that was shown for sure; the device
            never shows a course with a chance below 1 / 22.
        spring: Precision of each weight around the prior's: squared distance counts half of
            this many times, against one log-likelihood an effective answer. 3 and less lose more
            after 200 answers than they gain after 5,000 (tried on training persons).
        steps: Of the update, over the whole log at once.
        update_rate: Learning rate of the update.
    """

    seed: int = 20261125
    passes: int = 5
    communities: int = 6
    epochs: int = 12
    batch: int = 512
    rate: float = 4e-3
    clip: float = 20.0
    spring: float = 50.0
    steps: int = 150
    update_rate: float = 1e-2


@dataclass(frozen=True)
class Trained:
    """A trained model.

    Attributes:
        model: From features to value, see :mod:`models.recommendations`.
        typical: float32 (rows, FEATURES), rows of training, for the ranges of int8.
        record: Configuration and counts, ready for JSON.
    """

    model: keras.Model
    typical: Floats
    record: dict[str, object]


def values_of(model: keras.Model) -> Value:
    """Returns a model's values as a plain function."""

    def value(features: Floats) -> Doubles:
        logits = keras.ops.convert_to_numpy(model(features, training=False))
        return np.asarray(logits[:, 0], np.float64)

    return value


def taught_by(person: Person) -> bool:
    """Tells whether the prior may learn from this synthetic person."""
    return not person.held_out


def simulated(config: RecommendationsConfig, world: World) -> tuple[Floats, Floats]:
    """Returns the rows that the prior learns.

    Returns:
        Features float32 (rows, FEATURES), and float32 (rows,), the mean chance of each over
        communities drawn around the assumed tastes.
    """
    rng = np.random.default_rng(config.seed)
    persons = [person for person in people() if taught_by(person)]
    rows, targets = [], []
    for _ in range(config.passes):
        for case in world.cases(persons, rng):
            rows.append(offer_features(case.offers))
            targets.append(_expected(case, config.communities, rng))
    return np.concatenate(rows), np.concatenate(targets).astype(np.float32)


def _expected(case: Case, communities: int, rng: np.random.Generator) -> Doubles:
    drawn = [chances(case, Tastes().community(rng), rng) for _ in range(communities)]
    return np.asarray(np.mean(drawn, axis=0), np.float64)


def fit_prior(features: Floats, targets: Floats, config: RecommendationsConfig) -> keras.Model:
    """Trains the prior.

    Args:
        features: float32 (rows, FEATURES).
        targets: float32 (rows,), chances.
        config: The run's.
    """
    keras.utils.set_random_seed(config.seed)
    tf.config.experimental.enable_op_determinism()
    model = build_recommendations()
    steps = config.epochs * -(-len(features) // config.batch)
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(config.rate, steps)),
        keras.losses.BinaryCrossentropy(from_logits=True),
    )
    model.fit(features, targets, batch_size=config.batch, epochs=config.epochs, verbose=0)
    return model


def answer_weights(propensity: Doubles, clip: float) -> Doubles:
    """Returns what each answer weighs, float64 (answers,), clipped and self-normalised.

    They sum to the effective number of answers, ``(sum w) ** 2 / sum w ** 2``: answers of
    uneven weight are worth fewer.
    """
    raw = np.minimum(1 / propensity, clip)
    return np.asarray(raw * raw.sum() / np.square(raw).sum(), np.float64)


def update(prior: keras.Model, log: Interactions, config: RecommendationsConfig) -> keras.Model:
    """Returns a model that has learned from a log; ``prior`` stays as it is.

    Args:
        prior: What to start from and be held to.
        log: Shown lists; courses of which nothing was said teach nothing.
        config: The run's.
    """
    model = keras.models.clone_model(prior)
    model.set_weights(prior.get_weights())
    said = log.answered
    if not said.any():
        return model
    weights = answer_weights(log.propensity[said], config.clip)
    features = tf.constant(log.features[said])
    feedback = tf.constant(log.feedback[said][:, None])
    weigh = tf.constant(weights[:, None], tf.float32)
    held = [tf.constant(variable.numpy()) for variable in model.trainable_variables]
    optimizer = keras.optimizers.Adam(
        keras.optimizers.schedules.CosineDecay(config.update_rate, config.steps)
    )
    optimizer.build(model.trainable_variables)

    @tf.function  # type: ignore[untyped-decorator]
    def run() -> None:
        for _ in tf.range(config.steps):
            with tf.GradientTape() as tape:
                logits = model(features, training=True)
                losses = tf.nn.sigmoid_cross_entropy_with_logits(feedback, logits)
                loss = tf.reduce_sum(weigh * losses)
                for variable, start in zip(model.trainable_variables, held, strict=True):
                    loss += config.spring / 2 * tf.reduce_sum(tf.square(variable - start))
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply(gradients)

    run()
    return model


def train(config: RecommendationsConfig, log: Interactions | None = None) -> Trained:
    """Trains the model, from the shipped tables alone.

    Args:
        config: What defines the run.
        log: What people said; None: nothing yet.
    """
    features, targets = simulated(config, World(config.seed))
    model = fit_prior(features, targets, config)
    answers = 0 if log is None else int(log.answered.sum())
    _log.info("prior of recommendations: %d synthetic rows; %d answers", len(features), answers)
    if log is not None:
        model = update(model, log, config)
    chosen = np.random.default_rng(config.seed).choice(len(features), 512)
    record: dict[str, object] = {
        "config": asdict(config),
        "prior": "simulador de personas, datos sintéticos",
        "rows": len(features),
        "features": FEATURES,
        "features_version": FEATURES_VERSION,
        "answers": answers,
    }
    return Trained(model, features[chosen], record)
