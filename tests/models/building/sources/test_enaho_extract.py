"""The extract of ENAHO in Parquet: its columns, its missing values, its damage."""

import math

import pytest
from pyarrow import parquet

from models.building.errors import SourceError
from models.building.sources import enaho_extract
from tests.models.building.sources import made
from tests.models.building.sources.lists import tally

PERSON = enaho_extract.Person("15", "150101", False, "3", True, True, False, 1800.0, 150.25, 2023)


def read(path, advance=lambda _: None):
    kept = tally(path, "lab-enaho")
    return list(enaho_extract.read(path, kept, advance)), kept


def person(**answers):
    return made.EXTRACT_PERSON | answers


def test_the_extract_is_read(tmp_path):
    assert read(made.enaho_extract(tmp_path / "e.parquet"))[0] == [PERSON]


@pytest.mark.parametrize("missing", [None, math.nan])
def test_what_was_not_asked_is_not_known(tmp_path, missing):
    answers = dict.fromkeys(("p507", "p510", "p512a", "ocupinf_inei", "wage_monthly"), missing)
    (_, found), _ = read(made.enaho_extract(tmp_path / "e.parquet", [person(), person(**answers)]))
    assert (found.status, found.public, found.big) == ("", False, False)
    assert (found.informal, found.income) == (None, None)


def test_zero_is_informal_and_one_is_formal(tmp_path):
    people = [person(ocupinf_inei=0.0), person(ocupinf_inei=1.0)]
    found, _ = read(made.enaho_extract(tmp_path / "e.parquet", people))
    assert [p.informal for p in found] == [True, False]


def test_a_weight_keeps_every_digit(tmp_path):
    weight = 203.94000244140625 / 7
    (found,), _ = read(made.enaho_extract(tmp_path / "e.parquet", [person(fac500a=weight)]))
    assert found.weight == weight


def test_who_does_not_work_is_skipped_and_a_bad_row_told(tmp_path):
    people = [person(), person(ocu500=4.0), person(dept="26"), person(fac500a=None)]
    found, kept = read(made.enaho_extract(tmp_path / "e.parquet", people))
    assert (len(found), kept.read, kept.rejected) == (1, 4, 1)
    assert kept.examples["dept: se esperaba un departamento de 01 a 25"] == [(3, "dept", "26")]


def test_a_missing_column_is_named(tmp_path):
    without = {k: v for k, v in made.EXTRACT_PERSON.items() if k != "fac500a"}
    with pytest.raises(SourceError, match=r"extracto de la ENAHO .*con las columnas fac500a"):
        read(made.enaho_extract(tmp_path / "e.parquet", [without]))


def test_a_column_of_another_type_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"columna p507: se esperaba texto o número"):
        read(made.enaho_extract(tmp_path / "e.parquet", [person(p507=[3.0])]))


def test_an_extract_cut_anywhere_is_refused(tmp_path):
    whole = made.enaho_extract(tmp_path / "e.parquet").read_bytes()
    path = tmp_path / "cortado.parquet"
    for cut in range(0, len(whole), 97):
        path.write_bytes(whole[:cut])
        with pytest.raises(SourceError):
            read(path)


def test_letters_that_are_none_are_refused(tmp_path):
    whole = made.enaho_extract(tmp_path / "e.parquet").read_bytes()
    path = tmp_path / "roto.parquet"
    path.write_bytes(whole.replace(b"150101", b"\xff50101"))
    with pytest.raises(SourceError, match=r"fila 1: .*entero"):
        read(path)


def test_an_extract_without_persons_is_refused(tmp_path):
    path = made.enaho_extract(tmp_path / "e.parquet")
    parquet.write_table(parquet.read_table(path).slice(0, 0), path)
    with pytest.raises(SourceError, match="al menos una fila"):
        read(path)


def test_an_extract_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(enaho_extract, "MOST_BYTES", 100)
    with pytest.raises(SourceError, match="al descomprimirlo"):
        read(made.enaho_extract(tmp_path / "e.parquet"))


def test_progress_adds_up_to_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(enaho_extract, "BATCH", 16)
    path, steps = made.enaho_extract(tmp_path / "e.parquet", [person()] * 50), []
    read(path, steps.append)
    assert sum(steps) == path.stat().st_size
