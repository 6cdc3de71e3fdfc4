"""The device's encoder answers as the trained one does."""

import numpy as np
import pytest

from models.preprocessing.features import MAX_FEATURES, encode
from models.user_profile import HEAD_SCALE
from tests.converters.conftest import CODES, DIM, TEXTS


@pytest.fixture(scope="module")
def run(tflite):
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_content=tflite, num_threads=1)
    runner = interpreter.get_signature_runner()

    def answer(text: str) -> dict[str, np.ndarray]:
        ids, weights = encode([text])
        return {name: value.copy() for name, value in runner(ids=ids, weights=weights).items()}

    answer.interpreter = interpreter
    return answer


@pytest.mark.parametrize("text", TEXTS)
def test_on_a_table_already_rounded_both_give_the_same_vector(run, rounded, text):
    ids, weights = encode([text])
    full = np.asarray(rounded.model([ids, weights]))
    assert run(text)["vector"] == pytest.approx(full, abs=2e-5)


@pytest.mark.parametrize("text", TEXTS)
def test_the_logits_are_those_of_the_trained_head(run, trained, text):
    answer = run(text)
    assert answer["groups"].shape == (1, CODES)
    logits = answer["vector"] * HEAD_SCALE @ trained.head + trained.bias
    assert answer["groups"] == pytest.approx(logits, rel=1e-4, abs=1e-4)


def test_rounding_the_table_costs_little(run, trained):
    cosines = [
        float(run(text)["vector"][0] @ np.asarray(trained.model(list(encode([text]))))[0])
        for text in TEXTS[:5]
    ]
    assert min(cosines) > 0.97
    assert max(cosines) <= 1.0001


def test_one_text_goes_in_as_two_fixed_arrays(run):
    details = {d["name"]: d for d in run.interpreter.get_input_details()}
    shapes = sorted((tuple(d["shape"]), d["dtype"].__name__) for d in details.values())
    assert shapes == [((1, MAX_FEATURES), "float32"), ((1, MAX_FEATURES), "int32")]
    assert run("albañil")["vector"].shape == (1, DIM)


def test_only_built_in_operations_are_used(run):
    names = {op["op_name"] for op in run.interpreter._get_ops_details()}
    assert not any(name.startswith(("Flex", "Custom", "CUSTOM")) for name in names)


def test_the_table_is_shipped_in_four_bits(tflite, trained):
    table = trained.model.get_layer("bag").table.numpy()
    assert len(tflite) < table.size // 2 + 4 * len(table) + 20_000


def test_answering_twice_gives_the_same(run):
    first, again = run(TEXTS[0]), run(TEXTS[0])
    run(TEXTS[1])
    assert (first["vector"] == again["vector"]).all()
    assert (first["vector"] == run(TEXTS[0])["vector"]).all()
