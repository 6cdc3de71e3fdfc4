"""Workbooks: what may be opened, and what a cell says."""

import datetime
import zipfile

import openpyxl
import pytest

from models.building.errors import SourceError
from models.building.files import book as books
from models.building.files.book import ERROR, SAVED, TYPED, UNSAVED, Cell, book
from tests.models.building.sources.lists import with_saved_value, write_book, write_zip

SHEET = "xl/worksheets/sheet1.xml"


def read(path, sheet=None):
    with book(path) as found:
        return list(found.rows(found.named(sheet) if sheet else found.sheets[0]))


def changed(path, name, content):
    """Writes the workbook again with one member's content replaced."""
    with zipfile.ZipFile(path) as packed:
        members = {member: packed.read(member) for member in packed.namelist()}
    return write_zip(path, members | {name: content(members.get(name, b""))})


def test_cells_read_as_a_person_sees_them(tmp_path):
    row = [" Ñaña \u00a0 norte ", 1200, 1765.5, 1766.0, True, None, datetime.date(2025, 1, 31)]
    path = write_book(tmp_path / "a.xlsx", [row, [], ["fin"]])
    rows = read(path)
    assert [c.text for c in rows[0][1]] == [
        "Ñaña norte", "1200", "1765.5", "1766", "sí", "", "2025-01-31",
    ]  # fmt: skip
    assert [number for number, _ in rows] == [1, 2, 3]
    assert {cell.state for cell in rows[0][1]} == {TYPED}


def test_a_saved_formula_gives_its_value_and_an_unsaved_one_says_so(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["=1+1", "=2+2", "=3+3", "=4/0"]])
    with_saved_value(path, "1+1", "2")
    with_saved_value(path, "3+3", "", "str")
    with_saved_value(path, "4/0", "#DIV/0!", "e")
    ((_, cells),) = read(path)
    assert cells == [
        Cell("2", SAVED),
        Cell("=2+2", UNSAVED),
        Cell("", SAVED),
        Cell("#DIV/0!", ERROR),
    ]


def test_a_claimed_size_of_a_million_cells_costs_nothing(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["a", "b"]])
    changed(path, SHEET, lambda xml: xml.replace(b'ref="A1:B1"', b'ref="A1:XFD1048576"'))
    assert [[c.text for c in cells] for _, cells in read(path)] == [["a", "b"]]


def test_a_row_beyond_the_last_of_excel_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(books, "MOST_ROWS", 50)
    path = write_book(tmp_path / "a.xlsx", [["a"]])
    changed(
        path, SHEET, lambda xml: xml.replace(b'r="1"', b'r="9999999"').replace(b"A1", b"A9999999")
    )
    with pytest.raises(SourceError, match=r"a\.xlsx, fila 51: .*hasta 50 filas"):
        read(path)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "contraseña o de Excel 97"),
        (b"carrera;ingreso\nx;1\n", "otro tipo de archivo"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "otro tipo de archivo"),
        (b"", "otro tipo de archivo"),
        (b"PK\x03\x04" + bytes(100), "otro tipo de archivo"),
    ],
)
def test_what_only_calls_itself_a_workbook_is_refused(tmp_path, content, found):
    path = tmp_path / "carreras.xlsx"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=rf"carreras\.xlsx: se esperaba un libro.*{found}"):
        read(path)


def test_a_zip_of_something_else_is_refused(tmp_path):
    path = write_zip(tmp_path / "a.xlsx", {"datos.csv": b"a,b\n", "[Content_Types].xml": b"<x/>"})
    with pytest.raises(SourceError, match="sin hojas de cálculo"):
        read(path)


def test_a_cut_workbook_is_refused(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["a"] * 50] * 50)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(SourceError, match="uno cortado"):
        read(path)


def test_an_encrypted_member_is_refused(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["a"]])
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(bytes(content))
    with pytest.raises(SourceError, match="un libro cifrado"):
        read(path)


@pytest.mark.parametrize(("megabytes", "ratio"), [(30, books.MOST_RATIO), (120, 10**6)])
def test_a_bomb_is_refused_before_it_is_opened(tmp_path, megabytes, ratio, monkeypatch):
    """By how much it grows, and by how large it gets even if that were allowed."""
    monkeypatch.setattr(books, "MOST_RATIO", ratio)
    path = write_book(tmp_path / "a.xlsx", [["a"]])
    changed(path, SHEET, lambda xml: xml + b" " * (megabytes << 20))
    monkeypatch.setattr(books.openpyxl, "load_workbook", lambda *_, **__: pytest.fail("opened"))
    with pytest.raises(SourceError, match=rf"hasta 100 MB al abrirlo; se encontró {megabytes} MB"):
        read(path)


def test_a_forged_size_is_no_way_round_the_limit(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["a"] * 30] * 30)
    content = bytearray(path.read_bytes())
    at = content.rindex(SHEET.encode()) - 46
    content[at + 24 : at + 28] = (200).to_bytes(4, "little")
    path.write_bytes(bytes(content))
    with pytest.raises(SourceError, match="dañad"):
        read(path)


def test_a_bomb_of_xml_entities_is_refused(tmp_path):
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(9))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">' + laughs + b"]><x>&l9;</x>"
    path = write_book(tmp_path / "a.xlsx", [["a"]])
    changed(path, SHEET, lambda _: bomb)
    with pytest.raises(SourceError, match="dañad"):
        read(path)


def test_broken_xml_is_refused_with_the_row_it_broke_at(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["a"], ["b"]])
    changed(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b"<row"))
    with pytest.raises(SourceError, match=r"a\.xlsx, fila \d: .*una hoja dañada"):
        read(path)


def test_hidden_sheets_are_not_read_and_names_need_no_accents(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "oculta"
    workbook.active.sheet_state = "hidden"
    workbook.create_sheet("Técnicas ").append(["x"])
    workbook.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx") == read(tmp_path / "a.xlsx", "tecnicas") != []
    with pytest.raises(SourceError, match="la hoja «oculta»; se encontró las hojas Técnicas"):
        read(tmp_path / "a.xlsx", "oculta")


def test_a_workbook_without_styles_reads_without_a_warning(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [["a"]])
    empty = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    changed(path, "xl/styles.xml", lambda _: empty)
    assert len(read(path)) == 1
