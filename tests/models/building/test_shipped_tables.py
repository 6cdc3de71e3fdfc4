"""What every shipped table promises: readable, keyed, sorted, sourced, dated."""

import csv
import re
import unicodedata

import pytest

from models.building.raw import DATA

KEYS = {
    "cno2015_differences": ("cno2015", "ciuo08"),
    "co95_ciuo08": ("co95", "ciuo08"),
    "course_rules": ("pattern",),
    "course_tags": ("programme_key",),
    "course_words": ("word",),
    "courses": ("course_id",),
    "demand": ("department", "ciuo08"),
    "departments": ("code",),
    "districts": ("ubigeo",),
    "minimum_wage": ("from",),
    "occupation_labels": ("ciuo08",),
    "occupation_skills": ("ciuo08", "skill"),
    "occupations": ("ciuo08",),
    "pay": ("department", "ciuo08"),
    "skill_corrections": ("ciuo08", "skill"),
    "skills": ("code",),
    "sources": ("source_id",),
    "sources_supply": ("source_id",),
    "unpaid_work": ("code",),
}
#: The order of the rules decides which one wins, so it is not alphabetical.
ORDERED_BY_HAND = {"course_rules", "skill_corrections", "unpaid_work"}
DATED = ("demand", "districts", "occupation_skills", "occupations", "pay")


def test_every_shipped_table_has_a_contract_here():
    assert {path.stem for path in DATA.glob("*.csv")} == KEYS.keys()


@pytest.mark.parametrize("name", KEYS)
def test_a_table_is_utf8_with_unix_lines_and_no_ragged_row(name):
    raw = (DATA / f"{name}.csv").read_bytes()
    text = raw.decode("utf-8")
    assert not text.startswith("\ufeff")
    assert b"\r" not in raw
    assert text.endswith("\n")
    rows = list(csv.reader(text.splitlines(keepends=True)))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 1
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text


@pytest.mark.parametrize("name", KEYS)
def test_no_key_comes_twice_or_empty(table, name):
    keys = [tuple(row[column] for column in KEYS[name]) for row in table(name)]
    assert len(keys) == len(set(keys))
    assert all(all(part.strip() for part in key) for key in keys)


@pytest.mark.parametrize("name", sorted(KEYS.keys() - ORDERED_BY_HAND))
def test_two_builds_give_the_same_order(table, name):
    keys = [tuple(row[column] for column in KEYS[name]) for row in table(name)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", KEYS)
def test_no_cell_carries_stray_blanks(table, name):
    stray = [cell for row in table(name) for cell in row.values() if cell != cell.strip()]
    assert stray == []


@pytest.mark.parametrize("name", DATED)
def test_every_row_names_its_source_and_year(table, name):
    for row in table(name):
        assert row["source"], row
        assert 2000 <= int(row["year"]) <= 2026, row


@pytest.mark.parametrize("name", ["sources", "sources_supply"])
def test_every_source_names_its_institution_and_terms(table, name):
    for row in table(name):
        assert row["title"], row
        assert row["institution"], row
        assert row["licence"], row
        assert row["year"] or "no indica año" in row["note"], row


def test_no_shipped_table_names_a_folder_of_the_machine_it_was_made_on():
    for path in DATA.rglob("*.?sv"):
        text = path.read_text("utf-8")
        assert not re.search(r"(?<![\w.:/])/(?:home|tmp|usr|var)/", text), path.name
        assert "/home/" not in text, path.name
