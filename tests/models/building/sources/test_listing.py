"""Lists that come as workbooks or as text."""

import pytest

from models.building.files.layout import Column, Layout
from models.building.sources import listing
from tests.models.building.sources.lists import tally, write_book, write_list

LAYOUT = Layout("sup-x", "una lista", (Column("nombre"), Column("horas")))
CELLS = {"nombre": "Ñaña", "horas": "12"}


@pytest.mark.parametrize("name", ["a.xlsx", "a.XLSX", "a.csv", "a.txt"])
def test_a_workbook_and_a_text_give_the_same_rows(tmp_path, name):
    path = tmp_path / name
    if name.lower().endswith("xlsx"):
        write_book(path, [["nombre", "horas"], ["Ñaña", 12]])
    else:
        write_list(path, LAYOUT, [CELLS])
    assert list(listing.rows(path, LAYOUT, tally(path))) == [(2, CELLS)]
