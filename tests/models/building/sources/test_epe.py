"""EPE Lima: each quarter names its weight anew, and a worker tells when the job began."""

import pytest

from models.building.errors import SourceError
from models.building.sources import epe
from tests.models.building.sources import made
from tests.models.building.sources.lists import tally

WORKER = epe.Worker(
    *("942", "5610", "3", True, False, False, 60.5, 1025.0, 2022, 3, 2022, 1),
)


def read(path):
    kept = tally(path, "lab-epe")
    return list(epe.read(path, kept)), kept


def worker(**answers):
    return made.EPE_PERSON | answers


def test_a_quarter_as_published_is_read(tmp_path):
    assert read(made.epe(tmp_path / "epe.zip"))[0] == [WORKER]


@pytest.mark.parametrize("name", ["fa_efm21", "fa_jja22", "FA_DEF22"])
def test_the_weight_is_found_by_its_first_letters(tmp_path, name):
    columns = [*made.EPE_COLUMNS[:-1], name]
    path = made.epe(tmp_path / "epe.zip", [worker(**{name: "60,5"})], columns)
    assert read(path)[0] == [WORKER]


def test_a_quarter_without_weight_or_with_two_is_refused(tmp_path):
    without = made.epe(tmp_path / "a.zip", columns=made.EPE_COLUMNS[:-1])
    with pytest.raises(SourceError, match=r"con las columnas fa_"):
        read(without)
    twice = made.epe(tmp_path / "b.zip", columns=[*made.EPE_COLUMNS, "fa_jja22"])
    with pytest.raises(SourceError, match=r"un solo factor de expansión .*fa_efm22, fa_jja22"):
        read(twice)


@pytest.mark.parametrize(
    ("year", "month", "new"),
    [("2022", "1", True), ("2021", "3", True), ("2021", "2", False), ("2021", "99", True),
     ("2020", "12", False), (" ", " ", False), ("2021", " ", True)],
)  # fmt: skip
def test_a_job_is_new_for_twelve_months(tmp_path, year, month, new):
    (found,), _ = read(made.epe(tmp_path / "a.zip", [worker(p208b3=year, p208b2=month)]))
    assert found.is_entry is new


@pytest.mark.parametrize(
    ("answers", "seen"),
    [
        ({"P206AA": "2", "p207a": "2"}, ("3", True, True)),
        ({"P206AA": "4", "p207a": "1"}, ("3", False, False)),
        ({"p206": "2", "P206AA": " ", "p207a": " "}, ("2", False, False)),
    ],
)
def test_the_kind_of_employer_is_told(tmp_path, answers, seen):
    (found,), _ = read(made.epe(tmp_path / "a.zip", [worker(**answers)]))
    assert (found.status, found.public, found.big) == seen


def test_codes_keep_their_zeros_and_unpaid_work_earns_nothing(tmp_path):
    people = [worker(p204a="61", p205a="111", ingprin=" ")]
    (found,), _ = read(made.epe(tmp_path / "a.zip", people))
    assert (found.co95, found.branch, found.income) == ("061", "0111", 0.0)


def test_who_was_not_asked_is_skipped_and_a_bad_row_told(tmp_path):
    people = [
        worker(),
        worker(ocu200="0"),
        worker(ocu200="4"),
        worker(p204a=" "),
        worker(pmes="13"),
    ]
    found, kept = read(made.epe(tmp_path / "a.zip", people))
    assert (len(found), kept.read) == (1, 5)
    assert kept.reasons == {
        "personas sin datos de empleo": 1,
        "personas sin empleo": 1,
        "ocupados sin ocupación codificada": 1,
        "pmes: se esperaba un número entero de 1 a 12": 1,
    }
    assert list(kept.examples.values()) == [[(6, "pmes", "13")]]
