"""Rules, encoder and people together."""

import re

import pytest

from models.building.course_names import programme_key
from models.building.course_reviews import FIELDS as REVIEW_FIELDS
from models.building.course_reviews import Decided
from models.building.course_rules import Codes, Rule
from models.building.course_tags import FIELDS, Reading, build, tag
from models.building.errors import ContractError
from models.building.raw import DATA, read_rows, write_rows
from models.building.report import Report

CODES = Codes(frozenset({"7531", "8153"}), frozenset({"coser", "cortar", "hilar"}))
RULE = Rule(re.compile("COSTURA"), ("7531",), ("coser", "cortar"), "costura")
UNSURE = {"7531": 0.9, "8153": 0.0, "coser": 0.9, "cortar": 0.49, "hilar": 0.0}
SURE = UNSURE | {"cortar": 0.5}


def _tag(sure, rule=RULE, **decided):
    return tag(Reading("COSTURA", sure), rule, Decided(**decided), CODES)


def test_what_rule_and_encoder_agree_on_is_a_fact():
    assert _tag(SURE) == {
        "programme_key": "COSTURA",
        "ciuo08": "7531",
        "skills": "coser|cortar",
        "confidence": "0.90|0.50",
        "status": "acuerdo",
        "basis": "regla por nombre: costura; ocupaciones según el codificador: 7531 0.90",
    }


def test_a_tag_below_the_threshold_waits_and_is_named():
    row = _tag(UNSURE)
    assert (row["skills"], row["confidence"]) == ("coser", "0.90")
    assert row["basis"].endswith("; por revisar: cortar 0.49")


def test_a_review_decides_whatever_the_encoder_thinks():
    row = _tag(UNSURE, kept=["cortar"], dropped={"coser"})
    assert (row["skills"], row["confidence"], row["status"]) == ("cortar", "0.49", "revisado")
    assert "por revisar" not in row["basis"]


def test_a_review_may_add_what_nobody_proposed():
    row = _tag(SURE, kept=["8153", "hilar"])
    assert (row["ciuo08"], row["skills"]) == ("7531|8153", "coser|cortar|hilar")
    assert row["confidence"] == "0.90|0.50|0.00"


def test_a_discarded_programme_has_no_line():
    assert _tag(SURE, discarded=True) is None


def test_nothing_is_shipped_of_a_programme_that_waits_whole():
    row = _tag(dict.fromkeys(UNSURE, 0.1))
    assert (row["ciuo08"], row["skills"], row["confidence"]) == ("", "", "")
    assert row["status"] == "por revisar"
    assert "7531 0.10, coser 0.10, cortar 0.10" in row["basis"]


def test_where_no_rule_fits_only_what_the_encoder_is_very_sure_of_is_a_fact():
    row = _tag({"7531": 0.79, "8153": 0.0, "coser": 0.8, "cortar": 0.3, "hilar": 0.29}, rule=None)
    assert (row["ciuo08"], row["skills"], row["status"]) == ("", "coser", "codificador")
    assert row["basis"] == "ninguna regla; por revisar: 7531 0.79, cortar 0.30"


def test_a_name_that_nothing_speaks_of_has_no_line():
    assert _tag(dict.fromkeys(UNSURE, 0.0), rule=None) is None


@pytest.fixture
def small(tmp_path):
    """The shipped tables about work, and a catalogue of three programmes."""
    for name in ("occupations", "skills", "occupation_skills", "course_rules"):
        (tmp_path / f"{name}.csv").write_bytes((DATA / f"{name}.csv").read_bytes())
    names = ("Panadería", "Panadería y pastelería", "Repostería", "Panificadora andina")
    courses = [{"programme_key": programme_key(name), "programme": name} for name in names]
    write_rows(tmp_path / "courses.csv", courses[0], courses)
    write_rows(tmp_path / "course_reviews.csv", REVIEW_FIELDS, [])
    return tmp_path


def test_two_builds_give_the_same_bytes(small):
    build(small, small, Report())
    first = (small / "course_tags.csv").read_bytes()
    build(small, small, Report())
    assert (small / "course_tags.csv").read_bytes() == first
    assert [*read_rows(small / "course_tags.csv")[0]] == [*FIELDS]


def test_the_report_tells_of_rules_and_reviews_and_of_what_waits(small):
    line = dict.fromkeys(REVIEW_FIELDS, "") | {
        "programme_key": "CERAMICA", "skills": "hacer-ceramica", "decision": "confirmar",
        "reviewer": "x", "year": "2026",
    }  # fmt: skip
    write_rows(small / "course_reviews.csv", REVIEW_FIELDS, [line])
    report = Report()
    build(small, small, report)
    rules, reviews = report.tallies
    assert rules.used < rules.read
    assert {"reglas que ningún programa necesita", "programas con etiquetas por revisar"} <= {
        *rules.reasons
    }
    assert (reviews.read, reviews.used, reviews.rejected) == (1, 0, 1)


def test_a_broken_review_leaves_the_table_as_it_was(small):
    (small / "course_tags.csv").write_text("como estaba", "utf-8")
    line = dict.fromkeys(REVIEW_FIELDS, "x")
    write_rows(small / "course_reviews.csv", REVIEW_FIELDS, [line])
    with pytest.raises(ContractError):
        build(small, small, Report())
    assert (small / "course_tags.csv").read_text("utf-8") == "como estaba"
