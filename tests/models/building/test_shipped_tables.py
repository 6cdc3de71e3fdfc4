"""The shipped tables keep their contracts, and a copy broken anywhere is caught."""

import shutil

import pytest

from models.building.contracts import check
from models.building.raw import DATA
from tests.models.building.contracts.conftest import Folder

LINE = 40
#: Kind of rule: table, cells overwritten on `LINE`, what the rule says.
CHANGES = {
    "a range": ("demand", {"value": "101"}, "value: se esperaba un número de 0 a 100"),
    "few persons": ("demand", {"n": "3", "method": "encuesta"}, "con n menor de 30 el método"),
    "quartiles": ("pay", {"p75": "100"}, "p25 ≤ value ≤ p75"),
    "a place in Peru": ("districts", {"lat": "12"}, "lat: se esperaba grados dentro del Perú"),
    "an enumeration": ("occupations", {"education_min": "alta"}, "education_min: se esperaba"),
    "a source": ("occupation_skills", {"source": ""}, "source: se esperaba algo escrito"),
    "a reference": ("courses", {"source_id": "sup-x"}, "source_id está en sources_supply.csv"),
    "a list of references": ("course_rules", {"skills": "volar"}, "skills está en skills.csv"),
    "weights": ("co95_ciuo08", {"weight": "0.123"}, "los pesos de un grupo CO-95 suman 1"),
    "a key": ("skills", {"code": "vender-productos"}, "code no se repite"),
    "an order": ("occupation_labels", {"ciuo08": "0110"}, "en el orden de su clave"),
    "stray blanks": ("course_words", {"form": " acuícola"}, "sin blancos sobrantes"),
    "a synthetic person": ("user_data", {"synthetic": "real"}, "se esperaba «sintético»"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """What one copy of the shipped tables breaks, with all the changes made."""
    path = tmp_path_factory.mktemp("broken") / "data"
    folder = Folder(shutil.copytree(DATA, path))
    for name, cells, _ in CHANGES.values():
        folder.change(name, LINE, **cells)
    folder.drop("course_tags", lambda row: row["programme_key"] >= "E")
    folder.write("unpaid_work", folder.text("unpaid_work").encode("latin-1"))
    folder.write("minimum_wage", folder.text("minimum_wage").replace("\n", "\r\n"))
    folder.write("departments", folder.text("departments") + "26,Otro\n")
    return check(path)


def test_every_shipped_table_keeps_its_contract():
    assert [line for breach in check(DATA) for line in breach.lines()] == []


@pytest.mark.parametrize("kind", CHANGES)
def test_a_broken_copy_is_caught_and_its_row_named(broken, kind):
    name, _, rule = CHANGES[kind]
    (found,) = (b for b in broken if b.table == f"{name}.csv" and rule in b.rule)
    assert LINE in {row[0] for row in found.rows}


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ("course_tags.csv", "sin etiquetas"),
        ("unpaid_work.csv", "está en UTF-8"),
        ("minimum_wage.csv", "terminan como en Unix"),
        ("departments.csv", "como el encabezado"),
    ],
)
def test_a_broken_table_is_caught_as_a_whole(broken, table, rule):
    assert any(b.table == table and rule in b.rule and b.rows for b in broken)


def test_a_department_without_figures_is_named(tmp_path):
    folder = Folder(shutil.copytree(DATA, tmp_path / "data"))
    for name in ("demand", "pay"):
        folder.drop(name, lambda row: row["department"] != "17")
    (found,) = (b for b in check(folder.path) if "60 o más ocupaciones" in b.rule)
    assert [row[1] for row in found.rows] == ["17"]
