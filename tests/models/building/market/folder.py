"""A made-up raw folder of the documented layouts, small enough to build in a test."""

import csv
import gzip
import io
import shutil
import zipfile

import pyarrow as pa
from pyarrow import parquet

from models.building.market.ratios import LIMA
from models.building.raw import DATA

EPE = {
    "pano": 2022, "pmes": 3, "p107": 1, "ocu200": 1, "p204a": 783, "p205a": 4321, "p206": 3,
    "p206aa": 5, "p207a": 1, "p208b2": 1, "p208b3": 2015, "ingprin": 1500, "fa_efm22": 100,
}  # fmt: skip
EPEN = {
    "ANIO": 2025, "CCDD": 21, "C207": 1, "C208": 33, "C308_COD": "7411", "C309_COD": "4321",
    "C366": 6, "OCUP300": 1, "INGTOTP": 3000, "Informal_P": 2, "FAC300_ANUAL": 50.5,
}  # fmt: skip


def text(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def zipped(path, rows):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datos.csv", text(rows))


def raw_folder(root, departments=("15", "21"), epen=()):
    """Writes EPE, ENAHO, notices, incomes and the minimum wage; EPEN where rows are given."""
    labour, geo = root / "labour", root / "geo"
    (labour / "epe").mkdir(parents=True)
    geo.mkdir()
    zipped(labour / "epe" / "epe_2022_ene_feb_mar.zip", [EPE] * 40 + [EPE | {"p204a": 522}] * 10)
    people = [
        {
            "year": year, "dept": code, "ubigeo": f"{code}0101", "ocu500": 1.0, "p207": 1.0,
            "p507": 3.0, "p510": 6.0, "p512a": 1.0, "ocupinf_inei": 0.0, "wage_monthly": 900.0,
            "fac500a": 10.0,
        }
        for code in departments for year in (2021, 2022, 2023) for _ in range(20)
    ]  # fmt: skip
    parquet.write_table(
        pa.Table.from_pylist(people), labour / "enaho_2021_2023_personas_14mas.parquet"
    )
    notice = {
        "job_title": "ENFERMERA (O)", "region": "PUNO", "vacancies": 2, "salary_pen": 2500,
        "start_publication_date": "01/10/2024",
    }  # fmt: skip
    unclear = notice | {"job_title": "COORDINADOR"}
    with gzip.open(labour / "servir_convocatorias_x.csv.gz", "wt", encoding="utf-8") as file:
        file.write(text([notice] * 30 + [unclear]))
    names = {row["code"]: row["department"] for row in departments_table()}
    incomes = [
        {"indicador": "ingreso_promedio_mensual_soles", "ambito": place, "anio": year, "valor": v}
        for year, v in (("2022", 2000), ("2024", 2200))
        for place in (LIMA, *names.values())
    ]
    for name, rows in (
        ("inei_indicadores_departamento_2022_2024", incomes),
        ("enaho2023_salarios_por_departamento",
         [{"dept": code, "mediana_todos": 1000} for code in names]),
        ("rmv_historia",
         [{"vigente_desde": "2022-05-01", "soles_mes": 1025, "norma": "x"},
          {"vigente_desde": "2025-01-01", "soles_mes": 1130, "norma": "y"}]),
    ):  # fmt: skip
        (labour / f"{name}.csv").write_text(text(rows), "utf-8")
    district = {"inei": "210101", "idh_2019": "0.6", "altitude": "3800"}
    (geo / "ubigeo_distrito.csv").write_text(text([district]), "utf-8")
    if epen:
        zipped(labour / "1001-Modulo76.zip", list(epen))
    return root


def departments_table():
    with (DATA / "departments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def staging(folder):
    """The hand-written and earlier tables that the step needs."""
    folder.mkdir()
    for name in ("departments", "occupations", "cno2015_differences"):
        shutil.copy(DATA / f"{name}.csv", folder)
    return folder
