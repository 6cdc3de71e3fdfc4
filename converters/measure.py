"""Size, latency, parity and quality of the variants of one model."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from converters.agreement import Agreement, by_output
from converters.flatbuffer import float_operations, tflite_run
from converters.run import Array, Run

#: Rounds that are run and not counted: caches and lazy allocations settle.
_WARM_UP = 20
#: Rounds that are timed; with these the 95th percentile rests on 20 calls.
_ROUNDS = 400

#: A figure of the model, greater than 0 and the greater the better: MRR, accuracy, nDCG.
Quality = Callable[[Run], float]
#: Nanoseconds that only ever grow, as ``time.perf_counter_ns``.
Clock = Callable[[], int]


@dataclass(frozen=True)
class Measured:
    """One variant.

    Attributes:
        size: Bytes of the file.
        p50: Median of one call, in microseconds, on one thread.
        p95: 95th percentile of the same.
        quality: The caller's figure.
        loss: Share of Keras's figure that is lost, less than 0 where the variant is better.
        parity: Agreement with Keras, by output.
        float_operations: Operations that give floats.
    """

    size: int
    p50: float
    p95: float
    quality: float
    loss: float
    parity: Mapping[str, Agreement]
    float_operations: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """All variants of one model.

    Attributes:
        quality: Keras's figure.
        measured: Variants by name.
        failed: Why a variant could not be made or measured, by name.
    """

    quality: float
    measured: dict[str, Measured]
    failed: dict[str, str]


def latencies(
    runs: Mapping[str, Run], inputs: Sequence[Mapping[str, Array]], clock: Clock
) -> dict[str, tuple[float, float]]:
    """Returns the median and 95th percentile of one call of each run, in microseconds.

    They take turns: what else the machine does in the meantime falls on all alike.
    """
    spent: dict[str, list[int]] = {name: [] for name in runs}
    for turn in range(_WARM_UP + _ROUNDS):
        given = inputs[turn % len(inputs)]
        for name, run in runs.items():
            start = clock()
            run(given)
            if turn >= _WARM_UP:
                spent[name].append(clock() - start)
    return {
        name: (float(np.percentile(taken, 50)) / 1000, float(np.percentile(taken, 95)) / 1000)
        for name, taken in spent.items()
    }


def _judged(run: Run, quality: Quality, reference: float) -> tuple[float, float]:
    figure = float(quality(run))
    return figure, (reference - figure) / reference


def _answers(run: Run, inputs: Sequence[Mapping[str, Array]]) -> list[dict[str, Array]]:
    return [{name: value.copy() for name, value in run(given).items()} for given in inputs]


def measure(
    files: Mapping[str, bytes],
    reference: Run,
    inputs: Sequence[Mapping[str, Array]],
    quality: Quality,
    failed: Mapping[str, str] | None = None,
    clock: Clock = time.perf_counter_ns,
) -> Comparison:
    """Measures every variant against Keras; one that cannot be run leaves the others.

    Args:
        files: TFLite files by name of the variant.
        reference: The Keras model.
        inputs: Inputs as the device gives them, one call each.
        quality: The figure that must not suffer.
        failed: Why other variants could not be made, by name; passed on.
        clock: Tells the time.

    Raises:
        ValueError: There are no inputs, or Keras's figure is not greater than 0.
    """
    if not inputs:
        raise ValueError("expected inputs to measure with, received none")
    figure = float(quality(reference))
    if not figure > 0:
        raise ValueError(f"expected a quality greater than 0, received {figure}")
    wanted = _answers(reference, inputs)
    runs: dict[str, Run] = {}
    judged: dict[str, tuple[float, float]] = {}
    parity: dict[str, dict[str, Agreement]] = {}
    lost = dict(failed or {})
    for name, tflite in files.items():
        try:
            run = tflite_run(tflite)
            parity[name] = by_output(_answers(run, inputs), list(wanted))
            judged[name] = _judged(run, quality, figure)
            runs[name] = run
        except (ValueError, RuntimeError, KeyError) as error:
            lost[name] = f"{type(error).__name__}: {error}".splitlines()[0]
    taken = latencies(runs, inputs, clock)
    measured = {
        name: Measured(
            len(files[name]), *taken[name], *judged[name], parity[name],
            float_operations(files[name]),
        )
        for name in runs
    }  # fmt: skip
    return Comparison(figure, measured, lost)
