"""What is promised of the files themselves."""

import pytest

from models.building.contracts.reading import read


def breaches(tmp_path, raw, name="a.csv"):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    tables, found = read(tmp_path)
    return tables, [(breach.rule, breach.rows) for breach in found]


def test_all_cells_are_text_and_empty_ones_stay_empty(tmp_path):
    tables, found = breaches(tmp_path, b"a,b\n01,\nNA,1.0\n")
    assert found == []
    assert tables["a"].to_dict("records") == [{"a": "01", "b": ""}, {"a": "NA", "b": "1.0"}]


@pytest.mark.parametrize(
    ("raw", "rule", "line"),
    [
        ("a\nñ\n".encode("latin-1"), "UTF-8", 2),
        ("\ufeffa\nb\n".encode(), "BOM", 1),
        (b"a\r\nb\r\n", "Unix", 1),
        (b"a\nb", "terminada", 2),
        ("a\nan\u0303o\n".encode(), "NFC", 2),
        ("a\nb\nca\ufffd\n".encode(), "letras perdidas", 3),
        (b"a\nse hizo en /home/ana/datos\n", "carpetas de la m", 2),
        (b"a\nse hizo en /tmp/datos\n", "carpetas de la m", 2),
        (b"a,b\n1,2\n3\n", "2 columnas, como el encabezado", 3),
        (b"a,b\n1,2,3\n", "2 columnas, como el encabezado", 2),
        (b"a,a\n1,2\n", "cada columna una vez", 1),
        (b"", "un encabezado", 1),
        (b'a\n"b\n', "se lee como CSV", 0),
    ],
)
def test_a_damaged_file_is_named_with_its_line(tmp_path, raw, rule, line):
    _, found = breaches(tmp_path, raw)
    assert any(rule in said and rows[0][0] == line for said, rows in found), found


def test_the_path_of_a_web_page_is_no_folder(tmp_path):
    _, found = breaches(tmp_path, b"a\nhttps://inei.gob.pe/var/datos\n")
    assert found == []


def test_lists_beside_the_tables_are_looked_at_but_are_no_tables(tmp_path):
    tables, found = breaches(tmp_path, b"a\tb\n\xf1\n", "lexicon/forms.tsv")
    assert tables == {}
    assert [rule for rule, _ in found] == ["está en UTF-8"]


def test_a_damaged_table_does_not_hide_the_others(tmp_path):
    (tmp_path / "b.csv").write_text("x\n1\n", "utf-8")
    tables, _ = breaches(tmp_path, b"a,b\n1\n")
    assert tables.keys() == {"b"}
