"""Writes survey files of the layouts that INEI and SERVIR publish; every person is made up."""

from __future__ import annotations

import csv
import gzip
import io
import random
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.models.building.sources.lists import write_zip

Person = Mapping[str, str]

#: The 132 columns of EPEN Departamentos in 2024 and 2025, in INEI's order.
EPEN_COLUMNS = """
    ANIO MES CONGLOMERADO MUESTRA SELVIV HOGAR ESTRATO LLAVE_PANEL CCDD AREA C201 C203 C204 C205
    C206 C207 C208 C300n NROINF C301_DIA C301_MES C301_ANIO C303 C304 C305 C306_1 C306_2 C306_3
    C306_4 C306_5 C306_6 C306_7 C306_8 C306_9 C306_10 C306_10A C306_11 C306A C308_COD C309_COD
    C310 C311 C312 C313 C317 C317A C318_1 C318_2 C318_3 C318_4 C318_5 C318_6 C318_7 C318_T
    C328_T whoraT C330 C331 C333 C334 P209H C335 C338 C339_1 C341_T C342 C344 C345_1 C347_T C348
    C350 C352 C353 C354 C355 C356 C357_I C358 C359 SEGURO1 C361_1 C362_1 C361_2 C362_2 C361_3
    C362_3 C361_4 C362_4 C361_5 C362_5 C361_6 C362_6 C361_7 C362_7 C361_8 C362_8 C364_1 C365_1
    C364_2 C365_2 C364_3 C365_3 C364_4 C365_4 C366 C366_1 C366_2 C375_1 C375_2 C375_3 C375_4
    C375_5 C375_6 C376 C377 OCUP300 D341_T D344 D347_T D350 D351_T I339_1 I342 I345_1 I348
    INGTOT INGTOTP ingtrabw RESIDENT Informal_P DIVISION_LIMA FAC300_ANUAL""".split()
EPEN_PERSON = {
    "ANIO": "2025", "CCDD": "08", "C207": "2", "C208": "34", "C308_COD": "5223",
    "C309_COD": "4711", "C366": "6", "OCUP300": "1", "INGTOT": "1900", "INGTOTP": "1250.5",
    "Informal_P": "1", "FAC300_ANUAL": "87.125",
}  # fmt: skip

#: Columns of ENAHO's module 500 around those that are read, of more than 1,400.
ENAHO_COLUMNS = """
    aÑo mes conglome vivienda hogar codperso ubigeo dominio estrato p203 p207 p208a p209 p301a
    p505 p505r4 p505b p506 p506r4 p507 p508 p509 p510 p512a p512b i524a1 i530a ocu500 ocupinf
    emplpsec fac500a""".split()
ENAHO_PERSON = {
    "aÑo": "2023", "ubigeo": "210101", "p207": "1", "p208a": "41", "p301a": "8",
    "p505r4": "7411", "p506r4": "4321", "p507": "3", "p510": "6", "p512a": "4",
    "i524a1": "21600", "ocu500": "1", "ocupinf": "2", "fac500a": "203.5",
}  # fmt: skip

#: Columns of EPE Lima around those that are read, of 103; the last is the quarter's weight.
EPE_COLUMNS = """
    pano pmes conglome vivienda hogar codperso p103 p107 p108 p109a p204a p205a p206 P206AA p207a
    p207b p208b1 p208b2 p208b3 p209t ocu200 ingtot ingprin resident fa_efm22""".split()
EPE_PERSON = {
    "pano": "2022", "pmes": "03", "p107": "2", "p108": "30", "p204a": "942", "p205a": "5610",
    "p206": "3", "P206AA": "5", "p207a": "1", "p208b1": "1", "p208b2": "1", "p208b3": "2022",
    "ocu200": "1", "ingprin": "1025", "fa_efm22": "60.5",
}  # fmt: skip

EXTRACT_PERSON = {
    "year": 2023.0, "dept": "15", "ubigeo": "150101", "p207": 1.0, "p208a": 30.0, "ocu500": 1.0,
    "p507": 3.0, "p510": 2.0, "p512a": 5.0, "ocupinf_inei": 1.0, "wage_monthly": 1800.0,
    "fac500a": 150.25,
}  # fmt: skip

NOTICE_COLUMNS = """
    public_institution job_title vacancies salary_pen start_publication_date end_publication_date
    region dist required_experience familia""".split()
NOTICE = {
    "public_institution": "MUNICIPALIDAD INVENTADA", "job_title": "OPERADOR DE MAQUINARIA",
    "vacancies": "2", "salary_pen": "1850.0", "start_publication_date": "29/11/2024",
    "region": "AMAZONAS", "required_experience": "Un año,\nen obras",
}  # fmt: skip


def text(
    columns: Sequence[str],
    people: Iterable[Person],
    *,
    encoding: str = "cp1252",
    delimiter: str = ",",
    blank: str = " ",
) -> bytes:
    """Returns a delimited text with INEI's blanks where a person has no answer."""
    written = io.StringIO()
    writer = csv.DictWriter(
        written, columns, restval=blank, extrasaction="ignore", delimiter=delimiter
    )
    writer.writeheader()
    writer.writerows(people)
    return written.getvalue().encode(encoding)


def epen(path: Path, people: Iterable[Person] = (EPEN_PERSON,), **options: str) -> Path:
    """Writes a year of EPEN as published: a ZIP of a CSV and its documentation."""
    return _survey(path, "1001-Modulo76/EPEN_DPTO_2025.csv", text(EPEN_COLUMNS, people, **options))


def enaho500(path: Path, people: Iterable[Person] = (ENAHO_PERSON,), **options: str) -> Path:
    """Writes a year of ENAHO's module 500 as published."""
    content = text(ENAHO_COLUMNS, people, **options)
    return _survey(path, "906-Modulo05/Enaho01a-2023-500.csv", content)


def epe(
    path: Path, people: Iterable[Person] = (EPE_PERSON,), columns: Sequence[str] = EPE_COLUMNS
) -> Path:
    """Writes a quarter of EPE Lima as published."""
    return write_zip(path, {"Trim Ene-Feb-Mar22.csv": text(columns, people)})


def enaho_extract(path: Path, people: Iterable[Mapping[str, object]] = (EXTRACT_PERSON,)) -> Path:
    """Writes the extract of ENAHO; the first person tells the columns."""
    # Here, so that the benchmark can write EPEN where pyarrow is not installed.
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist([dict(person) for person in people]), path)
    return path


def servir(path: Path, notices: Iterable[Person] = (NOTICE,)) -> Path:
    """Writes the joined notices of SERVIR."""
    content = text(NOTICE_COLUMNS, notices, encoding="utf-8", blank="")
    path.write_bytes(gzip.compress(content, mtime=0))
    return path


def epen_of_size(path: Path, rows: int, kinds: int = 4096) -> Path:
    """Writes a year of EPEN with as many persons as asked, streaming.

    Args:
        path: The ZIP to write.
        rows: Persons; the survey of 2025 has 471,438.
        kinds: Different persons, which are repeated; six of ten are employed.
    """
    chance = random.Random(20261122)  # noqa: S311 - the same file every time
    people = [_anyone(chance) for _ in range(kinds)]
    header, *lines = text(EPEN_COLUMNS, people).splitlines(keepends=True)
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("1001-Modulo76/EPEN_DPTO_2025.csv", "w") as member,
    ):
        member.write(header)
        for start in range(0, rows, kinds):
            member.write(b"".join(lines[: rows - start]))
    return path


def _anyone(chance: random.Random) -> dict[str, str]:
    """Returns a person with some answer, or a blank, in each of the other columns."""
    person = {c: str(chance.randint(1, 99)) for c in EPEN_COLUMNS if chance.random() < 0.5}
    has_work = chance.random() < 0.6
    return person | EPEN_PERSON | {
        "CCDD": f"{chance.randint(1, 25):02d}",
        "C208": str(chance.randint(14, 80)),
        "C308_COD": chance.choice(("5223", "6111", "9211", "7411", "2341")) if has_work else " ",
        "OCUP300": "1" if has_work else "4",
        "INGTOTP": f"{chance.uniform(0, 4000):.2f}",
        "FAC300_ANUAL": f"{chance.uniform(5, 400):.12f}",
    }  # fmt: skip


def _survey(path: Path, name: str, content: bytes) -> Path:
    notes = {f"{name.split('/')[0]}/Diccionario.pdf": b"%PDF-1.4 " + b"x" * (2 * len(content))}
    return write_zip(path, notes | {name: content})
