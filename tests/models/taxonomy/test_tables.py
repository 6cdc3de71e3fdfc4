"""A damaged table is named together with the remedy."""

import pytest

from models.taxonomy.tables import DATA, TableError, mapping, read, version


@pytest.fixture
def folder(tmp_path):
    text = 'code,name,note\n01,"Áncash, norte",\n02,Ñuñoa,"dice ""hola"""\n'
    (tmp_path / "places.csv").write_text(text, "utf-8")
    return tmp_path


def test_columns_come_in_the_order_asked_for(folder):
    assert list(read("places", ("name", "code"), folder)) == [
        ("Áncash, norte", "01"),
        ("Ñuñoa", "02"),
    ]


def test_a_mapping_keeps_every_key(folder):
    assert mapping("places", "code", "note", folder) == {"01": "", "02": 'dice "hola"'}


def _damage(folder, how):
    path = folder / "places.csv"
    whole = path.read_bytes()
    changed = {
        "missing": None,
        "empty": b"",
        "cut in a row": whole[: whole.index(b"\xc3\x91") - 1],
        "cut in a letter": whole[: whole.index(b"\xc3\x91") + 1],
        "other columns": whole.replace(b"code,name", b"clave,nombre"),
        "latin-1": whole.decode().encode("latin-1"),
        "a row too long": whole + b"03,a,b,c\n",
        "a row too short": whole + b"03,a\n",
    }[how]
    if changed is None:
        path.unlink()
    else:
        path.write_bytes(changed)


@pytest.mark.parametrize(
    "how",
    [
        "missing",
        "empty",
        "cut in a row",
        "cut in a letter",
        "other columns",
        "latin-1",
        "a row too long",
        "a row too short",
    ],
)
def test_a_damaged_table_is_named_with_the_remedy(folder, how):
    _damage(folder, how)
    with pytest.raises(TableError, match=r"places\.csv.*Remedio") as caught:
        list(read("places", ("code", "name"), folder))
    assert caught.value.path == folder / "places.csv"


def test_a_missing_column_is_named(folder):
    with pytest.raises(TableError, match="falta la columna ubigeo"):
        list(read("places", ("code", "ubigeo"), folder))


def test_an_incomplete_row_is_numbered_as_an_editor_numbers_it(folder):
    _damage(folder, "a row too short")
    with pytest.raises(TableError, match="la fila 4 está incompleta"):
        list(read("places", ("code",), folder))


def test_the_version_changes_when_any_table_changes_and_only_then(folder):
    first = version(folder)
    assert version(folder) == first
    assert len(first) == 12
    (folder / "notes.txt").write_text("no table", "utf-8")
    assert version(folder) == first
    path = folder / "places.csv"
    path.write_text(path.read_text("utf-8").replace("01", "03"), "utf-8")
    second = version(folder)
    path.rename(folder / "sites.csv")
    assert len({first, second, version(folder)}) == 3


def test_the_shipped_tables_have_a_version():
    assert version() == version(DATA)
