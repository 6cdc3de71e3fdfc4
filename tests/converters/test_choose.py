"""The rule: the smallest file that keeps what was promised."""

from dataclasses import replace

import pytest

from converters.agreement import Agreement, Tolerance
from converters.choose import NoVariantError, Rule, choose, objections
from converters.measure import Comparison, Measured

GOOD = Agreement(100, max_abs=0.01, lowest=0.99, mean=0.999, top1=0.98, top5=0.97)
RULE = Rule(loss=0.005, latency=100, tolerance={"groups": Tolerance(lowest=0.98, top1=0.95)})


def one(size, p50=50.0, loss=0.0, parity=GOOD):
    return Measured(size, p50, p50 * 2, 0.8 * (1 - loss), loss, {"groups": parity}, ())


def pick(rule=RULE, **variants):
    return choose(Comparison(0.8, variants, {}), rule)


def test_the_smallest_that_qualifies_is_taken_even_if_slower():
    assert pick(float32=one(4000, 10), float16=one(2000, 20), int8=one(1000, 90)) == "int8"


@pytest.mark.parametrize(
    "spoilt",
    [one(1000, loss=0.0051), one(1000, p50=101), one(1000, parity=replace(GOOD, lowest=0.979)),
     one(1000, parity=replace(GOOD, top1=0.94)), one(1000, loss=float("nan")),
     one(1000, p50=float("nan")), one(1000, parity=replace(GOOD, lowest=float("nan")))],
)  # fmt: skip
def test_a_smaller_one_that_breaks_the_rule_is_not_taken(spoilt):
    assert objections(spoilt, RULE) != []
    assert pick(float32=one(4000), int8=spoilt) == "float32"


def test_the_bounds_themselves_are_allowed():
    edge = one(1000, p50=100, loss=0.005, parity=replace(GOOD, lowest=0.98, top1=0.95))
    assert pick(float32=one(4000), int8=edge) == "int8"
    lost = (1 - 0.98) / 1
    assert lost > 0.02
    assert pick(replace(RULE, loss=0.02), float32=one(4000), int8=one(1000, loss=lost)) == "int8"


def test_a_variant_better_than_keras_qualifies():
    assert pick(float32=one(4000), int8=one(1000, loss=-0.02)) == "int8"


def test_of_files_equally_small_the_fastest_is_taken():
    assert pick(dynamic=one(1000, 60), int8=one(1019, 30)) == "int8"
    assert pick(dynamic=one(1000, 60), int8=one(1030, 30)) == "dynamic"


def test_the_order_of_the_variants_decides_nothing():
    variants = {"a": one(1000, 50), "b": one(1000, 50), "c": one(999, 50)}
    turned = dict(reversed(variants.items()))
    assert pick(**variants) == pick(**turned) == "c"


def test_if_none_qualifies_the_error_names_each_with_its_reason():
    slow = one(4000, p50=500, loss=0.1)
    with pytest.raises(NoVariantError) as caught:
        choose(Comparison(0.8, {"float32": slow}, {"int8": "no ranges"}), RULE)
    assert "float32: loss 10.00% > 0.50%; 500 µs > 100 µs" in str(caught.value)
    assert "int8: no ranges" in str(caught.value)


def test_an_output_nobody_set_a_tolerance_for_is_an_error():
    with pytest.raises(ValueError, match="tolerance for each"):
        pick(replace(RULE, tolerance={}), float32=one(1000))
