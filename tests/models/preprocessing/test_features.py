"""What the encoder sees of a text."""

import zlib

import numpy as np
import pytest

from models.preprocessing.features import BUCKETS, MAX_FEATURES, PAIRS_FROM, encode, features
from models.preprocessing.sound import heard

LONG = " ".join(f"trabajador{i} especializado{i}" for i in range(60))


def _share(one: str, other: str) -> float:
    a, b = ({bucket for bucket, _ in features(t)} for t in (one, other))
    return len(a & b) / len(a | b)


def test_training_and_device_hash_a_word_to_the_same_row_for_ever():
    """The numbers follow by hand from zlib's CRC-32; a bundle depends on them."""
    assert (BUCKETS, PAIRS_FROM) == (65_536, 49_152)
    assert features("peón")[0] == (zlib.crc32(b"wpeon") % 49_151 + 1, 1.0)
    pair = zlib.crc32(b"kosin XiXarron") % (65_536 - 49_152) + 49_152
    assert features("cocino chicharrón")[2] == (pair, 1.0)


def test_pairs_and_words_never_share_a_row():
    found = features("vendo comida casera en la feria")
    assert [bucket >= PAIRS_FROM for bucket, _ in found[:7]] == [False] * 4 + [True] * 3
    assert not any(bucket >= PAIRS_FROM for bucket, _ in found[7:])


def test_a_long_text_keeps_all_its_words():
    spoken = [f"palabra{n}" for n in range(60)]
    buckets = {bucket for bucket, _ in features(" ".join(spoken))}
    assert all(features(word)[0][0] in buckets for word in spoken)


def test_a_word_said_again_and_again_counts_once():
    assert features("coser, coser, COSER") == features("coser")


def test_spelling_by_ear_gender_and_number_change_nothing():
    assert features("bendedoras de zapatos") == features("vendedor de sapato")


def test_the_device_mends_what_training_never_needs():
    assert features("cocinro", lambda word: heard("cocinero")) == features("cocinera")


@pytest.mark.parametrize("text", ["", "   ", "de la y", "¿?", "😀"])
def test_a_text_that_says_nothing_has_no_features(text):
    assert features(text) == []
    ids, weights = encode([text])
    assert not ids.any()
    assert not weights.any()


def test_every_bucket_lies_in_the_table_and_never_on_the_padding():
    buckets = [bucket for bucket, _ in features(LONG + " tejo chompas de alpaca")]
    assert min(buckets) >= 1
    assert max(buckets) < BUCKETS


def test_a_long_text_never_overflows():
    assert len(features(LONG)) == MAX_FEATURES
    ids, weights = encode([LONG, "x" * 100_000])
    assert ids.shape == weights.shape == (2, MAX_FEATURES)


def test_the_ngrams_of_one_word_weigh_as_much_as_the_word():
    pairs = features("electrodomésticos")
    assert pairs[0][1] == 1.0
    assert sum(weight**2 for _, weight in pairs[1:]) == pytest.approx(1.0)


def test_accents_and_case_change_nothing():
    assert features("ALBAÑILERÍA EN GENERAL") == features("albanileria en general")


def test_grammar_words_change_nothing():
    assert features("la venta de las papas") == features("venta papas")


def test_word_order_is_seen():
    assert sorted(features("vendo comida casera")) != sorted(features("casera comida vendo"))


def test_a_misspelt_word_keeps_much_of_what_was_meant():
    assert _share("cocinera", "cosinera") > 0.2
    assert _share("carpintero", "carpinteor") > 0.3
    assert _share("cocinera", "soldador") < 0.05


def test_encode_lays_the_same_pairs_out_row_by_row():
    texts = ["tejo chompas", "", "manejo mototaxi en Juliaca"]
    ids, weights = encode(texts)
    assert (ids.dtype, weights.dtype) == (np.int32, np.float32)
    for row, text in enumerate(texts):
        pairs = features(text)
        assert ids[row, : len(pairs)].tolist() == [b for b, _ in pairs]
        assert weights[row, : len(pairs)] == pytest.approx([w for _, w in pairs])
        assert not ids[row, len(pairs) :].any()
        assert not weights[row, len(pairs) :].any()


def test_no_texts_give_no_rows():
    ids, weights = encode([])
    assert ids.shape == weights.shape == (0, MAX_FEATURES)
