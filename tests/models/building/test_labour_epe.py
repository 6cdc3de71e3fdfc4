"""Workers of the survey, each with an occupation and a kind of job."""

import zipfile

import pytest

from models.building.labour_demand import PRESS
from models.building.labour_epe import RULES, allocate, cell_of, is_entry, worker, workers
from models.building.raw import write_rows

CROSSWALK = {"942": {"9112": 0.6, "9412": 0.4}, "783": {"7411": 1.0}}


@pytest.mark.parametrize(
    ("status", "woman", "public", "big", "cell"),
    [
        ("4", False, False, False, "4-m-chica"),
        ("3", True, False, True, "3-f-grande"),
        ("3", True, True, True, "3-f-publica"),
        ("2", True, False, False, "2-f"),
    ],
)
def test_a_kind_of_job_tells_the_employer_only_of_the_salaried(status, woman, public, big, cell):
    assert cell_of(status, woman, public, big) == cell


@pytest.mark.parametrize(
    ("co95", "branch", "status", "groups"),
    [
        ("942", "5610", "3", {"9412": 1.0}),
        ("942", "9601", "3", {"9121": 1.0}),
        ("571", "4711", "2", {"5221": 1.0}),
        ("571", "4711", "3", {"5223": 1.0}),
        ("783", "8888", "3", {"7411": 1.0}),
        ("000", "5610", "3", {}),
    ],
)
def test_branch_and_status_decide_where_the_old_group_is_too_wide(co95, branch, status, groups):
    assert allocate(co95, branch, status, CROSSWALK) == groups


def _began(year: str, month: str) -> bool:
    return is_entry({"p208b3": year, "p208b2": month, "pano": "2022", "pmes": "3"})


@pytest.mark.parametrize(
    ("year", "month", "new"),
    [("2022", "1", True), ("2021", "3", True), ("2021", "2", False), ("2021", "99", True),
     ("2020", "12", False), ("", "", False), ("2021", "", True)],
)  # fmt: skip
def test_a_job_is_new_for_twelve_months(year, month, new):
    assert _began(year, month) is new


SURVEY = {
    "OCU200": "1", "P204A": "942", "P205A": "5610", "P206": "3", "P206AA": "5", "P207A": "1",
    "P107": "2", "P208B2": "1", "P208B3": "2022", "PANO": "2022", "PMES": "3", "INGPRIN": "1025",
}  # fmt: skip


def test_a_line_of_the_survey_becomes_a_worker():
    row = {k.lower(): v for k, v in SURVEY.items()} | {"fa": "100,5", "p204a": "42"}
    person = worker(row, "fa", {"042": {"1111": 1.0}})
    assert (person.co95, person.groups, person.weight) == ("042", {"1111": 1.0}, 50.25)
    assert (person.cell, person.income, person.is_entry) == ("3-f-chica", 1025.0, True)


def test_only_the_employed_whose_occupation_is_known_count(tmp_path):
    folder = tmp_path / "labour" / "epe"
    folder.mkdir(parents=True)
    for name, factor in (
        ("epe_2022_ene_feb_mar", "FA_EFM22"),
        ("epe_2022_jun_jul_ago", "FA_JJA22"),
    ):
        rows = [
            SURVEY | {factor: "10"},
            SURVEY | {factor: "10", "OCU200": "2"},
            SURVEY | {factor: "10", "P204A": ""},
            SURVEY | {factor: "", "P204A": "783"},
            SURVEY | {factor: "10", "P204A": "000"},
        ]
        write_rows(tmp_path / "t.csv", rows[0], rows)
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
            archive.write(tmp_path / "t.csv", "TABLA.CSV")
    assert [w.groups for w in workers(tmp_path, CROSSWALK)] == [{"9412": 1.0}] * 2


def test_every_rule_for_the_survey_leads_to_an_occupation(codes):
    ruled = {group for rules in RULES.values() for _, _, group in rules}
    ruled |= {g for years in PRESS.values() for _, groups in years for g in groups.split()}
    assert ruled <= codes("occupations", "ciuo08")
