"""Whatever file is handed in, it is read right or refused with what was expected."""

import hashlib

import pytest

from kiosk.courses import reading
from kiosk.courses.grid import MOST_BYTES, MOST_COURSES
from kiosk.courses.reading import read
from kiosk.errors import InputError
from tests.kiosk.courses.files import PLACE, SEWING, csv_text, xlsx


def put(tmp_path, content, name="cursos.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def cell(sheet, row, key):
    return sheet.rows[row].texts[sheet.places[key]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_is_read_however_excel_saved_it(tmp_path, encoding, delimiter):
    content = csv_text([SEWING], delimiter).encode(encoding)
    sheet = read(put(tmp_path, content))
    assert cell(sheet, 0, "institution") == SEWING["institution"]
    assert cell(sheet, 0, "words") == SEWING["words"]
    assert sheet.sha256 == hashlib.sha256(content).hexdigest()


def test_excel_and_csv_give_the_same_cells(tmp_path):
    book = read(xlsx(tmp_path / "c.xlsx", [SEWING]))
    text = read(put(tmp_path, csv_text([SEWING])))
    for key in PLACE:
        assert cell(book, 0, key) == cell(text, 0, key), key


def test_rows_keep_the_number_that_the_spreadsheet_shows(tmp_path):
    text = csv_text([SEWING, {}, SEWING | {"programme": "Sastrería\nfina"}, SEWING])
    assert [row.number for row in read(put(tmp_path, text)).rows] == [2, 4, 5]
    path = xlsx(tmp_path / "c.xlsx", [SEWING, {}, SEWING])
    assert [row.number for row in read(path).rows] == [3, 5]


def test_titles_count_without_accents_case_or_asterisk_in_any_order(tmp_path):
    text = "AÑO,lo que ensena,Distrito,HORAS,institucion,programa *\n2026,coser,Puno,20,M,Costura\n"
    sheet = read(put(tmp_path, text))
    assert cell(sheet, 0, "programme") == "Costura"
    assert cell(sheet, 0, "year") == "2026"


def test_the_header_may_stand_below_a_title(tmp_path):
    sheet = read(put(tmp_path, "Municipalidad de Puno\n\n" + csv_text([SEWING])))
    assert [row.number for row in sheet.rows] == [4]


def test_a_column_of_ones_own_is_not_read_and_said(tmp_path):
    lines = csv_text([SEWING]).splitlines()
    text = f"{lines[0]},Observaciones\n{lines[1]},pedir local\n"
    assert (
        "La columna «Observaciones» no es de la plantilla: no se lee."
        in read(put(tmp_path, text)).notes
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "está vacío"),
        (b" \r\n \n", "está vacío"),
        (b"<!DOCTYPE html><html><body>Cursos</body></html>", "página web"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><a/>", "página web"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "antiguo"),
        ("Programa,Institución".encode("utf-16"), "UTF-16"),
        (b"\x7fELF\x00\x00", "no es un archivo de texto"),
        (b"Programa,Instituci\x81n,Horas\nx,y,1\n", "letras que no se pueden leer"),
        (b"hola\nno es una tabla\n", "fila de títulos"),
        (b"Programa,Horas,Distrito\nCostura,20,Puno\n", "faltan las columnas Institución"),
        (csv_text([]), "no tiene cursos"),
        (b"Programa,Programa,Horas,Distrito\n", "dos columnas «Programa»"),
    ],
)
def test_a_file_that_is_no_table_of_courses_is_refused_and_named(tmp_path, content, said):
    with pytest.raises(InputError, match=said) as caught:
        read(put(tmp_path, content))
    assert "cursos.csv" in str(caught.value)
    assert caught.value.field == "file"


def test_the_example_alone_is_no_course(tmp_path):
    with pytest.raises(InputError, match="no tiene cursos"):
        read(put(tmp_path, csv_text([SEWING | {"programme": "EJEMPLO: Corte"}])))


def test_a_workbook_called_csv_is_read_for_what_it_is(tmp_path):
    path = xlsx(tmp_path / "c.xlsx", [SEWING]).rename(tmp_path / "c.csv")
    assert cell(read(path), 0, "programme") == SEWING["programme"]


def test_a_file_too_large_is_not_read_to_its_end(tmp_path):
    with pytest.raises(InputError, match="más de 5 MB"):
        read(put(tmp_path, b"a" * (MOST_BYTES + 1)))


def test_more_courses_than_a_municipality_has_are_refused(tmp_path):
    with pytest.raises(InputError, match="más de 2000 cursos"):
        read(put(tmp_path, csv_text([SEWING] * (MOST_COURSES + 2))))


def test_a_quote_never_closed_is_told_not_swallowed(tmp_path):
    text = csv_text([SEWING]) + '"sin cerrar,' + "x" * 140_000
    with pytest.raises(InputError, match="Revise las comillas"):
        read(put(tmp_path, text))


def test_a_name_of_a_file_cannot_fill_the_screen(tmp_path):
    with pytest.raises(InputError) as caught:
        read(put(tmp_path, b"", "x" * 200 + ".csv"))
    assert len(str(caught.value)) < 200


def test_every_title_of_the_template_is_a_different_column():
    assert len(reading._KEYS) == len(PLACE)
