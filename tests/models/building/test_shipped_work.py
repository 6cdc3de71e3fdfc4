"""436 unit groups, their skills, and unpaid work."""

import re
from collections import Counter

import pytest

EDUCATION = {"ninguna", "primaria", "secundaria", "tecnica", "universitaria"}


def test_all_436_unit_groups_are_there(table):
    assert len(table("occupations")) == 436
    for row in table("occupations"):
        assert re.fullmatch(r"\d{4}", row["ciuo08"]), row
        assert row["label_official"], row
        assert row["skill_level"] in {"1", "2", "3", "4"}, row
        assert row["education_min"] in EDUCATION, row


def test_every_unit_group_has_a_plain_label_of_its_own(table, codes):
    assert codes("occupation_labels", "ciuo08") == codes("occupations", "ciuo08")
    labels = [row["label_plain"] for row in table("occupation_labels")]
    assert len(labels) == len({label.lower() for label in labels})
    assert all(label[0].isupper() and len(label) <= 80 for label in labels)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("occupation_skills", "ciuo08"),
        ("skill_corrections", "ciuo08"),
        ("co95_ciuo08", "ciuo08"),
        ("cno2015_differences", "ciuo08"),
        ("unpaid_work", "ciuo08"),
        ("demand", "ciuo08"),
        ("pay", "ciuo08"),
    ],
)
def test_every_occupation_named_anywhere_exists(codes, name, column):
    assert codes(name, column) - codes("occupations", "ciuo08") == set()


@pytest.mark.parametrize("name", ["occupation_skills", "skill_corrections"])
def test_every_skill_an_occupation_needs_exists(codes, name):
    assert codes(name, "skill") - codes("skills", "code") == set()


@pytest.mark.parametrize("name", ["unpaid_work", "course_tags", "course_rules"])
def test_every_skill_of_a_list_exists_and_comes_once(table, codes, name):
    known = codes("skills", "code")
    for row in table(name):
        listed = row["skills"].split("|")
        assert set(listed) <= known, row
        assert len(listed) == len(set(listed)), row


def test_every_skill_of_the_vocabulary_is_needed_somewhere(codes):
    assert codes("skills", "code") - codes("occupation_skills", "skill") == set()


def test_every_unit_group_has_at_least_three_essential_skills(table, codes):
    rows = table("occupation_skills")
    essential = Counter(row["ciuo08"] for row in rows if row["relation"] == "essential")
    assert essential.keys() == codes("occupations", "ciuo08")
    assert [code for code, count in essential.items() if count < 3] == []


def test_an_occupation_needs_no_more_skills_than_a_page_holds(table):
    count = Counter(row["ciuo08"] for row in table("occupation_skills"))
    assert max(count.values()) <= 14
    assert min(count.values()) >= 4


def test_a_need_is_weighed_between_nothing_and_one(table):
    for row in table("occupation_skills"):
        assert row["relation"] in {"essential", "useful"}, row
        assert 0 < float(row["weight"]) <= 1, row


def test_every_skill_says_how_a_person_claims_it(table):
    for row in table("skills"):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["code"]), row["code"]
        assert row["label"][0].isupper(), row["code"]
        assert row["phrase"][0].isupper(), row["code"]
        assert row["group"], row["code"]
        assert row["kind"] in {"skill", "knowledge", "transversal"}, row["code"]
        assert row["forms"], row["code"]


def test_every_skill_leads_back_to_esco(table):
    uri = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    for row in table("skills"):
        for identifier in filter(None, row["esco_uris"].split("|")):
            assert uri.fullmatch(identifier), row["code"]


def test_no_two_skills_show_the_same_words(table):
    for column in ("label", "phrase"):
        shown = [row[column].lower() for row in table("skills")]
        assert [words for words, count in Counter(shown).items() if count > 1] == []


def test_unpaid_work_has_an_icatus_code_and_words(table):
    for row in table("unpaid_work"):
        assert re.fullmatch(r"\d{1,3}", row["icatus"]), row
        assert row["label"], row
        assert row["forms"], row


def test_every_correction_gives_its_reason(table):
    for row in table("skill_corrections"):
        assert row["action"] in {"add", "drop", "essential"}, row
        assert row["reason"], row


def test_every_correction_was_applied(table):
    kept = {(r["ciuo08"], r["skill"]): r["relation"] for r in table("occupation_skills")}
    for row in table("skill_corrections"):
        pair = row["ciuo08"], row["skill"]
        if row["action"] == "drop":
            assert pair not in kept, row
        elif row["action"] == "essential":
            assert kept[pair] == "essential", row
        else:
            assert pair in kept, row


def test_the_weights_of_each_old_group_sum_to_one(table):
    sums: Counter[str] = Counter()
    for row in table("co95_ciuo08"):
        assert 0 < float(row["weight"]) <= 1, row
        sums[row["co95"]] += float(row["weight"])
    assert {code for code, total in sums.items() if abs(total - 1) > 1e-6} == set()
