"""What the surveys share: codes, amounts, and the files that none of them takes."""

import pytest

from models.building.errors import SourceError
from models.building.files.layout import Column, Layout
from models.building.sources import enaho500, enaho_extract, epe, epen, servir, survey
from models.building.sources.line import Line, Unfit, Unwanted
from tests.models.building.sources import made
from tests.models.building.sources.lists import tally, write_zip

READERS = {
    "epen": (epen.read, made.epen),
    "enaho500": (enaho500.read, made.enaho500),
    "epe": (epe.read, made.epe),
    "servir": (servir.read, made.servir),
    "enaho_extract": (enaho_extract.read, made.enaho_extract),
}
LAYOUT = Layout("lab-x", "la encuesta", (Column("X"),))


def line(found):
    return Line(2, {"X": found}, None)


@pytest.fixture(params=READERS)
def reader(request):
    return READERS[request.param]


def refusal(read, path):
    with pytest.raises(SourceError) as refused:
        list(read(path, tally(path)))
    assert str(refused.value).startswith(path.name)
    return str(refused.value)


def test_a_survey_as_published_is_read_and_leaves_the_used_to_its_caller(reader, tmp_path):
    read, write = reader
    path = write(tmp_path / "datos.zip")
    kept = tally(path)
    assert len(list(read(path, kept))) == 1
    assert (kept.read, kept.used, kept.rejected) == (1, 0, 0)


def test_two_readings_give_the_same(reader, tmp_path):
    read, write = reader
    path = write(tmp_path / "datos.zip")
    assert list(read(path, tally(path))) == list(read(path, tally(path)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!DOCTYPE html><title>Portal cautivo</title>",
        b"codigo,nombre\n01,Amazonas\n",
        b"%PDF-1.4",
        bytes(4096),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
    ids=["empty", "portal", "another table", "pdf", "zeros", "xls"],
)
def test_another_file_is_refused_by_name(reader, tmp_path, content):
    path = tmp_path / "datos.csv"
    path.write_bytes(content)
    refusal(reader[0], path)


def test_a_file_cut_at_any_tenth_is_refused(reader, tmp_path):
    read, write = reader
    whole = write(tmp_path / "datos.zip").read_bytes()
    path = tmp_path / "cortado.zip"
    for tenth in range(1, 10):
        path.write_bytes(whole[: len(whole) * tenth // 10])
        refusal(read, path)


def test_each_survey_refuses_the_others(tmp_path):
    for name, (_, write) in READERS.items():
        path = write(tmp_path / f"{name}.zip")
        for other, (read, _) in READERS.items():
            if other != name:
                refusal(read, path)


@pytest.mark.parametrize("name", ["../epen.csv", "/epen.csv"])
def test_a_survey_with_a_forged_name_inside_is_refused(tmp_path, name):
    content = made.text(made.EPEN_COLUMNS, [made.EPEN_PERSON])
    assert "nombres corrientes" in refusal(
        epen.read, write_zip(tmp_path / "a.zip", {name: content})
    )


def test_a_survey_that_is_a_bomb_is_refused(tmp_path):
    content = made.text(made.EPEN_COLUMNS, [made.EPEN_PERSON]) + b"\n" * (8 * 2**20)
    said = refusal(epen.read, write_zip(tmp_path / "a.zip", {"epen.csv": content}))
    assert "al descomprimirlo" in said


def test_rows_of_another_years_codes_refuse_the_file(tmp_path):
    path = made.epen(tmp_path / "a.zip", [made.EPEN_PERSON | {"OCUP300": "Ocupado"}] * 3)
    assert "con filas utilizables; se encontró 3 rechazadas" in refusal(epen.read, path)


@pytest.mark.parametrize(
    ("cell", "code"), [("1", "1"), ("1.0", "1"), ("08", "08"), ("3,0", "3"), ("", ""), ("a", "a")]
)
def test_a_code_loses_the_decimals_of_stata(cell, code):
    assert survey.code(line(cell), "X") == code


@pytest.mark.parametrize(("cell", "padded"), [("110", "0110"), ("110.0", "0110"), ("5223", "5223")])
def test_a_code_regains_the_zeros_that_a_spreadsheet_dropped(cell, padded):
    assert survey.padded(line(cell), "X", 4) == padded


@pytest.mark.parametrize("cell", ["", "52231", "52A3", "-110", "1.5", "٣", "²"])
def test_what_is_not_a_code_is_told_with_its_column(cell):
    with pytest.raises(Unfit) as unfit:
        survey.padded(line(cell), "X", 4)
    assert (unfit.value.column, unfit.value.expected) == ("X", "un código de 4 cifras")


@pytest.mark.parametrize(("cell", "known"), [("8", "08"), ("08", "08"), ("080101", "08")])
def test_a_department_is_two_digits(cell, known):
    assert survey.department(line(cell), "X", max(2, len(cell))) == known


@pytest.mark.parametrize("cell", ["00", "26", "99", ""])
def test_a_department_that_peru_has_not_is_refused(cell):
    with pytest.raises(Unfit):
        survey.department(line(cell), "X")


@pytest.mark.parametrize(
    ("cell", "value"),
    [("", None), ("0", 0.0), ("12.5", 12.5), ("927,327", 927.327), ("1e+03", 1000.0)],
)
def test_an_amount_has_a_point_or_a_comma(cell, value):
    assert survey.number(line(cell), "X", 1000) == value


@pytest.mark.parametrize("cell", ["-1", "1001", "1 000", "nan", "inf", "doce", "1.000.5"])
def test_an_amount_that_cannot_be_is_refused(cell):
    with pytest.raises(Unfit):
        survey.number(line(cell), "X", 1000)


@pytest.mark.parametrize("cell", ["", "0", "0.0"])
def test_a_person_without_weight_is_not_wanted(cell):
    with pytest.raises(Unwanted):
        survey.weight(line(cell), "X")


@pytest.mark.parametrize(
    ("cell", "why"),
    [("2", "personas sin empleo"), ("4.0", "personas sin empleo"),
     ("0", "personas sin datos de empleo"), ("", "personas sin datos de empleo")],
)  # fmt: skip
def test_who_does_not_work_is_skipped_with_the_reason(cell, why):
    with pytest.raises(Unwanted, match=why):
        survey.employed(line(cell), "X")
    survey.employed(line("1.0"), "X")
