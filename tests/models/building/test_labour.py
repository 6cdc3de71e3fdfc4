"""Reading what the labour tables need."""

from models.building.labour import codes, minimum_wage
from models.building.raw import write_rows


def test_departments_are_found_however_they_are_written(tmp_path):
    write_rows(tmp_path / "departments.csv", ("code", "department"),
               [{"code": "02", "department": "Áncash"}])  # fmt: skip
    assert codes(tmp_path) == {"ANCASH": "02"}


def test_the_history_of_the_minimum_wage_keeps_its_norms(tmp_path):
    (tmp_path / "labour").mkdir()
    columns = ("vigente_desde", "soles_mes", "norma")
    row = dict(zip(columns, ("2025-01-01", "1130", "D.S. 006-2024-TR"), strict=True))
    write_rows(tmp_path / "labour" / "rmv_historia.csv", columns, [row])
    assert minimum_wage(tmp_path) == [
        {"from": "2025-01-01", "soles": "1130", "norm": "D.S. 006-2024-TR"}
    ]
