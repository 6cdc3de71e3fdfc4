"""Four precisions of one model, called by name, with any number of rows."""

import numpy as np
import pytest

from tests.converters.small import FEATURES, OCCUPATIONS, SKILLS, given, matching, recommending

#: Largest error of one number of about 1, by precision.
BOUNDS = {"float32": 1e-5, "float16": 5e-3, "dynamic": 0.1, "int8": 0.3}
PRECISIONS = tuple(BOUNDS)


@pytest.fixture(scope="module")
def match():
    return matching()


@pytest.fixture(scope="module")
def matched(match):
    from converters.variants import variants

    return variants(match, (given(match, 1, seed) for seed in range(60)))


@pytest.fixture(scope="module")
def recommender():
    return recommending()


@pytest.fixture(scope="module")
def recommended(recommender):
    from converters.variants import variants

    return variants(recommender, [given(recommender, 8, seed) for seed in range(20)])


def test_every_precision_is_made(matched, recommended):
    for made in (matched, recommended):
        assert tuple(made.files) == PRECISIONS
        assert made.failed == {}


@pytest.mark.parametrize(("precision", "bound"), BOUNDS.items())
def test_each_answers_as_keras_does_within_its_precision(match, matched, precision, bound):
    from converters.flatbuffer import tflite_run
    from converters.graph import keras_run

    run, reference = tflite_run(matched.files[precision]), keras_run(match)
    for seed in range(60, 65):
        inputs = given(match, 1, seed)
        found, wanted = run(inputs), reference(inputs)
        assert found.keys() == wanted.keys() == {"occupations", "skills"}
        for name in wanted:
            assert found[name] == pytest.approx(wanted[name], abs=bound)


@pytest.mark.parametrize(("precision", "bound"), BOUNDS.items())
def test_a_list_may_have_any_length_from_call_to_call(recommender, recommended, precision, bound):
    from converters.flatbuffer import tflite_run
    from converters.graph import keras_run

    run, reference = tflite_run(recommended.files[precision]), keras_run(recommender)
    for rows in (1, 120, 7, 7, 300):
        inputs = given(recommender, rows, rows)
        assert run(inputs)["value"].shape == (rows, 1)
        assert run(inputs)["value"] == pytest.approx(reference(inputs)["value"], abs=bound)


def test_fewer_bits_make_smaller_files(matched):
    size = {name: len(tflite) for name, tflite in matched.files.items()}
    assert size["float32"] > size["float16"] > max(size["dynamic"], size["int8"])


def test_ports_are_named_typed_and_open_in_the_batch(matched, recommended):
    from converters.flatbuffer import Port, ports

    for tflite in matched.files.values():
        inputs, outputs = ports(tflite)
        assert [p.name for p in inputs] == ["known", "title"]
        assert {p.dtype for p in (*inputs, *outputs)} == {"float32"}
        assert outputs == (
            Port("occupations", (-1, OCCUPATIONS), "float32"),
            Port("skills", (-1, SKILLS), "float32"),
        )
    assert ports(recommended.files["int8"])[0] == (Port("features", (-1, FEATURES), "float32"),)


def test_int8_says_which_operations_stay_in_floats(matched):
    from converters.flatbuffer import float_operations

    assert float_operations(matched.files["int8"]) == ()
    assert "FULLY_CONNECTED" in float_operations(matched.files["float32"])


def test_without_representative_inputs_only_int8_is_missing(recommender):
    from converters.variants import variants

    made = variants(recommender, [])
    assert tuple(made.files) == ("float32", "float16", "dynamic")
    assert "representative" in made.failed["int8"]


def test_representative_inputs_of_another_shape_fail_int8_alone(match):
    from converters.variants import variants

    wrong = {"known": np.zeros((1, 3), np.float32), "title": np.zeros((1, 3), np.float32)}
    made = variants(match, [wrong])
    assert tuple(made.files) == ("float32", "float16", "dynamic")
    assert made.failed.keys() == {"int8"}
    assert "\n" not in made.failed["int8"]


def test_a_precision_that_changes_nothing_is_no_variant():
    from converters.variants import variants

    tiny = recommending(width=8)
    made = variants(tiny, [given(tiny, 4, seed) for seed in range(5)])
    assert tuple(made.files) == ("float32", "float16", "int8")
    assert "nothing was rounded" in made.failed["dynamic"]


@pytest.mark.parametrize(("holds", "wrong"), [("model", "weights"), ("nothing", "names")])
def test_a_file_without_its_weights_or_names_is_refused(recommender, holds, wrong):
    import tensorflow as tf

    from converters.graph import Graph, graph_of
    from converters.variants import variants

    keeper = recommender if holds == "model" else tf.Module()
    made = variants(Graph(graph_of(recommender).function, keeper), [])
    assert made.files == {}
    assert wrong in made.failed["float32"]


def test_the_encoder_with_its_head_goes_through_all_precisions(trained):
    from converters.flatbuffer import tflite_run
    from converters.graph import graph_of, keras_run, with_heads
    from converters.variants import variants
    from models.preprocessing.features import MAX_FEATURES, encode
    from models.user_profile import HEAD_SCALE
    from tests.converters.conftest import TEXTS

    def one(text):
        ids, weights = encode([text])
        return {"ids": ids, "weights": weights}

    model = with_heads(trained.model, {"groups": (trained.head, trained.bias)}, HEAD_SCALE)
    fixed = {"ids": (1, MAX_FEATURES), "weights": (1, MAX_FEATURES)}
    made = variants(graph_of(model, fixed), [one(text) for text in TEXTS])
    assert made.failed == {}
    wanted = keras_run(model)(one(TEXTS[0]))
    logits = wanted["vector"] * HEAD_SCALE @ trained.head + trained.bias
    assert wanted["groups"] == pytest.approx(logits, abs=1e-4)
    for tflite in made.files.values():
        found = tflite_run(tflite)(one(TEXTS[0]))
        assert (found["vector"] * wanted["vector"]).sum() > 0.97
        assert found["groups"].argmax() == wanted["groups"].argmax()
