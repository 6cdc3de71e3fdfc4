"""The report counts every row, keeps few examples, and says the same twice."""

import hashlib

import pytest

from models.building.report import EXAMPLES, SHOWN, Report, shorten


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "epen.csv"
    path.write_bytes(b"contenido")
    return path


def test_a_cell_of_1900_letters_is_shown_in_one_short_line():
    assert shorten("a\n b\t c") == "a b c"
    assert shorten("x" * SHOWN) == "x" * SHOWN
    assert shorten("x" * 1900) == "x" * (SHOWN - 1) + "…"
    assert shorten(12.5) == "12.5"


def test_every_rejected_row_is_counted_and_the_first_are_kept(path):
    tally = Report().source("lab-x", path)
    for row in range(2, 1002):
        tally.reject(row, "EDAD", "un número", f"dato {row}")
    assert tally.rejected == tally.reasons["EDAD: se esperaba un número"] == 1000
    kept = tally.examples["EDAD: se esperaba un número"]
    assert kept == [(row, "EDAD", f"dato {row}") for row in range(2, 2 + EXAMPLES)]


def test_repairs_and_rows_not_wanted_are_told_apart_from_rejections(path):
    tally = Report().source("lab-x", path)
    tally.repair(2, "NOMBRE", "se quitó un espacio", " x")
    tally.skip("personas sin empleo", 30)
    tally.skip("personas sin empleo")
    assert (tally.rejected, tally.repaired) == (0, 1)
    assert tally.reasons == {"NOMBRE: se quitó un espacio": 1, "personas sin empleo": 31}


def test_a_row_of_the_report_names_the_file_its_digest_and_its_reasons_in_order(path):
    report = Report()
    tally = report.source("lab-x", path)
    tally.read, tally.used = 3, 1
    tally.skip("z")
    tally.reject(3, "A", "b", "c")
    assert report.rows() == [
        {
            "file": "epen.csv",
            "source_id": "lab-x",
            "sha256": hashlib.sha256(b"contenido").hexdigest(),
            "read": "3",
            "used": "1",
            "rejected": "1",
            "repaired": "0",
            "reasons": "A: se esperaba b (1)|z (1)",
        }
    ]


def test_files_are_reported_in_the_same_order_whatever_the_order_of_reading(path, tmp_path):
    other = tmp_path / "a.csv"
    other.write_bytes(b"")
    first, second = Report(), Report()
    for report, files in ((first, [path, other]), (second, [other, path])):
        for file in files:
            report.source("lab-x", file)
    assert first.rows() == second.rows()
    assert [row["file"] for row in first.rows()] == ["a.csv", "epen.csv"]


def test_the_terminal_is_told_row_column_and_what_was_found(path):
    report = Report()
    tally = report.source("lab-x", path)
    tally.read = 2
    tally.reject(2, "EDAD", "un número", "doce")
    assert report.lines() == [
        "epen.csv: 2 filas leídas, 0 usadas, 1 rechazadas, 0 reparadas",
        "  1 × EDAD: se esperaba un número",
        "    fila 2, columna EDAD: «doce»",
    ]
