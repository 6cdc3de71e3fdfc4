"""Several jobs, wishes, denials and other people's work: the set and its counting."""

from collections import Counter

import pytest

from models.evaluation.answers import rows
from models.evaluation.several import SEVERAL, Told, count, figures, read, several
from models.preprocessing.text import words
from models.training.corpus import lexicon_forms, unpaid_forms

SHE = Told(
    text="vendo fruta, mi esposo es albañil, quisiera ser enfermera",
    experience=(frozenset({"5211", "9520"}),),
    also=frozenset({"5212"}),
    wishes=("quisiera ser enfermera",),
    not_own=("albañil",),
    kind="other",
)


def _profile(*experience, wishes=()):
    return {
        "experience": [{"ciuo08": code, "evidence": words} for code, words in experience],
        "wishes": list(wishes),
    }


@pytest.fixture(scope="module")
def written():
    return rows(SEVERAL)


def test_there_are_enough_texts_in_both_halves_and_of_every_kind(written):
    assert len(written) >= 120
    assert len({row["id"] for row in written}) == len(written)
    halves = Counter(row["split"] for row in written)
    assert halves["dev"] == halves["test"]
    for kind, total in Counter(row["kind"] for row in written).items():
        dev = sum(row["kind"] == kind and row["split"] == "dev" for row in written)
        assert abs(2 * dev - total) <= 1, kind


def test_every_expected_group_exists_and_every_marked_word_is_in_the_text(written, table):
    groups = {row["ciuo08"] for row in table("occupations")}
    for row in written:
        codes = row["experience"].replace("/", "|").split("|") + row["also"].split("|")
        assert {*codes} - {""} <= groups, row
        for column in ("wishes", "denied", "others"):
            assert all(part in row["text"] for part in row[column].split("|")), row


def test_no_text_stands_twice_nor_taught_the_encoder(written):
    keys = [" ".join(words(row["text"])) for row in written]
    assert len(set(keys)) == len(keys)
    assert not {*keys} & {
        " ".join(words(form.text)) for form in (*lexicon_forms(), *unpaid_forms())
    }


def test_any_code_of_a_job_finds_it_and_what_may_be_neither_helps_nor_harms():
    found = count(SHE, _profile(("9520", "vendo fruta"), ("5212", "vendo fruta")))
    assert (found.right, found.wrong, found.found, found.told) == (1, 0, 1, 1)


def test_the_husbands_trade_is_a_leak_and_a_plain_mistake_is_not():
    assert count(SHE, _profile(("7112", "mi esposo es albañil"))).leaked
    mistaken = count(SHE, _profile(("9313", "vendo fruta")))
    assert (mistaken.wrong, mistaken.leaked) == (1, False)


def test_a_right_group_is_no_leak_though_its_clause_holds_more():
    assert not count(SHE, _profile(("5211", SHE.text))).leaked


def test_a_wish_turned_into_experience_is_a_leak_and_kept_as_wish_is_found():
    assert count(SHE, _profile(("2221", "quisiera ser enfermera"))).leaked
    kept = count(SHE, _profile(wishes=["quisiera ser enfermera"]))
    assert (kept.leaked, kept.wishes_found) == (False, 1)


def test_a_marked_word_must_stand_alone():
    told = Told("cosecho y no sé coser", (), frozenset(), (), ("cose",), "denied")
    assert not count(told, _profile(("9211", "cosecho"))).leaked


def test_figures_are_shares_of_all_jobs_and_of_the_texts_at_risk():
    plain = Told("tejo y coso", (frozenset({"1"}), frozenset({"2"})), frozenset(), (), (), "x")
    counts = [
        count(SHE, _profile(("7112", "es albañil"), wishes=["quisiera ser enfermera"])),
        count(plain, _profile(("1", "tejo"))),
    ]
    found = figures([SHE, plain], counts)
    assert found["precision"] == 0.5
    assert found["recall"] == pytest.approx(1 / 3)
    assert found["f1"] == pytest.approx(0.4)
    assert found["kept_apart"] == 0.0
    assert found["wishes"] == 1.0


def test_only_the_split_named_is_asked_and_what_was_missed_is_listed():
    asked = []

    def plan(options):
        asked.append(options["text"])
        return {"profile": _profile()}

    found, missed = several("dev", plan)
    assert asked == [told.text for told in read("dev").values()]
    assert found["recall"] == 0.0
    assert found["kept_apart"] == 1.0
    assert sum(kind["texts"] for kind in found["by_kind"].values()) == len(asked)
    assert {key for key, _, _ in missed} == {
        k for k, told in read("dev").items() if told.experience
    }
