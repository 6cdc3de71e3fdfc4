"""The tables of the labour market, from files as the institutions publish them."""

import csv

import pytest

from models.building.errors import SourceError
from models.building.market.asked import gather
from models.building.market.build import build
from models.building.report import Report
from tests.models.building.market.folder import EPEN, raw_folder, staging, zipped

TABLES = ("demand", "pay", "minimum_wage", "sources")


def _built(tmp_path, engine, name="one", **options):
    raw = raw_folder(tmp_path / f"raw-{name}", **options)
    data, report = staging(tmp_path / f"data-{name}"), Report()
    build(raw, data, report, engine)
    return data, report


def _rows(data, name):
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(r.get("department"), r.get("ciuo08")): r for r in rows}


def test_two_builds_give_the_same_bytes(tmp_path, engine):
    first, _ = _built(tmp_path, engine)
    second, _ = _built(tmp_path, engine, "two")
    for name in TABLES:
        assert (first / f"{name}.csv").read_bytes() == (second / f"{name}.csv").read_bytes()


def test_without_a_survey_of_occupation_figures_are_estimates(tmp_path, engine):
    data, _ = _built(tmp_path, engine)
    demand, pay = _rows(data, "demand"), _rows(data, "pay")
    electrician = demand["21", "7411"]
    assert electrician["employed"] == "160"  # four fifths of 20 persons of weight 10
    assert electrician["informality"] == "100"
    assert "estimado" in electrician["method"]
    assert pay["21", "7411"]["method"].startswith("estimado")
    assert pay["21", "7411"]["minimum_wage"] == "1025"
    assert demand["21", "2221"]["notices"] == "131"
    assert pay["21", "2221"]["value"] == "2500"
    assert "EPEN" not in (data / "sources.csv").read_text("utf-8")


def test_a_survey_put_into_the_folder_is_taken_up(tmp_path, engine):
    persons = [EPEN] * 90 + [EPEN | {"OCUP300": 4}] * 5 + [EPEN | {"C308_COD": "9999"}]
    data, report = _built(tmp_path, engine, epen=persons)
    demand, pay = _rows(data, "demand"), _rows(data, "pay")
    assert float(demand["21", "7411"]["employed"]) == pytest.approx(
        0.75 * 90 * 50.5 + 0.25 * 160, abs=1
    )
    assert "encuesta en el departamento (n = 90)" in demand["21", "7411"]["method"]
    assert demand["21", "7411"]["confidence"] == "media"
    assert demand["21", "7411"]["year"] == "2025"
    assert 2000 < float(pay["21", "7411"]["value"]) < 3000
    assert "estimado" in demand["15", "7411"]["method"]
    assert "lab-epen" in (data / "sources.csv").read_text("utf-8")
    tally = next(t for t in report.tallies if t.source_id == "lab-epen")
    assert (tally.read, tally.used) == (96, 90)
    assert tally.reasons["ocupación que no está en la CNO-2015"] == 1


def test_codes_that_mean_something_else_in_peru_are_translated(tmp_path):
    raw = raw_folder(tmp_path / "raw", epen=[EPEN | {"C308_COD": "5212"}])
    found = gather(raw, staging(tmp_path / "data"), Report())
    assert found.survey == ("INEI, EPEN 2025", "2025")
    assert found.columns.values("group") == ["5223"]


def test_two_years_of_a_survey_are_pooled(tmp_path):
    raw = raw_folder(tmp_path / "raw", epen=[EPEN])
    zipped(raw / "labour" / "935-Modulo76.zip", [EPEN | {"ANIO": 2024}])
    found = gather(raw, staging(tmp_path / "data"), Report())
    assert found.survey == ("INEI, EPEN 2024–2025", "2025")
    assert found.columns.values("weight") == [2525, 2525]


def test_another_file_under_a_survey_s_name_stops_the_build(tmp_path, engine):
    raw = raw_folder(tmp_path / "raw")
    zipped(raw / "labour" / "1001-Modulo76.zip", [{"a": 1, "b": 2}])
    data = staging(tmp_path / "data")
    with pytest.raises(SourceError, match=r"1001-Modulo76\.zip.*C308_COD"):
        build(raw, data, Report(), engine)
    assert not (data / "demand.csv").exists()


def test_the_report_says_what_each_source_gave(tmp_path, engine):
    _, report = _built(tmp_path, engine)
    said = "\n".join(report.lines())
    assert "servir_convocatorias_x.csv.gz: 31 filas leídas, 30 usadas" in said
    assert "1 × título sin ocupación clara" in said
    assert {row["source_id"] for row in report.rows()} == {
        "lab-epe", "lab-enaho", "lab-servir", "lab-inei-ingreso", "lab-rmv",
    }  # fmt: skip
