"""Delimited texts: every row in its letters, or a message that names file, row and column."""

import gzip

import pytest

from models.building.errors import SourceError
from models.building.files.layout import Column, Layout
from models.building.files.text import MOST_LINE, names, rows
from tests.models.building.sources.lists import tally, write_zip

LAYOUT = Layout("lab-x", "la tabla de prueba", (Column("CÓDIGO", ("COD",)), Column("NOMBRE")))
ROWS = [{"CÓDIGO": "01", "NOMBRE": "Áncash"}, {"CÓDIGO": "02", "NOMBRE": "Ñaña"}]


@pytest.fixture
def write(tmp_path):
    def write(content, encoding="utf-8", name="tabla.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return path

    return write


def read(path, **options):
    kept = tally(path)
    return list(rows(path, LAYOUT, kept, **options)), kept


def refusal(path):
    with pytest.raises(SourceError) as refused:
        read(path)
    assert str(refused.value).startswith(path.name)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_rows_come_from_any_encoding_delimiter_and_line_end(
    write, encoding, delimiter, end
):
    lines = ["código,otra,nombre", "01,x, Áncash ", " 02 ,,Ñaña"]
    path = write(end.join(lines).replace(",", delimiter), encoding)
    found, kept = read(path)
    assert found == [(2, ROWS[0]), (3, ROWS[1])]
    assert (kept.read, kept.rejected, kept.repaired) == (2, 0, 0)


def test_a_zip_and_a_gzip_give_the_same_rows(write, tmp_path):
    content = "cod,nombre\n01,Áncash\n02,Ñaña\n".encode()
    expected = [(2, ROWS[0]), (3, ROWS[1])]
    assert read(write(gzip.compress(content)))[0] == expected
    packed = write_zip(tmp_path / "t.zip", {"x/tabla.TXT": content, "nota.csv": b"a"})
    assert read(packed, ending=".txt")[0] == expected


def test_lines_of_another_encoding_are_read_and_their_rows_named(write):
    content = b"".join(
        (
            b"cod,nombre\n",
            "01,Áncash\n".encode("cp1252"),
            "02,Ñaña\n".encode(),
            "03,Huánuco\n".encode("cp1252"),
        )
    )
    found, kept = read(write(content))
    assert [cells["NOMBRE"] for _, cells in found] == ["Áncash", "Ñaña", "Huánuco"]
    assert (kept.rejected, kept.repaired) == (0, 2)
    (why,) = kept.reasons
    assert [row for row, _, _ in kept.examples[why]] == [2, 4]
    assert kept.reasons[why] == 2


def test_bytes_that_windows_leaves_undefined_do_not_stop_the_file(write):
    found, _ = read(write(b"cod,nombre\n01,\xd1a\x81a\n"))
    assert found[0][1]["NOMBRE"] == "Ña\x81a"


def test_a_blank_is_no_answer_and_an_empty_row_no_row(write):
    found, kept = read(write("cod,nombre\n01, \n\n,\n , \n02,x\n"))
    assert [(n, c["NOMBRE"]) for n, c in found] == [(2, ""), (6, "x")]
    assert kept.read == 2


def test_a_ragged_row_is_refused_with_its_row_and_columns(write):
    found, kept = read(write("cod,nombre\n01\n02,x\n03,y,z\n"))
    assert [n for n, _ in found] == [3]
    assert kept.examples == {
        "columnas: se esperaba 2 columnas": [
            (2, "columnas", "1 columnas"),
            (4, "columnas", "3 columnas"),
        ]
    }


def test_a_nul_is_refused_with_its_row_and_column(write):
    found, kept = read(write("cod,nombre,otra\n01,x,y\n02,Ñ\0,y\n03,x,\0\n04,x,y\n"))
    assert [n for n, _ in found] == [2, 5]
    (places,) = [[(r, c) for r, c, _ in v] for v in kept.examples.values() if v[0][0] == 3]
    assert places == [(3, "nombre")]
    assert kept.examples["otra: se esperaba texto sin bytes nulos"] == [(4, "otra", "␀")]


def test_a_name_of_1900_letters_is_kept_and_one_of_2001_refused_and_shortened(write):
    long, longer = "Ñ" * 1900, "Ñ" * 2001
    found, kept = read(write(f"cod,nombre\n01,{long}\n02,{longer}\n03,x\n"))
    assert [c["NOMBRE"] for _, c in found] == [long, "x"]
    ((row, column, said),) = kept.examples["NOMBRE: se esperaba hasta 2000 letras"]
    assert (row, column, len(said)) == (3, "NOMBRE", 60)
    assert said.startswith("2001 letras: ÑÑÑ")


def test_a_long_text_in_a_column_nobody_reads_does_no_harm(write):
    found, kept = read(write(f"cod,requisitos,nombre\n01,{'x' * 5000},y\n"))
    assert found == [(2, {"CÓDIGO": "01", "NOMBRE": "y"})]
    assert kept.rejected == 0


def test_a_quoted_header_behind_a_byte_order_mark_is_read(write):
    assert read(write('"cod","nombre"\n"01","x"\n', "utf-8-sig"))[0][0][1]["CÓDIGO"] == "01"


def test_progress_adds_up_to_the_file_on_disk(write):
    path, steps = write("cod,nombre\n" + "01,x\n" * 100_000), []
    assert len(read(path, advance=steps.append)[0]) == 100_000
    assert sum(steps) == path.stat().st_size
    assert len(steps) > 1


def test_rows_are_numbered_as_a_spreadsheet_shows_them_below_blank_lines(write):
    assert [n for n, _ in read(write("\n\ncod,nombre\n01,x\n\n02,y\n"))[0]] == [4, 6]


def test_a_cell_with_line_breaks_counts_as_one_row(write):
    found, kept = read(write('cod,nombre\n01,"a\nb\nc"\n02\n03,d\n'))
    assert [n for n, _ in found] == [2, 4]
    assert kept.examples["columnas: se esperaba 2 columnas"][0][0] == 3


def test_wrong_quotes_lose_their_row_only(write):
    found, kept = read(write('cod,nombre\n01,"a"b\n02,x\n'))
    assert [n for n, _ in found] == [3]
    assert (kept.read, kept.rejected) == (2, 1)


@pytest.mark.parametrize("tail", ["", "x,y\n" * 200_000])
def test_a_quote_that_never_closes_refuses_the_file_with_its_row(write, tail):
    path = write(f'cod,nombre\n01,x\n02,"y\n{tail}')
    assert "tabla.csv, fila 3: se esperaba comillas que se cierran" in refusal(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "un archivo vacío"),
        (b"\n\n", "un archivo vacío"),
        ("cod,nombre\n", "al menos una fila"),
        ("<!DOCTYPE html><html><body>Inicie sesión</body></html>", "una página web"),
        ("\ufeff\n  <html>\n", "una página web"),
        (b"%PDF-1.4\n1 0 obj", "un PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "un libro de Excel (.xls)"),
        ("cod,nombre\n01,x\n".encode("utf-16"), "un texto UTF-16"),
        (b"\x03\x7d\x01\x01\x02\x00\x00\x00padron", "un archivo binario"),
        (b"PAR1\x15\x04", "una tabla Parquet"),
        ("01,x\n02,y\n", "la tabla de prueba, con las columnas CÓDIGO, NOMBRE"),
        ("cod,otra\n01,x\n", "con las columnas NOMBRE"),
        ("cod,nombre,Nombre\n01,x,y\n", "columna NOMBRE: se esperaba cada columna una vez"),
        ("código,cod,nombre\n01,x,y\n", "columna CÓDIGO: se esperaba cada columna una vez"),
        ('cod,"nombre\n01,x\n', "entrecomillada"),
    ],
)
def test_what_is_not_such_a_table_is_refused_by_name(write, content, said):
    assert said in refusal(write(content))


def test_a_workbook_called_csv_is_refused(tmp_path):
    members = {"[Content_Types].xml": b"<a/>", "xl/worksheets/sheet1.xml": b"<a/>"}
    assert "libro de Excel" in refusal(write_zip(tmp_path / "tabla.csv", members))


def test_a_line_without_end_is_refused_with_its_row(write):
    said = refusal(write("cod,nombre\n01,x\n" + "a" * (MOST_LINE + 1)))
    assert "fila 3: se esperaba líneas de hasta 1024 KB" in said


def test_a_gzip_cut_halfway_is_refused_after_the_rows_before(write):
    lines = "".join(f"{n:07d},nombre {n * 7919 % 1000}\n" for n in range(200_000))
    whole = gzip.compress(f"cod,nombre\n{lines}".encode())
    path = write(whole[: len(whole) // 2])
    kept = tally(path)
    with pytest.raises(SourceError, match="cortado"):
        for _ in rows(path, LAYOUT, kept):
            pass
    assert 0 < kept.read < 200_000


def test_the_header_is_told_as_it_stands(write):
    assert names(write("pano;fa_EFM22\n1;2\n")) == ["pano", "fa_EFM22"]
