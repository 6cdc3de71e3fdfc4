"""Letters: TF-IDF over an inverted index."""

import numpy as np
import pytest

from models.preprocessing.features import BUCKETS, features
from models.preprocessing.lexical import Lexical

DOCUMENTS = [
    "guillotinista de imprenta",
    "cocinera de restaurante",
    "ayudante de cocina",
    "conductor de mototaxi",
    "cocinera de comedor popular",
    "",
]
QUERIES = [*DOCUMENTS, "manejo una guillotina", "cosinera", "moto taxista", "zzzz qqqq"]


def _slow_scores(query: str) -> list[float]:
    """TF-IDF cosine written out with dense vectors, for comparison."""
    counts = np.zeros((len(DOCUMENTS) + 1, BUCKETS))
    for row, text in enumerate([*DOCUMENTS, query]):
        for bucket, _ in features(text):
            counts[row, bucket] += 1
    damped = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0)
    idf = np.log((1 + len(DOCUMENTS)) / (1 + (counts[:-1] > 0).sum(0))) + 1
    vectors = damped * idf
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return list(vectors[:-1] @ vectors[-1])


@pytest.fixture(scope="module")
def index() -> Lexical:
    return Lexical.build(DOCUMENTS)


@pytest.mark.parametrize("query", QUERIES)
def test_the_inverted_index_scores_as_the_definition_does(index, query):
    assert index.scores(query) == pytest.approx(_slow_scores(query), abs=1e-5)


def test_a_document_finds_itself_first_with_cosine_one(index):
    for place, text in enumerate(DOCUMENTS[:-1]):
        scores = index.scores(text)
        assert scores.argmax() == place
        assert scores[place] == pytest.approx(1.0, abs=1e-5)


def test_letters_bring_together_words_never_seen_together(index):
    assert index.scores("opero la guillotina").argmax() == 0


def test_a_word_slip_still_finds_its_trade(index):
    assert index.scores("cosinera de comedor").argmax() == 4


@pytest.mark.parametrize("nothing", ["", "de la", "¿?"])
def test_a_query_that_says_nothing_scores_nothing(index, nothing):
    assert not index.scores(nothing).any()


def test_an_empty_document_is_never_found(index):
    assert all(index.scores(query)[-1] == 0 for query in QUERIES)


@pytest.mark.parametrize("texts", [[], [""], ["", "de"]])
def test_an_index_of_nothing_answers_with_zeros(texts):
    scores = Lexical.build(texts).scores("cocinera")
    assert scores.shape == (len(texts),)
    assert not scores.any()
