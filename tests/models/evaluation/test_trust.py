"""The instruments that ask whether an answer stays."""

import csv
import random
from collections import Counter

import pytest

from models.evaluation.trust import PAIRS, WAYS, disturbed, gender, typing_texts, typos
from models.preprocessing.text import fold


@pytest.fixture(scope="module")
def pairs():
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_enough_pairs_of_every_kind_and_none_twice(pairs):
    assert len(pairs) >= 320
    assert Counter(p["kind"] for p in pairs).keys() == {"regular", "irregular", "phrase"}
    for column in ("masculine", "feminine"):
        assert len({fold(p[column]) for p in pairs}) == len(pairs)
    assert all(fold(p["masculine"]) != fold(p["feminine"]) for p in pairs)


def test_a_pair_differs_in_gender_only(pairs):
    for pair in pairs:
        if pair["kind"] == "regular":
            masculine, feminine = fold(pair["masculine"]), fold(pair["feminine"])
            assert feminine in (masculine[:-1] + "a", masculine + "a"), pair
        assert len(pair["masculine"].split()) == len(pair["feminine"].split()), pair


def test_a_classifier_blind_to_gender_passes_and_one_that_sees_it_is_named(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("masculine,feminine,kind\nmozo,moza,regular\nactor,actriz,irregular\n", "utf-8")
    codes = {"mozo": "5131", "moza": "5131", "actor": "2655", "actriz": "2659"}
    found = gender(lambda texts: {k: [codes[t]] for k, t in texts.items()}, path)
    assert found["same"] == 0.5
    assert found["by_kind"] == {"irregular": 0.0, "regular": 1.0}
    assert found["failing"] == [("actor", "actriz", "2655", "2659")]


def test_silence_about_both_is_not_the_same_answer(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("masculine,feminine,kind\nmozo,moza,regular\n", "utf-8")
    assert gender(lambda texts: {}, path)["same"] == 0.0


def test_at_least_four_hundred_texts_are_typed_and_no_test_sentence():
    texts = typing_texts()
    assert len(texts) >= 400
    assert sum(key.startswith("sentence") for key in texts) == 120


def test_typing_errors_count_only_where_the_answer_moves():
    clean = {"label1": "cocinera", "title1": "panadero y sastre", "sentence1": "yo vi"}

    def exact(texts):
        """Knows the words as they should be, any case, any accent."""
        known = {text: [str(i)] for i, text in enumerate(clean.values())}
        return {k: known.get(t.lower(), ["?"]) for k, t in texts.items()}

    found = typos(exact, 1, clean)
    assert found["texts"] == 2, "a text without a word of four letters cannot be spoilt"
    assert found["kept"]["typo"] == found["kept"]["deletion"] == 0.0
    assert found["kept"]["no_accents"] == found["kept"]["upper_case"] == 1.0
    assert found["typo_by_set"] == {"label": 0.0, "title": 0.0}
    assert found["typo_by_words"] == {"1": 0.0, "2": 0.0}


def test_a_classifier_that_never_moves_keeps_everything():
    found = typos(lambda texts: {key: ["5120"] for key in texts}, 1)
    assert found["texts"] > 900
    assert found["kept"] == dict.fromkeys(WAYS, 1.0)


def test_the_same_seed_asks_the_same_texts():
    asked = []

    def note(texts):
        asked.append(dict(texts))
        return {key: ["5120"] for key in texts}

    for seed in (4, 4, 5):
        typos(note, seed, {"label1": "cocinera de comedor"})
    assert asked[0] == asked[1] != asked[2]


def test_a_typo_comes_together_with_missing_accents():
    ways = disturbed("panadería ñ", random.Random(2))  # noqa: S311 - a repeatable draw
    assert not {"í", "ñ"} & set(ways["typo"])
    assert ways["no_accents"] == "panaderia n"
    assert "í" in ways["by_ear"]
