"""A workbook that is damaged, or made to do harm, is refused before it does any."""

import io
import warnings
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from kiosk.courses.reading import read
from kiosk.courses.template import COURSES, LISTS
from kiosk.errors import InputError
from tests.kiosk.courses.files import PLACE, SEWING, xlsx

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def path(tmp_path):
    return xlsx(tmp_path / "c.xlsx", [SEWING])


def rewritten(path, name=None, content=b"", more=()):
    """Packs the workbook again with one member replaced and others added."""
    with zipfile.ZipFile(path) as old:
        members = {m: old.read(m) for m in old.namelist()}
    if name:
        members[name] = content
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for member, text in [*members.items(), *more]:
                new.writestr(member, text)
    return path


def sheet_xml(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read(SHEET)


def refused(path, said):
    with pytest.raises(InputError, match=said) as caught:
        read(path)
    assert path.name in str(caught.value)
    return str(caught.value)


def test_what_begins_like_a_zip_but_is_none_is_refused(path):
    path.write_bytes(b"PK\x03\x04 no soy un zip")
    refused(path, "dañado o incompleto")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(path, share):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refused(path, "dañado")


def test_a_changed_byte_is_noticed(path):
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo(SHEET).header_offset + 60
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)
    refused(path, "dañado")


def test_a_zip_bomb_is_not_unpacked(path):
    rewritten(path, "xl/bomba.xml", b"0" * (40 * 2**20))
    assert path.stat().st_size < 200_000
    refused(path, "40 MB al abrirse")


def test_many_times_its_size_is_a_bomb_even_below_the_limit(path):
    rewritten(path, "xl/bomba.xml", b"0" * (25 * 2**20))
    refused(path, "No se abrió")


def test_thousands_of_members_are_refused(path):
    rewritten(path, more=[(f"xl/{n}.xml", b"") for n in range(600)])
    refused(path, "No se abrió")


def test_definitions_that_grow_when_read_are_refused(path):
    lol = b'<!DOCTYPE l [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;">]>'
    rewritten(path, SHEET, lol + sheet_xml(path))
    refused(path, "definiciones")


def test_another_document_in_a_zip_is_refused(tmp_path):
    path = tmp_path / "carta.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    refused(path, "no es un libro de Excel")


def test_a_member_with_a_password_is_refused(path):
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    refused(path, "contraseña")


def test_rows_numbered_into_the_billions_end_the_reading(path):
    xml = sheet_xml(path).replace(b'<row r="3"', b'<row r="99999999999"')
    refused(rewritten(path, SHEET, xml), "dañado")


def test_a_size_that_the_file_states_of_itself_is_not_believed(path):
    xml = sheet_xml(path)
    start, end = xml.index(b"<dimension"), xml.index(b"/>", xml.index(b"<dimension")) + 2
    xml = xml[:start] + b'<dimension ref="A1:A1"/>' + xml[end:]
    sheet = read(rewritten(path, SHEET, xml))
    assert sheet.rows[0].texts[sheet.places["year"]] == "2026"


def test_xml_that_does_not_close_is_refused(path):
    refused(rewritten(path, SHEET, sheet_xml(path)[:-40]), "dañado")


def test_the_template_of_another_version_is_refused_with_what_to_do(path):
    book = load_workbook(path)
    book[LISTS]["A1"] = "yachay-plantilla-cursos-7"
    book.save(path)
    assert "course-template" in refused(path, "otra versión")


def test_a_sheet_of_ones_own_with_the_same_titles_is_read(tmp_path):
    book = Workbook()
    book.active.title = "Mis cursos"
    book.active.append(["Programa", "Institución", "Horas", "Distrito", "Lo que enseña", "Año"])
    book.active.append(["Costura", "Municipalidad", 20, 211101, "coser a máquina", 2026.0])
    book.save(tmp_path / "mio.xlsx")
    sheet = read(tmp_path / "mio.xlsx")
    assert sheet.rows[0].texts[:6] == (
        "Costura", "Municipalidad", "20", "211101", "coser a máquina", "2026",
    )  # fmt: skip


def with_formula(path, cached):
    """Gives the cost of row 3 a formula, with the value that Excel would keep, or none."""
    book = load_workbook(path)
    cell = book[COURSES].cell(3, PLACE["cost"])
    cell.value = "=25*2"
    book.save(path)
    xml = sheet_xml(path)
    assert b"<f>25*2</f><v />" in xml
    value = b"<v></v>" if cached is None else b"<v>%d</v>" % cached
    return rewritten(path, SHEET, xml.replace(b"<f>25*2</f><v />", b"<f>25*2</f>" + value))


def test_a_formula_counts_for_the_value_excel_kept(path):
    sheet = read(with_formula(path, 50))
    assert sheet.rows[0].texts[sheet.places["cost"]] == "50"
    assert sheet.rows[0].unreadable == {}


def test_a_formula_without_a_value_is_unreadable(path):
    sheet = read(with_formula(path, None))
    assert sheet.rows[0].unreadable == {sheet.places["cost"]: "=25*2"}


def test_an_error_of_excel_is_unreadable(path):
    book = load_workbook(path)
    book[COURSES].cell(3, PLACE["hours"]).value = "#N/A"
    book.save(path)
    sheet = read(path)
    assert sheet.rows[0].unreadable == {sheet.places["hours"]: "#N/A"}


def test_dates_numbers_and_truths_come_as_a_person_would_type_them(path):
    from datetime import date

    book = load_workbook(path)
    for key, value in (("starts", date(2026, 3, 15)), ("cost", 150.5), ("hours", 40.0)):
        book[COURSES].cell(3, PLACE[key]).value = value
    book[COURSES].cell(3, PLACE["credits"]).value = True
    book.save(path)
    sheet = read(path)
    read_back = {key: sheet.rows[0].texts[place] for key, place in sheet.places.items()}
    assert read_back["starts"] == "2026-03-15"
    assert (read_back["cost"], read_back["hours"]) == ("150.5", "40")
    assert read_back["credits"] == "VERDADERO"


def test_reading_says_nothing_on_its_own(path, recwarn):
    read(path)
    assert list(recwarn) == []


def test_nothing_is_written_beside_the_file(path):
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert io.BytesIO(before).read(2) == b"PK"
