"""Rows in; courses, or every fault of every row, out."""

import pytest

from kiosk.courses.checking import check
from kiosk.courses.reading import read
from tests.kiosk.courses.files import SEWING, csv_text, xlsx
from tests.kiosk.courses.test_workbook import with_formula


@pytest.fixture
def checked(tmp_path, lists):
    def run(*rows, text=None):
        path = tmp_path / "cursos.csv"
        path.write_text(text or csv_text(rows), "utf-8")
        return check(read(path), lists)

    return run


def test_a_sound_row_becomes_a_course_with_all_it_says(checked):
    (draft,), faults = checked(SEWING | {"job": "8153", "starts": "15/03/2026", "credits": 2})
    assert faults == []
    course = draft.course
    assert (draft.row, draft.job) == (2, "8153")
    assert (course.programme, course.ubigeo) == (SEWING["programme"], "211101")
    assert (course.hours, course.cost, course.credits) == (120, 50.0, 2.0)
    assert (course.starts, course.year) == ("2026-03-15", 2026)
    assert course.course_id.startswith("own-")


def test_what_is_left_empty_is_unknown_and_not_zero(checked):
    (draft,), _ = checked(SEWING | {"cost": "", "level": "", "address": ""})
    assert draft.course.cost is None
    assert draft.course.credits is None
    assert (draft.course.level, draft.course.address) == ("", "")


def test_free_is_not_unknown(checked):
    (draft,), _ = checked(SEWING | {"cost": 0})
    assert draft.course.cost == 0.0


def test_the_institution_answers_for_it_where_no_source_is_named(checked):
    drafts, _ = checked(SEWING, SEWING | {"source": "DREC Puno", "programme": "Otro curso"})
    assert [d.course.source for d in drafts] == [SEWING["institution"], "DREC Puno"]


def test_every_fault_of_every_row_is_told_with_row_column_expected_and_found(checked):
    _, faults = checked(
        SEWING,
        SEWING | {"hours": "muchas", "cost": "-3", "year": "1926", "programme": ""},
        SEWING | {"district": "Atlántida", "programme": "Otro"},
    )
    assert [(f.row, f.column, f.found) for f in faults] == [
        (3, "Programa", ""), (3, "Horas", "muchas"), (3, "Costo en soles", "-3"),
        (3, "Año", "1926"), (4, "Distrito", "Atlántida"),
    ]  # fmt: skip
    assert str(faults[1]) == (
        "fila 3, columna Horas: se esperaba un número entero de 1 a 6000, solo en cifras; "
        "se encontró «muchas»."
    )
    assert str(faults[0]).endswith("un dato (es obligatorio); la celda está vacía.")


@pytest.mark.parametrize(
    ("key", "column", "limit"),
    [("programme", "Programa", 120), ("institution", "Institución", 120),
     ("words", "Lo que enseña", 1000)],
)  # fmt: skip
def test_1900_characters_are_refused_with_the_limit_and_shown_short(checked, key, column, limit):
    _, (fault,) = checked(SEWING | {key: "corte " * 317})
    assert fault.column == column
    assert f"hasta {limit} caracteres" in fault.expected
    assert len(fault.found) == 60
    assert fault.found.endswith("…")


def test_a_formula_is_a_fault_of_its_cell(checked, lists, tmp_path):
    _, (fault,) = checked(SEWING | {"cost": "=A1*2"})
    assert (fault.column, fault.found) == ("Costo en soles", "=A1*2")
    path = with_formula(xlsx(tmp_path / "c.xlsx", [SEWING]), None)
    _, (fault,) = check(read(path), lists)
    assert (fault.row, fault.column, fault.found) == (3, "Costo en soles", "=25*2")


def test_the_same_course_twice_in_a_file_is_told_with_the_first_row(checked):
    again = SEWING | {"programme": "CORTE Y CONFECCION DE POLOS", "hours": 60}
    (draft,), (fault,) = checked(SEWING, again)
    assert draft.row == 2
    assert (fault.row, fault.column) == (3, "Programa")
    assert "ya está en la fila 2" in fault.expected


def test_the_same_name_in_another_district_is_another_course(checked):
    drafts, faults = checked(SEWING, SEWING | {"district": "210101"})
    assert (len(drafts), faults) == (2, [])


def test_a_row_with_more_cells_than_titles_is_refused(checked):
    text = csv_text([SEWING]).rstrip() + ",sobra\r\n"
    drafts, (fault,) = checked(text=text)
    assert drafts == []
    assert "18 celdas" in fault.expected
    assert fault.found == "19 celdas"


def test_a_district_is_held_against_its_department(checked):
    _, (fault,) = checked(SEWING | {"department": "Cusco"})
    assert fault.column == "Distrito"
    _, (fault,) = checked(SEWING | {"department": "Marte"})
    assert fault.column == "Departamento"


def test_no_message_holds_a_line_break_or_a_control_character(checked):
    _, faults = checked(SEWING | {"hours": "a\nb\x07c", "year": "\x1b[31m"})
    assert all(str(fault).isprintable() for fault in faults)
