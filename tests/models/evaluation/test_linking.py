"""The colloquial set, and reading what the commands write."""

import gzip
from collections import Counter

import pytest

from models.building.raw import read_rows
from models.evaluation import linking
from models.preprocessing.text import words
from models.training.corpus import lexicon_forms, skill_forms, unpaid_forms


@pytest.fixture(scope="module")
def said():
    return read_rows(linking.COLLOQUIAL)


def test_every_description_has_a_key_and_a_half(said):
    keys = [row["id"] for row in said]
    assert len(keys) == len(set(keys)) >= 300
    halves = Counter(row["split"] for row in said)
    assert halves.keys() == {"dev", "test"}
    assert min(halves.values()) >= 100


def test_every_expected_unit_group_exists(said, table):
    groups = {row["ciuo08"] for row in table("occupations")}
    for row in said:
        assert row["ciuo08"] in groups, row
        assert row["also"] == "" or row["also"] in groups, row
        assert row["major"] == row["ciuo08"][0], row


def test_no_description_is_taught_word_for_word(said):
    taught = {
        " ".join(words(form.text)) for form in (*lexicon_forms(), *unpaid_forms(), *skill_forms())
    }
    assert [row["id"] for row in said if " ".join(words(row["text"])) in taught] == []


def test_no_description_stands_in_both_halves(said):
    halves = {}
    for row in said:
        key = " ".join(words(row["text"]))
        assert halves.setdefault(key, row["id"]) == row["id"]


def test_a_run_is_read_in_the_order_it_ranks(tmp_path):
    path = tmp_path / "run.tsv"
    path.write_text("q1\td2\t0.9\nq1\td1\t0.5\nq2\td1\t0.1\n", "utf-8")
    assert linking._read_run(path) == {"q1": ["d2", "d1"], "q2": ["d1"]}


@pytest.fixture
def ranked(monkeypatch):
    """Stands in for ``yachay rank``: gives the corpus back in its own order."""
    monkeypatch.setattr(
        linking, "rank", lambda queries, corpus, top=200: {q: list(corpus)[:top] for q in queries}
    )


def test_melo_is_scored_by_its_judgements(tmp_path, ranked):
    (tmp_path / "queries.tsv").write_text("q1\tpanadero\nq2\tsastre\n", "utf-8")
    (tmp_path / "corpus.tsv.gz").write_bytes(gzip.compress(b"d1\ta\nd2\tb\n"))
    (tmp_path / "qrels.tsv").write_text("q1 0 d1 1\nq1 0 d2 0\nq2 0 d2 1\n", "utf-8")
    assert linking.melo(tmp_path) == {"mrr": pytest.approx(0.75), "queries": 2}


def test_talentclef_skips_its_header_lines(tmp_path, ranked):
    (tmp_path / "queries").write_text("q_id\ttext\n1\tpanadero\n", "utf-8")
    (tmp_path / "corpus_elements").write_text("c_id\ttext\n7\ta\n9\tb\n", "utf-8")
    (tmp_path / "qrels.tsv").write_text("1\t0\t9\t1\n", "utf-8")
    half = pytest.approx(0.5)
    assert linking.talentclef(tmp_path) == {"map": half, "mrr": half, "queries": 1}


def test_talentclef_counts_a_relevant_title_however_far_down(tmp_path, ranked):
    titles = [f"d{place}\ttitle" for place in range(300)]
    (tmp_path / "queries").write_text("q_id\ttext\n1\tpanadero\n", "utf-8")
    (tmp_path / "corpus_elements").write_text("\n".join(["c_id\ttext", *titles]) + "\n", "utf-8")
    (tmp_path / "qrels.tsv").write_text("1\t0\td0\t1\n1\t0\td299\t1\n", "utf-8")
    assert linking.talentclef(tmp_path)["map"] == pytest.approx((1 + 2 / 300) / 2)


def test_the_colloquial_score_counts_only_its_half_and_lists_what_it_missed(monkeypatch, said):
    asked = {}

    def classify(texts):
        asked.update(texts)
        return {key: ["0000", "0001", "0002", "0003"] for key in texts}

    monkeypatch.setattr(linking, "classify", classify)
    figures, missed = linking.colloquial("dev")
    dev = {row["id"] for row in said if row["split"] == "dev"}
    assert asked.keys() == dev
    assert figures == {"accuracy@1": 0, "accuracy@3": 0, "accuracy@10": 0, "queries": len(dev)}
    assert len(missed) == len(dev)
    assert missed[0][3] == ["0000", "0001", "0002"]
