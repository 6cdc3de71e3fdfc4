"""Measuring: by turns, against Keras, and one bad variant spoils no other."""

import numpy as np
import pytest

from converters.measure import latencies, measure
from tests.converters.small import given, recommending


@pytest.fixture(scope="module")
def model():
    return recommending()


@pytest.fixture(scope="module")
def files(model):
    from converters.variants import variants

    return variants(model, [given(model, 8, seed) for seed in range(20)]).files


@pytest.fixture(scope="module")
def inputs(model):
    return [given(model, 12, seed) for seed in range(100, 110)]


def right(reference, inputs):
    """Share of lists whose first is Keras's first."""
    wanted = [reference(x)["value"].argmax() for x in inputs]
    return lambda run: float(
        np.mean([run(x)["value"].argmax() == w for x, w in zip(inputs, wanted, strict=True)])
    )


@pytest.fixture(scope="module")
def compared(model, files, inputs):
    from converters.graph import keras_run

    reference = keras_run(model)
    broken = {**files, "broken": b"no model"}
    return measure(broken, reference, inputs, right(reference, inputs), {"never": "not made"})


def test_each_variant_is_sized_timed_and_compared(compared, files):
    assert compared.measured.keys() == files.keys()
    for name, one in compared.measured.items():
        assert one.size == len(files[name])
        assert 0 < one.p50 <= one.p95
        assert one.parity["value"].rankings == 10
    errors = [compared.measured[n].parity["value"].max_abs for n in ("float32", "float16", "int8")]
    assert errors == sorted(errors)
    assert errors[0] < 1e-5


def test_what_could_not_be_made_or_run_is_told_with_its_reason(compared):
    assert compared.failed.keys() == {"never", "broken"}
    assert compared.failed["never"] == "not made"


def test_a_model_of_other_outputs_is_told_not_measured(files, inputs):
    def other(x):
        return {"worth": x["features"][:, :1]}

    found = measure({"float32": files["float32"]}, other, inputs, lambda run: 1.0)
    assert found.measured == {}
    assert "worth" in found.failed["float32"]


def test_loss_is_the_share_of_the_quality_of_keras(model, files, inputs):
    from converters.graph import keras_run

    reference = keras_run(model)
    small = {"float32": files["float32"]}
    found = measure(small, reference, inputs, lambda run: 0.8 if run is reference else 0.6)
    assert (found.quality, found.measured["float32"].quality) == (0.8, 0.6)
    assert found.measured["float32"].loss == pytest.approx(0.25)


@pytest.mark.parametrize("figure", [0.0, -1.0, float("nan")])
def test_a_quality_that_no_share_can_be_taken_of_is_refused(inputs, figure):
    with pytest.raises(ValueError, match="greater than 0"):
        measure({}, lambda x: {}, inputs, lambda run: figure)


def test_nothing_to_measure_with_is_refused():
    with pytest.raises(ValueError, match="inputs"):
        measure({}, lambda x: {}, [], lambda run: 1.0)


def test_runs_take_turns_and_each_is_charged_its_own_time():
    now, order = [0], []

    def run(name, cost):
        def call(_):
            order.append(name)
            now[0] += cost
            return {}

        return call

    taken = latencies({"a": run("a", 3000), "b": run("b", 7000)}, [{}], lambda: now[0])
    assert taken == {"a": (3.0, 3.0), "b": (7.0, 7.0)}
    assert order[:6] == ["a", "b"] * 3


def test_the_first_calls_do_not_count():
    now, calls = [0], [0]

    def slow_at_first_and_for_three_in_a_hundred(_):
        calls[0] += 1
        slow = calls[0] <= 20 or calls[0] % 33 == 0
        now[0] += 10**9 if slow else 1000
        return {}

    run = slow_at_first_and_for_three_in_a_hundred
    assert latencies({"a": run}, [{}], lambda: now[0]) == {"a": (1.0, 1.0)}
