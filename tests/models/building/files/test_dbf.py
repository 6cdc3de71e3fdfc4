"""DBF tables: every record or a refusal that names the row."""

import gzip

import pytest

from models.building.errors import SourceError
from models.building.files.dbf import records
from models.building.files.layout import Column, Layout
from tests.models.building.sources.lists import dbf_bytes, tally, write_zip

LAYOUT = Layout(
    "sup-x", "el padrón", (Column("CODIGO"), Column("NOMBRE"), Column("LAT", required=False))
)
FIELDS = (("CODIGO", "C", 4, 0), ("NOMBRE", "C", 44, 0), ("LAT", "N", 10, 4))
ROWS = [
    {"CODIGO": "0001", "NOMBRE": "CETPRO ÑAÑA", "LAT": "-12.5"},
    {"CODIGO": "0002", "NOMBRE": "José Olaya - Ácora", "LAT": ""},
    {"CODIGO": "0003", "NOMBRE": "Íllimo", "LAT": "**********"},
]
NAMES = ["CETPRO ÑAÑA", "José Olaya - Ácora", "Íllimo"]


@pytest.fixture
def write(tmp_path):
    def write(content=None, name="Padron.dbf", **options):
        path = tmp_path / name
        path.write_bytes(dbf_bytes(FIELDS, ROWS, **options) if content is None else content)
        return path

    return write


def read(path, **options):
    kept = tally(path)
    return list(records(path, LAYOUT, kept, **options)), kept


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "utf-8"])
def test_accents_are_right_though_the_header_names_no_code_page(write, encoding):
    rows, kept = read(write(encoding=encoding))
    assert [cells["NOMBRE"] for _, cells in rows] == NAMES
    assert (kept.read, kept.repaired, kept.rejected) == (3, 0, 0)


@pytest.mark.parametrize(("encoding", "driver"), [("cp850", 0x02), ("cp1252", 0x57)])
def test_a_declared_code_page_is_honoured_without_a_note(write, encoding, driver):
    rows, kept = read(write(encoding=encoding, driver=driver))
    assert [cells["NOMBRE"] for _, cells in rows] == NAMES
    assert kept.repaired == 0


@pytest.mark.parametrize(("encoding", "driver"), [("cp850", 0x57), ("cp1252", 0x02)])
def test_a_wrongly_declared_code_page_is_mended_and_said(write, encoding, driver):
    rows, kept = read(write(encoding=encoding, driver=driver))
    assert [cells["NOMBRE"] for _, cells in rows] == NAMES
    assert list(kept.reasons) == [f"página de códigos: se leyó como {encoding}"]


def test_a_letter_that_the_page_has_not_rejects_its_record(write):
    content = dbf_bytes(FIELDS, ROWS, encoding="cp1252").replace(b"Olaya", b"O\x81aya")
    rows, kept = read(write(content))
    assert [number for number, _ in rows] == [1, 3]
    assert kept.examples["NOMBRE: se esperaba texto en la página cp1252"][0][:2] == (2, "NOMBRE")


def test_blanks_and_numbers_that_did_not_fit_are_empty(write):
    rows, _ = read(write())
    assert [cells["LAT"] for _, cells in rows] == ["-12.5", "", ""]


def test_deleted_records_are_skipped_and_still_counted_in_the_row_numbers(write):
    rows, kept = read(write(deleted=frozenset({2})))
    assert [number for number, _ in rows] == [1, 3]
    assert (kept.read, kept.reasons["registro borrado"]) == (3, 1)


def test_the_largest_table_inside_the_zip_is_read(tmp_path):
    other = dbf_bytes((("OTRO", "C", 4, 0),), [{"OTRO": "x"}])
    members = {
        "Apoyo.dbf": other,
        "Padron.DBF": dbf_bytes(FIELDS, ROWS),
        "Diccionario.pdf": b"%PDF",
    }
    rows, _ = read(write_zip(tmp_path / "00_Padron.zip", members))
    assert [cells["NOMBRE"] for _, cells in rows] == NAMES


def test_a_gzipped_table_is_read(write):
    rows, _ = read(write(gzip.compress(dbf_bytes(FIELDS, ROWS)), "Padron.dbf.gz"))
    assert len(rows) == 3


@pytest.mark.parametrize("lost", [1, 60, 61, 100])
def test_a_truncated_dbf_is_refused_with_its_row(write, lost):
    whole = dbf_bytes(FIELDS, ROWS).removesuffix(b"\x1a")
    row = 3 - lost // (1 + sum(field[2] for field in FIELDS))
    with pytest.raises(SourceError, match=rf"Padron\.dbf, fila {row}: .*3 registros.*cortado"):
        read(write(whole[:-lost]))


def test_an_end_mark_before_the_last_record_is_a_truncation(write):
    with pytest.raises(SourceError, match=r"fila 4: .*5 registros"):
        read(write(count=5))


def test_records_that_the_header_does_not_announce_are_refused(write):
    with pytest.raises(SourceError, match=r"fila 3: .*2 registros.*más registros"):
        read(write(count=2))


def test_a_truncated_zip_is_refused(tmp_path):
    path = write_zip(tmp_path / "p.zip", {"Padron.dbf": dbf_bytes(FIELDS, ROWS)})
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(SourceError, match=r"p\.zip"):
        read(path)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x03", b"<!DOCTYPE html><html><body>No disponible</body></html>" * 20,
        b"COD_MOD,ANEXO\n" * 100, bytes(4096), b"\xff" * 70_000,
    ],
)  # fmt: skip
def test_another_file_is_no_dbf(write, content):
    with pytest.raises(SourceError, match="se esperaba una tabla DBF"):
        read(write(content))


def test_a_header_cut_among_its_fields_is_no_dbf(write):
    with pytest.raises(SourceError, match="una tabla DBF"):
        read(write(dbf_bytes(FIELDS, ROWS)[:100]))


def test_an_encrypted_table_is_refused(write):
    content = bytearray(dbf_bytes(FIELDS, ROWS))
    content[15] = 1
    with pytest.raises(SourceError, match="sin cifrar"):
        read(write(bytes(content)))


def test_another_table_is_refused_with_the_columns_it_lacks(write):
    content = dbf_bytes((("CODLOCAL", "C", 6, 0), ("NOMBRE", "C", 9, 0)), [{}])
    with pytest.raises(SourceError, match=r"el padrón, con las columnas CODIGO; .*CODLOCAL"):
        read(write(content))


def test_a_binary_field_where_text_is_documented_is_refused(write):
    content = dbf_bytes((("CODIGO", "I", 4, 0), ("NOMBRE", "C", 9, 0)), [{}])
    with pytest.raises(SourceError, match=r"columna CODIGO.*tipo «I»"):
        read(write(content))


def test_null_bytes_within_a_cell_reject_its_record(write):
    content = dbf_bytes(FIELDS, ROWS, encoding="cp850").replace(b"CETPRO", b"CE\0PRO")
    rows, kept = read(write(content))
    assert [number for number, _ in rows] == [2, 3]
    assert kept.rejected == 1


def test_a_text_field_of_more_than_255_letters_is_read_whole(tmp_path):
    path = tmp_path / "largo.dbf"
    content = dbf_bytes(
        (("CODIGO", "C", 4, 0), ("NOMBRE", "C", 44, 1)),
        [{"CODIGO": "0001", "NOMBRE": "x"}],
    )
    # 300 letters: 44 in the length byte, 1 × 256 in the byte of decimals.
    header, _, _ = content.partition(b"\r")
    header = header[:10] + (1 + 4 + 300).to_bytes(2, "little") + header[12:]
    path.write_bytes(header + b"\r" + b" 0001" + b"y" * 300 + b"\x1a")
    (row,), _ = read(path)
    assert row[1]["NOMBRE"] == "y" * 300


def test_progress_tells_the_bytes_of_the_file(write):
    path, done = write(), []
    read(path, advance=done.append)
    assert sum(done) == path.stat().st_size
