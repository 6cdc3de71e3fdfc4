"""EPEN Departamentos: the employed with an occupation, from files of any year, in little memory."""

import tracemalloc

import pytest

from models.building.errors import SourceError
from models.building.sources import epen
from tests.models.building.sources import made
from tests.models.building.sources.lists import tally

PERSON = epen.Person("08", "2", 34, "5223", "4711", "6", True, 1250.5, 87.125, 2025)


def read(path):
    kept = tally(path, "lab-epen")
    return list(epen.read(path, kept)), kept


def person(**answers):
    return made.EPEN_PERSON | answers


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_year_as_published_is_read(tmp_path, encoding, delimiter):
    path = made.epen(tmp_path / "1001-Modulo76.zip", encoding=encoding, delimiter=delimiter)
    assert read(path)[0] == [PERSON]


def test_the_csv_taken_out_of_the_zip_is_read(tmp_path):
    path = tmp_path / "epen.csv"
    path.write_bytes(made.text(made.EPEN_COLUMNS, [made.EPEN_PERSON]))
    assert read(path)[0] == [PERSON]


def test_a_year_with_other_capitals_and_codes_of_stata_is_read(tmp_path):
    columns = [name.lower() for name in made.EPEN_COLUMNS]
    answers = {k.lower(): v for k, v in person(CCDD="8", OCUP300="1.0", C208="34.0").items()}
    answers["informal_p"] = "1.0"
    path = tmp_path / "epen.csv"
    path.write_bytes(made.text(columns, [answers]))
    assert read(path)[0] == [PERSON]


def test_the_income_is_that_of_the_main_job_and_not_of_all_jobs(tmp_path):
    people = [person(INGTOTP=" "), person(INGTOTP="0"), person(INGTOTP="930", INGTOT="5000")]
    found, _ = read(made.epen(tmp_path / "a.zip", people))
    assert [p.income for p in found] == [None, 0.0, 930.0]


def test_informality_is_yes_no_or_not_known(tmp_path):
    people = [person(Informal_P=code) for code in ("1", "2", " ")]
    found, _ = read(made.epen(tmp_path / "a.zip", people))
    assert [p.informal for p in found] == [True, False, None]


def test_who_does_not_work_or_has_no_occupation_is_skipped_and_counted(tmp_path):
    people = [
        person(),
        person(OCUP300="2"),
        person(OCUP300="4"),
        person(OCUP300=" "),
        person(C308_COD=" "),
        person(FAC300_ANUAL=" "),
    ]
    found, kept = read(made.epen(tmp_path / "a.zip", people))
    assert (len(found), kept.read, kept.rejected) == (1, 6, 0)
    assert kept.reasons == {
        "personas sin empleo": 2,
        "personas sin datos de empleo": 1,
        "ocupados sin ocupación codificada": 1,
        "personas sin factor de expansión": 1,
    }


@pytest.mark.parametrize(
    ("column", "found"),
    [("CCDD", "26"), ("C207", "3"), ("C208", "341"), ("C308_COD", "52X3"), ("INGTOTP", "-5"),
     ("FAC300_ANUAL", "mucho"), ("ANIO", "25"), ("Informal_P", "3"), ("OCUP300", "7")],
)  # fmt: skip
def test_a_bad_cell_leaves_its_row_out_with_row_and_column(tmp_path, column, found):
    people = [person(), person(**{column: found}), person()]
    good, kept = read(made.epen(tmp_path / "a.zip", people))
    assert (len(good), kept.rejected) == (2, 1)
    ((where,),) = kept.examples.values()
    assert where == (3, column, found)


@pytest.mark.parametrize("missing", ["C308_COD", "FAC300_ANUAL", "INGTOTP", "CCDD"])
def test_another_layout_is_refused_with_the_column_it_lacks(tmp_path, missing):
    path = tmp_path / "epen.csv"
    columns = [name if name != missing else f"{name}_2" for name in made.EPEN_COLUMNS]
    path.write_bytes(made.text(columns, [made.EPEN_PERSON]))
    with pytest.raises(
        SourceError, match=rf"EPEN Departamentos anual .*con las columnas {missing}"
    ):
        read(path)


def test_a_column_that_stands_twice_is_refused(tmp_path):
    path = tmp_path / "epen.csv"
    path.write_bytes(made.text([*made.EPEN_COLUMNS, "ccdd"], [made.EPEN_PERSON]))
    with pytest.raises(SourceError, match=r"columna CCDD: .*dos veces"):
        read(path)


def test_memory_does_not_grow_with_the_survey(tmp_path):
    path = made.epen_of_size(tmp_path / "a.zip", 6_000, kinds=500)
    kept = tally(path, "lab-epen")
    tracemalloc.start()
    try:
        found = sum(1 for _ in epen.read(path, kept))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept.read == 6_000
    assert 0 < found < 6_000
    assert peak < 1_500_000
