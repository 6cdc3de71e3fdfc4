"""The manifest's entries speak of the very bytes that are shipped."""

import hashlib
import json

import pytest

from converters.agreement import Agreement, Tolerance
from converters.manifest import (
    BUDGET,
    BundleTooLargeError,
    Provenance,
    check_entries,
    entry,
    totals,
)
from converters.measure import Measured

MEASURED = Measured(
    9, 1.0, 2.0, 0.7, 0.01, {"groups": Agreement(3, 0.1, 0.98, 0.99, 1.0, 1.0)}, ("GELU",)
)
SAID = Provenance("v7", "four-bit", {"groups": Tolerance(lowest=0.97)}, {"mrr": 0.5, "map": 0.4})


@pytest.fixture(scope="module")
def described(tflite):
    return entry(tflite, MEASURED, SAID)


def test_an_entry_names_the_file_its_precision_and_its_figures(described, tflite):
    assert described["sha256"] == hashlib.sha256(tflite).hexdigest()
    assert described["bytes"] == len(tflite)
    assert (described["version"], described["quantisation"]) == ("v7", "four-bit")
    assert (described["quality"], described["quality_lost"]) == (0.7, 0.01)
    assert described["evaluation"] == {"mrr": 0.5, "map": 0.4}


def test_parity_stands_beside_the_tolerance_asked(described):
    assert described["parity"]["groups"]["lowest"] == 0.98
    assert described["tolerance"]["groups"] == {"lowest": 0.97, "top1": None, "max_abs": None}


def test_ports_are_read_from_the_file(described):
    assert [(p["name"], p["dtype"]) for p in described["inputs"]] == [
        ("ids", "int32"), ("weights", "float32")
    ]  # fmt: skip
    assert {p["name"]: p["shape"] for p in described["outputs"]}["groups"] == [1, 5]


def test_an_entry_is_json_and_the_same_whatever_the_machine_was_doing(described, tflite):
    assert json.loads(json.dumps(described, allow_nan=False)) == described
    slower = Measured(9, 8.0, 9.0, 0.7, 0.01, MEASURED.parity, ("GELU",))
    assert entry(tflite, slower, SAID) == described


def test_an_entry_of_other_bytes_is_refused(described, tflite):
    check_entries({"encoder.tflite": tflite}, {"encoder.tflite": described})
    with pytest.raises(ValueError, match="another"):
        check_entries({"encoder.tflite": tflite + b"!"}, {"encoder.tflite": described})
    with pytest.raises(ValueError, match="none for encoder"):
        check_entries({}, {"encoder.tflite": described})


def test_totals_count_every_file_and_refuse_more_than_the_budget():
    assert totals({"a": b"12", "b": b"345"}) == {"files": 2, "bytes": 5, "budget": BUDGET}
    assert totals({"a": bytes(BUDGET)})["bytes"] == BUDGET
    with pytest.raises(BundleTooLargeError, match="b 1"):
        totals({"a": bytes(BUDGET), "b": b"1"})
