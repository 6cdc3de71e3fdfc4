"""Monthly pay, from the best source there is."""

import pytest

from models.building.labour_enaho import Department
from models.building.labour_levels import levels
from models.building.labour_notices import Notices
from models.building.labour_pay import LIMA, from_enaho, from_epe, from_notices, ratios
from models.building.raw import write_rows
from tests.models.building.people import person

REGION = {"21": "Sur", "08": "Sur", "13": "Norte"}


@pytest.mark.parametrize(
    ("there", "near", "far", "scope", "confidence"),
    [
        (100, 0, 0, "departamento", "alta"),
        (30, 0, 0, "departamento", "media"),
        (29, 1, 0, "región", "media"),
        (10, 10, 10, "nacional", "baja"),
    ],
)
def test_public_pay_comes_from_the_narrowest_area_with_thirty(there, near, far, scope, confidence):
    sample = {
        (place, "2221"): Notices(n, n, [2000.0] * n)
        for place, n in (("21", there), ("08", near), ("13", far))
    }
    row = from_notices("21", "2221", sample, REGION)
    assert (row["scope"], row["confidence"], row["value"]) == (scope, confidence, "2000")
    assert row["n"] == str(there + (near if scope != "departamento" else 0) + far)


def test_fewer_than_thirty_notices_give_no_pay():
    assert from_notices("21", "2221", {("21", "2221"): Notices(29, 29, [1.0] * 29)}, REGION) is None
    assert from_notices("21", "2221", {}, REGION) is None


def test_pay_of_another_department_is_scaled_and_called_an_estimate():
    level = levels([person(income=1000) for _ in range(120)])["7411"]
    row = from_epe("21", "7411", level, (0.5, 9.0))
    assert (row["p25"], row["value"], row["p75"]) == ("500", "500", "500")
    assert row["method"].startswith("estimado:")
    assert row["confidence"] == "baja"
    home = from_epe("15", "7411", level, (1.1, 1.1))
    assert (home["value"], home["confidence"]) == ("1100", "alta")
    assert not home["method"].startswith("estimado:")


def test_the_self_employed_take_the_ratio_of_their_own():
    level = levels([person(income=1000, status="2") for _ in range(40)])["7411"]
    assert from_epe("21", "7411", level, (9.0, 0.5))["value"] == "500"


def test_domestic_workers_need_thirty_answers():
    pay = Department(domestic_pay=[(900.0, 1.0)] * 29)
    assert from_enaho("21", pay) is None
    pay.domestic_pay.append((900.0, 1.0))
    assert from_enaho("21", pay)["value"] == "900"


def test_ratios_bring_lima_2022_to_each_department_2024(tmp_path):
    (tmp_path / "labour").mkdir()
    incomes = [
        (LIMA, "2022", 2000), (LIMA, "2024", 2200), ("Puno", "2024", 1000),
        ("Lima", "2024", 2100), ("Total", "2024", 1500),
    ]  # fmt: skip
    write_rows(
        tmp_path / "labour" / "inei_indicadores_departamento_2022_2024.csv",
        ("ambito", "anio", "valor", "indicador"),
        [
            {"ambito": p, "anio": y, "valor": v, "indicador": "ingreso_promedio_mensual_soles"}
            for p, y, v in incomes
        ],
    )
    write_rows(
        tmp_path / "labour" / "enaho2023_salarios_por_departamento.csv",
        ("dept", "mediana_todos"),
        [{"dept": "15", "mediana_todos": 1600}, {"dept": "21", "mediana_todos": 800}],
    )
    found = ratios(tmp_path, {"PUNO": "21", "LIMA": "15"})
    assert found["15"] == (pytest.approx(1.1), pytest.approx(1.1))
    assert found["21"] == (pytest.approx(0.55), pytest.approx(0.5))
