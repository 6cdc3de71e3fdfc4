"""The judged samples of what courses teach."""

import pytest

from models.building.course_rules import split
from models.building.raw import read_rows
from models.evaluation.course_sample import FIELDS, SAMPLE, SIZE, VERDICTS, draw, share_right

FIRST = SAMPLE.with_name("course_tags_sample_first.csv")
SAMPLES = [FIRST, SAMPLE]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_has_a_hundred_different_tags_of_one_draw_all_judged(path):
    rows = read_rows(path)
    assert [*rows[0]] == [*FIELDS]
    assert len({(row["course_id"], row["skill"]) for row in rows}) == len(rows) == SIZE
    assert len({row["seed"] for row in rows}) == 1
    for row in rows:
        assert row["verdict"] in VERDICTS, row
        assert row["judge"], row
        assert (row["verdict"] == "si") or row["note"], row


def test_the_two_draws_have_seeds_of_their_own():
    assert [read_rows(path)[0]["seed"] for path in SAMPLES] == ["20261122", "20261123"]


def test_at_least_ninety_five_of_a_hundred_tags_are_right():
    assert share_right(read_rows(SAMPLE)) >= 0.95


def test_the_share_before_the_rules_were_mended_is_kept_as_it_was():
    assert share_right(read_rows(FIRST)) == 0.94


def test_doubt_counts_as_wrong():
    verdicts = ["si", "dudoso", "no", "si"]
    assert share_right({"verdict": verdict} for verdict in verdicts) == 0.5


def test_what_was_judged_is_what_is_shipped(table):
    courses = {row["course_id"]: row for row in table("courses")}
    taught = {row["programme_key"]: split(row["skills"]) for row in table("course_tags")}
    for row in read_rows(SAMPLE):
        assert courses[row["course_id"]]["programme"] == row["programme"]
        assert row["skill"] in taught[row["programme_key"]], row


def test_the_same_seed_draws_the_same_tags_and_another_others():
    once = draw(7, 20)
    assert once == draw(7, 20) != draw(8, 20)
    assert all([*row] == [*FIELDS] and row["verdict"] == "" for row in once)
