"""Public notices: title, region, posts, pay and day, or the row that lacks them."""

import datetime

import pytest

from models.building.sources import servir
from tests.models.building.sources import made
from tests.models.building.sources.lists import tally

NOTICE = servir.Notice("OPERADOR DE MAQUINARIA", "AMAZONAS", 2, 1850.0, datetime.date(2024, 11, 29))


def read(path):
    kept = tally(path, "lab-servir")
    return list(servir.read(path, kept)), kept


def notice(**cells):
    return made.NOTICE | cells


def test_a_notice_is_read_though_its_requirements_have_lines_of_their_own(tmp_path):
    path = made.servir(tmp_path / "s.csv.gz", [notice(), notice()])
    assert read(path)[0] == [NOTICE, NOTICE]


def test_a_notice_without_pay_or_posts_offers_one_post_of_unknown_pay(tmp_path):
    (found,), _ = read(made.servir(tmp_path / "s.gz", [notice(salary_pen="", vacancies="")]))
    assert (found.salary, found.vacancies) == (None, 1)


def test_a_region_is_folded_as_the_list_of_departments_is(tmp_path):
    (found,), _ = read(made.servir(tmp_path / "s.gz", [notice(region="Áncash")]))
    assert found.region == "ANCASH"


def test_a_title_of_1900_letters_is_kept(tmp_path):
    (found,), _ = read(made.servir(tmp_path / "s.gz", [notice(job_title="Ñ" * 1900)]))
    assert len(found.title) == 1900


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        ("job_title", "", "nada"),
        ("vacancies", "0", "0"),
        ("vacancies", "dos", "dos"),
        ("salary_pen", "S/ 1850", "S/ 1850"),
        ("start_publication_date", "2024-11-29", "2024-11-29"),
        ("start_publication_date", "31/02/2025", "31/02/2025"),
        ("start_publication_date", "", "nada"),
    ],
)
def test_a_bad_cell_leaves_its_notice_out_with_row_and_column(tmp_path, column, cell, shown):
    path = made.servir(tmp_path / "s.gz", [notice(), notice(**{column: cell})])
    found, kept = read(path)
    assert len(found) == 1
    assert list(kept.examples.values()) == [[(3, column, shown)]]


def test_a_notice_of_nowhere_is_skipped(tmp_path):
    found, kept = read(made.servir(tmp_path / "s.gz", [notice(), notice(region="")]))
    assert len(found) == 1
    assert kept.reasons == {"avisos sin región": 1}
