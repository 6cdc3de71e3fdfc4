"""Archives: the wanted member or a refusal; nothing unpacks without bound."""

import gzip
import io
import zipfile

import pytest

from models.building.errors import SourceError
from models.building.files.archive import HARMLESS, opened
from tests.models.building.sources.lists import write_zip

TEXT = b"code,name\n01,Amazonas\n" * 50


@pytest.fixture
def write(tmp_path):
    def write(content, name="datos.zip"):
        path = tmp_path / name
        if isinstance(content, dict):
            return write_zip(path, content)
        path.write_bytes(content)
        return path

    return write


def read(path, **options):
    with opened(path, **options) as (stream, name):
        return stream.read(), name


def refusal(path, **options):
    with pytest.raises(SourceError) as refused:
        read(path, **options)
    assert str(refused.value).startswith(path.name)
    return str(refused.value)


def zipped(members=None):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in (members or {"b.csv": TEXT}).items():
            packed.writestr(name, content)
    return whole.getvalue()


def test_plain_gzip_and_zip_give_the_same_bytes_whatever_the_name(write):
    assert read(write(TEXT, "datos.zip")) == (TEXT, "datos.zip")
    assert read(write(gzip.compress(TEXT), "datos.csv")) == (TEXT, "datos")
    assert read(write(zipped(), "datos.csv")) == (TEXT, "b.csv")


def test_the_largest_member_of_the_ending_is_read_and_documentation_is_not(write):
    members = {
        "790/Ficha.pdf": b"%PDF" * 9_000,
        "790/notas.csv": b"a,b\n",
        "790/DATOS.CSV": TEXT,
        "790/leame.txt": b"hola",
    }
    assert read(write(members)) == (TEXT, "790/DATOS.CSV")
    assert read(write(members), ending=".TXT") == (b"hola", "790/leame.txt")


def test_an_archive_without_the_ending_says_what_it_holds(write):
    said = refusal(write({"Padron.dbf": b"x", "leame.txt": b"y"}))
    assert "un archivo .csv dentro del ZIP" in said
    assert "Padron.dbf, leame.txt" in said
    assert "vacío" in refusal(write(b"PK\x05\x06" + bytes(18)))


def test_a_workbook_under_another_name_is_called_a_workbook(write):
    said = refusal(write({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}, "a.csv"))
    assert "libro de Excel" in said


@pytest.mark.parametrize(
    "name",
    [
        "../fuera.csv",
        "a/../../b.csv",
        "/etc/b.csv",
        "..\\fuera.csv",
        "C:\\datos\\b.csv",
        "C:/b.csv",
    ],
)
def test_a_name_that_leaves_the_archive_refuses_all_of_it(write, name):
    said = refusal(write({"bueno.csv": TEXT, name: TEXT}))
    assert "nombres corrientes dentro del ZIP" in said


def test_a_zip_made_on_windows_with_folders_is_read(write):
    assert read(write({"790-Modulo76\\datos.csv": TEXT}))[0] == TEXT


def test_an_encrypted_member_is_refused(write):
    content = bytearray(zipped())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "sin contraseña" in refusal(write(bytes(content)))


def test_archives_inside_archives_are_refused(write):
    assert "comprimido dentro" in refusal(write({"dentro.zip": zipped()}))
    assert "comprimido" in refusal(write({"b.csv": zipped()}))
    assert "comprimido" in refusal(write(gzip.compress(gzip.compress(TEXT)), "b.csv.gz"))


def test_a_bomb_that_declares_its_size_is_refused_before_it_is_unpacked(write):
    said = refusal(write({"b.csv": bytes(8 * HARMLESS)}))
    assert said.endswith("se esperaba hasta 1 MB al descomprimirlo; se encontró más.")


def test_a_bomb_beside_incompressible_ballast_is_refused(write, tmp_path):
    path = tmp_path / "lastre.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("lastre.pdf", bytes(range(256)) * 4096)
        packed.writestr("b.csv", bytes(8 * HARMLESS), zipfile.ZIP_DEFLATED)
    refusal(path)


def test_a_bomb_that_lies_about_its_size_is_refused(write):
    content = bytearray(zipped({"b.csv": bytes(8 * HARMLESS)}))
    size = content.index(b"PK\x01\x02") + 24
    content[size : size + 4] = (1000).to_bytes(4, "little")
    assert "dañado" in refusal(write(bytes(content)))


def test_a_gzip_bomb_stops_at_its_limit(write):
    path = write(gzip.compress(bytes(8 * HARMLESS)), "b.csv.gz")
    sizes = []

    def drain():
        with opened(path) as (stream, _):
            while block := stream.read(4096):
                sizes.append(len(block))

    with pytest.raises(SourceError, match="al descomprimirlo"):
        drain()
    assert sum(sizes) < 2 * HARMLESS


def test_what_grows_within_the_limits_is_read(write):
    assert len(read(write({"b.csv": bytes(HARMLESS)}))[0]) == HARMLESS
    many = {"b.csv": bytes(8 * HARMLESS)}
    assert len(read(write(many), most_ratio=2_000)[0]) == 8 * HARMLESS
    assert "hasta 2 MB" in refusal(write(many), most_ratio=2_000, most_bytes=2 * HARMLESS)
    assert "hasta 0 MB" in refusal(write(TEXT, "b.csv"), most_bytes=100)


@pytest.mark.parametrize("pack", [zipped, lambda: gzip.compress(TEXT)])
def test_an_archive_cut_at_any_byte_is_refused(write, pack):
    whole = pack()
    for cut in range(4, len(whole)):
        assert "cortado" in refusal(write(whole[:cut])), cut


@pytest.mark.parametrize("pack", [lambda: zipped({"ñ.csv": TEXT}), lambda: gzip.compress(TEXT)])
def test_damage_of_any_byte_is_refused_or_harmless(write, pack):
    whole = pack()
    for place in range(len(whole)):
        for flip in (0x01, 0x80, 0xFF):
            hurt = bytearray(whole)
            hurt[place] ^= flip
            try:
                found, _ = read(write(bytes(hurt)))
            except SourceError:
                continue
            assert found in (TEXT, bytes(hurt)), place


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert "que se pueda leer" in refusal(tmp_path / "ninguno.zip")


def test_progress_adds_up_to_the_file_on_disk(write):
    for content, name in ((TEXT, "a.csv"), (gzip.compress(TEXT), "a.gz")):
        path, steps = write(content, name), []
        read(path, advance=steps.append)
        assert sum(steps) == path.stat().st_size
    path, steps = write(zipped({"a.pdf": TEXT, "b.csv": TEXT}), "a.zip"), []
    read(path, advance=steps.append)
    assert 0 < sum(steps) < path.stat().st_size
    assert min(steps) >= 0
