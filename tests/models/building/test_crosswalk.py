"""CO-95 to CIUO-08: weights that sum to one."""

import pytest

from models.building.crosswalk import (
    BY_BRANCH,
    BY_TITLES,
    BY_TITLES_AND_EPE,
    build,
    crosswalk,
    lines,
    used,
)
from models.building.errors import ContractError
from models.building.raw import read_rows, write_rows
from models.building.report import Report


def test_the_first_weight_may_be_implied():
    assert crosswalk("011 0110 | 021 1349 3355:.4\n022 5412") == {
        "011": {"0110": 1.0},
        "021": {"3355": 0.4, "1349": 0.6},
        "022": {"5412": 1.0},
    }


@pytest.mark.parametrize("table", ["021 1349:.5 3355:.4", "021 1349:.7 3355:.7"])
def test_weights_that_do_not_sum_to_one_are_refused(table):
    with pytest.raises(ValueError, match="sum to 1 in 021"):
        crosswalk(table)


def test_a_group_given_twice_is_refused():
    with pytest.raises(ValueError, match="011 twice"):
        crosswalk("011 0110 | 011 0210")


def test_the_experts_table_keeps_its_promises():
    groups = crosswalk()
    assert len(groups) > 350
    assert groups.keys() >= BY_BRANCH
    assert all(len(code) == 3 for code in groups)
    assert all(len(c) == 4 and c.isdigit() for weights in groups.values() for c in weights)


def test_lines_are_sorted_and_say_how_they_were_judged():
    rows = lines({"942": {"9412": 0.4, "9112": 0.6}, "011": {"0110": 1.0}})
    assert [(r["co95"], r["ciuo08"], r["weight"], r["source"]) for r in rows] == [
        ("011", "0110", "1", BY_TITLES),
        ("942", "9112", "0.6", BY_TITLES_AND_EPE),
        ("942", "9412", "0.4", BY_TITLES_AND_EPE),
    ]


@pytest.fixture
def raw(tmp_path):
    for folder, name, groups in (
        ("titles_pe", "sunat_t30_train.csv", ["011", "999"]),
        ("labour", "epe_lima2022_ocupacion_co95.csv", ["942"]),
    ):
        (tmp_path / folder).mkdir()
        write_rows(tmp_path / folder / name, ("co95",), [{"co95": c} for c in groups])
    return tmp_path


def test_groups_in_use_are_those_of_both_lists(raw):
    report = Report()
    assert used(raw, report) == {"011", "999", "942"}
    assert [(t.source_id, t.read, t.used) for t in report.tallies] == [
        ("tax-co95", 2, 2),
        ("lab-epe", 1, 1),
    ]


def test_a_group_in_use_that_nobody_judged_stops_the_build_by_name(raw, tmp_path):
    path = raw / "titles_pe" / "sunat_t30_train.csv"
    path.write_text(path.read_text("utf-8") + "000\n", "utf-8")
    with pytest.raises(ContractError, match="faltan los grupos de CO-95 en uso 000"):
        build(raw, tmp_path, Report())
    assert not (tmp_path / "co95_ciuo08.csv").exists()


def test_a_group_that_is_no_group_is_rejected_with_its_row(raw):
    path = raw / "titles_pe" / "sunat_t30_train.csv"
    path.write_text("co95\n011\n01A\n", "utf-8")
    report = Report()
    used(raw, report)
    assert report.tallies[0].examples["co95: se esperaba tres cifras de CO-95"] == [
        (3, "co95", "01A")
    ]


def test_the_build_writes_the_shipped_crosswalk(raw, tmp_path, table):
    build(raw, tmp_path, Report())
    assert read_rows(tmp_path / "co95_ciuo08.csv") == table("co95_ciuo08")
