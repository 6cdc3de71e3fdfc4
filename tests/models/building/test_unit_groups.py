"""Skill level and schooling of a unit group."""

import pytest

from models.building.raw import read_rows, write_rows
from models.building.report import Report
from models.building.unit_groups import build, schooling, skill_level


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("0110", 4), ("0210", 2), ("0310", 1), ("1120", 4), ("1412", 3), ("2221", 4),
        ("3221", 3), ("4110", 2), ("5120", 2), ("6111", 2), ("7511", 2), ("8322", 2), ("9112", 1),
    ],
)  # fmt: skip
def test_skill_levels_are_those_of_isco(code, level):
    assert skill_level(code) == level


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("9112", "ninguna"), ("7511", "primaria"), ("5120", "primaria"), ("4110", "secundaria"),
        ("5321", "secundaria"), ("5312", "secundaria"), ("5414", "secundaria"),
        ("1412", "secundaria"), ("3221", "tecnica"), ("2221", "universitaria"),
        ("0310", "secundaria"), ("0110", "universitaria"), ("5311", "primaria"),
    ],
)  # fmt: skip
def test_schooling_follows_the_rule_and_its_exceptions(code, asked):
    assert schooling(code) == asked


def test_only_unit_groups_become_occupations(tmp_path):
    (tmp_path / "esco").mkdir()
    rows = [{"code": c, "label_es": f" Título {c} "} for c in ("7", "75", "751", "7512", "7511")]
    write_rows(tmp_path / "esco" / "isco08_es.csv", ("code", "label_es"), rows)
    report = Report()
    build(tmp_path, tmp_path, report)
    assert [
        (r["ciuo08"], r["label_official"]) for r in read_rows(tmp_path / "occupations.csv")
    ] == [
        ("7511", "Título 7511"),
        ("7512", "Título 7512"),
    ]
    assert [(t.source_id, t.read, t.used) for t in report.tallies] == [("tax-ciuo08", 5, 2)]
