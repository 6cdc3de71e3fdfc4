"""A damaged table is named together with the remedy."""

import json

import pytest

from models.taxonomy.tables import DATA, TableError, check, mapping, read, seal


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
    seal(folder)
    first = check(folder)
    assert len(first) == 12
    (folder / "notes.txt").write_text("no table", "utf-8")
    seal(folder)
    assert check(folder) == first
    path = folder / "places.csv"
    path.write_text(path.read_text("utf-8").replace("01", "03"), "utf-8")
    seal(folder)
    second = check(folder)
    path.rename(folder / "sites.csv")
    seal(folder)
    assert len({first, second, check(folder)}) == 3


@pytest.mark.parametrize(
    "how", ["missing", "empty", "cut in a row", "cut in a letter", "latin-1", "a row too short"]
)
def test_a_table_that_is_not_the_sealed_one_is_named_at_the_start(folder, how):
    seal(folder)
    _damage(folder, how)
    with pytest.raises(TableError, match=r"places\.csv.*Remedio"):
        check(folder)


def test_one_digit_changed_breaks_the_seal(folder):
    seal(folder)
    path = folder / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"02", b"20"))
    with pytest.raises(TableError, match=r"places\.csv"):
        check(folder)


@pytest.mark.parametrize("content", [None, "", "{", "[1]", '{"places.csv": "'])
def test_a_damaged_seal_is_named_with_the_remedy(folder, content):
    if content is not None:
        (folder / "tables.json").write_text(content, "utf-8")
    with pytest.raises(TableError, match=r"tables\.json.*Remedio"):
        check(folder)


def test_every_shipped_table_is_the_sealed_one():
    assert len(check()) == 12
    sealed = json.loads((DATA / "tables.json").read_text("utf-8"))
    assert sealed.keys() == {path.name for path in DATA.glob("*.csv")}
