"""The template opens, helps, and is accepted back."""

import csv

import pytest
from openpyxl import load_workbook

from kiosk.courses.checks import SCHOOLING
from kiosk.courses.columns import BY_KEY, COLUMNS, EXAMPLE, LEVELS, MODALITIES
from kiosk.courses.reading import read
from kiosk.courses.template import COURSES, HELP, LISTS, VERSION, title, write
from kiosk.errors import InputError
from tests.kiosk.courses.files import PLACE, SEWING, xlsx


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("plantilla") / "cursos.xlsx"
    write(path)
    return load_workbook(path)


def validation(book, key):
    cell = book[COURSES].cell(3, PLACE[key]).coordinate
    (found,) = [v for v in book[COURSES].data_validations.dataValidation if cell in v.sqref]
    return found


def entries(book, key):
    """The entries of a column's drop-down, read from the hidden sheet it points at."""
    cells = book[LISTS][validation(book, key).formula1.partition("!")[2].replace("$", "")]
    return [cell.value for (cell,) in cells]


def test_it_opens_on_the_courses_with_the_lists_out_of_sight(book):
    assert book.active.title == COURSES
    assert {s.title: s.sheet_state for s in book} == {
        COURSES: "visible", HELP: "visible", LISTS: "hidden",
    }  # fmt: skip
    assert book[LISTS]["A1"].value == VERSION
    assert book[COURSES].freeze_panes == "B2"


def test_every_column_says_what_to_write_where_one_writes_it(book):
    for place, column in enumerate(COLUMNS, 1):
        assert book[COURSES].cell(1, place).value == title(column)
        assert book[COURSES].cell(1, place).comment.text == column.help
        found = validation(book, column.key)
        assert (found.promptTitle, found.prompt) == (column.title, column.help)
        assert found.showInputMessage
        assert len(column.help) <= 255, "Excel cuts a longer one"
        assert len(column.title) <= 32, "Excel refuses a longer one"
        assert len(found.error or "") <= 225, "Excel refuses a longer one"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("level", list(LEVELS)),
        ("modality", list(MODALITIES)),
        ("entry_education", list(SCHOOLING)),
    ],
)
def test_a_drop_down_offers_what_is_accepted(book, key, expected):
    assert entries(book, key) == expected
    assert all(BY_KEY[key].check(entry) is not None for entry in expected)


def test_every_job_and_department_of_a_list_is_accepted(book, lists, planner):
    assert {lists.job(entry) for entry in entries(book, "job")} == set(
        planner.catalogue.taxonomy.occupations
    )
    departments = [lists.department(entry) for entry in entries(book, "department")]
    assert departments == [f"{n:02d}" for n in range(1, 26)]


def test_every_district_of_the_list_is_accepted_and_stands_beside_its_department(
    book, lists, planner
):
    sheet = book[LISTS]
    columns = {sheet.cell(1, c).value: c for c in range(2, sheet.max_column + 1)}
    rows = range(2, len(planner.districts) + 2)
    found = {
        lists.district(
            sheet.cell(row, columns["districts"]).value,
            lists.department(sheet.cell(row, columns["of_district"]).value),
        )
        for row in rows
    }
    assert found == {district.ubigeo for district in planner.districts}


def test_districts_are_those_of_the_department_once_one_is_chosen(book):
    """The departments stand in one piece each, so that a range can be cut out."""
    formula = validation(book, "district").formula1
    department = book[COURSES].cell(2, PLACE["department"]).column_letter
    assert f'IF(${department}2="",' in formula
    assert "OFFSET(" in formula
    assert len(formula) <= 255, "Excel refuses a longer one"
    sheet = book[LISTS]
    at = next(c for c in range(2, 12) if sheet.cell(1, c).value == "of_district")
    names = [sheet.cell(row, at).value for row in range(2, 1895)]
    blocks = [n for n, before in zip(names, [None, *names], strict=False) if n != before]
    assert len(blocks) == len(set(names)) == 25


@pytest.mark.parametrize(
    ("key", "kind", "low", "high"),
    [("hours", "whole", "1", "6000"), ("cost", "decimal", "0", "100000"),
     ("year", "whole", "2015", "2040"), ("starts", "date", "42005", "51501")],
)  # fmt: skip
def test_a_number_out_of_range_is_stopped_while_typing(book, key, kind, low, high):
    found = validation(book, key)
    assert (found.type, found.formula1, found.formula2) == (kind, low, high)
    assert found.showErrorMessage
    assert found.errorStyle in (None, "stop")


def test_a_list_only_warns_since_a_ubigeo_is_as_good(book):
    assert validation(book, "district").errorStyle == "warning"


def test_the_instructions_name_every_column_and_both_commands(book):
    text = "\n".join(
        str(cell.value) for row in book[HELP].iter_rows() for cell in row if cell.value
    )
    assert all(title(column) in text and column.help in text for column in COLUMNS)
    assert "yachay data import-courses" in text
    assert "yachay data undo-import" in text


def test_its_example_would_be_accepted_but_is_never_imported(tmp_path, lists):
    example = {c.key: c.example for c in COLUMNS if c.example != ""}
    assert example["programme"].startswith(f"{EXAMPLE}:")
    for column in COLUMNS:
        if column.check is not None and column.example != "":
            column.check(str(column.example))
    lists.job(example["job"])
    lists.district(example["district"], lists.department(example["department"]))
    sheet = read(xlsx(tmp_path / "c.xlsx", [SEWING]))
    assert [row.number for row in sheet.rows] == [3]
    assert "La fila 2 es el ejemplo: no se importa." in sheet.notes


def test_as_csv_it_has_the_same_columns_and_opens_as_utf8_in_excel(tmp_path):
    path = tmp_path / "cursos.csv"
    write(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    header, example = csv.reader(path.read_text("utf-8-sig").splitlines())
    assert header == [title(column) for column in COLUMNS]
    assert example[0].startswith(EXAMPLE)


@pytest.mark.parametrize("name", ["cursos.ods", "cursos", "cursos.xls"])
def test_another_kind_of_file_is_refused(tmp_path, name):
    with pytest.raises(InputError, match=r"\.xlsx o \.csv"):
        write(tmp_path / name)


@pytest.mark.parametrize("name", ["cursos.xlsx", "cursos.csv"])
def test_a_file_that_is_there_is_never_written_over(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"lo que alguien escribio")
    with pytest.raises(InputError, match="Ya existe"):
        write(path)
    assert path.read_bytes() == b"lo que alguien escribio"
