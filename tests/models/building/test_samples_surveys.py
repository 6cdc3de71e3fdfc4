"""Reading age, schooling and activity of EPE and of the extract of ENAHO."""

import math

import pytest

from models.building.errors import SourceError
from models.building.samples_surveys import country, lima
from tests.models.building.sources import made

WOMAN = made.EPE_PERSON | {"p109a": "6"}
MAN = made.EXTRACT_PERSON


def of_lima(tmp_path, *people):
    return lima(made.epe(tmp_path / "epe.zip", [WOMAN | dict(person) for person in people]))


def of_country(tmp_path, *people, districts=("150101",)):
    rows = [MAN | dict(person) for person in people]
    return country(made.enaho_extract(tmp_path / "e.parquet", rows), frozenset(districts))


def test_a_person_of_lima_is_told_with_schooling_and_job(tmp_path):
    (person,), (job,) = of_lima(tmp_path, {})
    assert person.weight == 60.5
    assert person.fields == {
        "sex": "mujer", "status": "empleado", "band": "25", "education": "secundaria",
    }  # fmt: skip
    assert job.fields == {**person.fields, "ciuo08": "9412"}


@pytest.mark.parametrize(
    ("code", "education"),
    [("1", "ninguna"), ("3", "ninguna"), ("5", "primaria"), ("9", "secundaria"),
     ("8", "tecnica"), ("10", "universitaria"), ("11", "universitaria"), (" ", "")],
)  # fmt: skip
def test_schooling_is_what_was_completed(tmp_path, code, education):
    (person,), _ = of_lima(tmp_path, {"p109a": code})
    assert person.fields["education"] == education


def test_a_wide_group_is_divided_and_its_parts_make_one_person(tmp_path):
    _, jobs = of_lima(tmp_path, {"p204a": "128", "p205a": "0111"})
    assert {job.fields["ciuo08"]: job.part for job in jobs} == {"1311": 0.6, "1312": 0.4}
    assert sum(job.weight for job in jobs) == pytest.approx(60.5)


def test_only_the_self_employed_have_profit(tmp_path):
    people, _ = of_lima(tmp_path, {"p206": "2"}, {"p206": "2", "ingprin": "0"}, {"p206": "3"})
    assert [person.fields.get("profit") for person in people] == ["1025", "", None]


@pytest.mark.parametrize(
    ("activity", "status"), [("2", "desocupado"), ("3", "desocupado"), ("4", "inactivo")]
)
def test_who_does_not_work_counts_without_a_job(tmp_path, activity, status):
    (person,), jobs = of_lima(tmp_path, {"ocu200": activity, "p206": "5"})
    assert (person.fields["status"], jobs) == (status, [])


def test_children_old_people_and_who_was_not_asked_are_left_out(tmp_path):
    left_out = [{"p108": "13"}, {"p108": "66"}, {"p108": " "}, {"ocu200": " "}, {"p206": " "}]
    people, _ = of_lima(tmp_path, {}, *left_out, {"p107": " "})
    assert len(people) == 1


def test_a_person_of_the_country_is_told_with_place_and_wage(tmp_path):
    (person,) = of_country(tmp_path, {})
    assert person.weight == 150.25
    assert person.fields == {
        "department": "15", "ubigeo": "150101", "sex": "hombre", "status": "empleado",
        "band": "25", "informal": "no", "wage": "1800",
    }  # fmt: skip


def test_what_the_country_was_not_asked_is_empty(tmp_path):
    known, unknown, idle = of_country(
        tmp_path,
        {"ocupinf_inei": 0.0},
        {"ocupinf_inei": math.nan, "wage_monthly": None, "ubigeo": "990101"},
        {"ocu500": 4.0, "p507": math.nan},
    )
    assert known.fields["informal"] == "si"
    assert [unknown.fields[field] for field in ("informal", "wage", "ubigeo")] == ["", "", ""]
    assert idle.fields["status"] == "inactivo"
    assert "informal" not in idle.fields


def test_a_file_that_is_not_the_survey_is_refused(tmp_path):
    damaged = tmp_path / "e.parquet"
    damaged.write_bytes(b"PAR1 y otra cosa")
    with pytest.raises(SourceError, match="un archivo Parquet entero"):
        country(damaged, frozenset())
    with pytest.raises(SourceError, match="Parquet entero"):
        country(tmp_path / "none.parquet", frozenset())
    without_age = [{key: value for key, value in MAN.items() if key != "p208a"}]
    with pytest.raises(SourceError, match="p208a"):
        country(made.enaho_extract(damaged, without_age), frozenset())
    columns = [name for name in made.EPE_COLUMNS if name != "p109a"]
    with pytest.raises(SourceError, match="p109a"):
        lima(made.epe(tmp_path / "epe.zip", [WOMAN], columns))
