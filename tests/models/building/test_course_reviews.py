"""What people decided about tags."""

import pytest

from models.building.course_reviews import FIELDS, read_reviews
from models.building.errors import ContractError
from models.building.raw import write_rows
from models.building.report import Report
from tests.models.building.test_course_rules import CODES

LINE = {
    "programme_key": "COSTURA", "ciuo08": "7531", "skills": "coser|cortar",
    "decision": "confirmar", "reviewer": "quien revisa", "year": "2026", "note": "",
}  # fmt: skip


def _read(tmp_path, *changes, programmes=("COSTURA",)):
    path = tmp_path / "course_reviews.csv"
    write_rows(path, FIELDS, [LINE | change for change in changes])
    tally = Report().source("sup-etiquetas", path)
    return read_reviews(path, CODES, programmes, tally), tally


def test_the_lines_of_a_programme_are_one_decision(tmp_path):
    lines = ({"skills": "coser"}, {"decision": "quitar", "ciuo08": "", "skills": "hablar"})
    decided, tally = _read(tmp_path, *lines)
    assert decided["COSTURA"].kept == ["7531", "coser"]
    assert decided["COSTURA"].dropped == {"hablar"}
    assert (tally.read, tally.used) == (2, 2)


def test_a_programme_may_be_left_without_tags(tmp_path):
    decided, _ = _read(tmp_path, {"decision": "descartar", "ciuo08": "", "skills": ""})
    assert decided["COSTURA"].discarded


def test_a_programme_that_is_gone_is_told_and_does_not_stop_the_build(tmp_path):
    decided, tally = _read(tmp_path, {}, programmes=("CERAMICA",))
    assert not decided
    assert (tally.used, tally.rejected) == (0, 1)
    assert [*tally.examples.values()] == [[(2, "programme_key", "COSTURA")]]


@pytest.mark.parametrize(
    ("change", "column", "found"),
    [
        ({"skills": "volar"}, "skills", "volar"),
        ({"ciuo08": "9999"}, "ciuo08", "9999"),
        ({"programme_key": "Costura"}, "programme_key", "Costura"),
        ({"programme_key": ""}, "programme_key", ""),
        ({"decision": "aprobar"}, "decision", "aprobar"),
        ({"decision": "descartar"}, "skills", "coser|cortar"),
        ({"ciuo08": "", "skills": ""}, "skills", ""),
        ({"reviewer": " "}, "reviewer", ""),
        ({"year": "ayer"}, "year", "ayer"),
        ({"skills": "volar" * 400}, "skills", "volar" * 11 + "vola…"),
    ],
)
def test_a_line_that_breaks_a_promise_is_named_with_row_and_column(tmp_path, change, column, found):
    with pytest.raises(ContractError) as caught:
        _read(tmp_path, {"ciuo08": "7532", "skills": ""}, change)
    assert f"course_reviews.csv, fila 3, columna {column}: " in str(caught.value)
    assert str(caught.value).endswith(f"se encontró «{found}».")


@pytest.mark.parametrize(
    "second", [{"decision": "quitar"}, {"decision": "descartar", "ciuo08": "", "skills": ""}]
)
def test_two_decisions_that_contradict_each_other_are_refused(tmp_path, second):
    with pytest.raises(ContractError, match="fila 3"):
        _read(tmp_path, {}, second)


def test_a_short_line_is_refused(tmp_path):
    path = tmp_path / "course_reviews.csv"
    path.write_text(",".join(FIELDS) + "\nCOSTURA,7531\n", "utf-8")
    tally = Report().source("sup-etiquetas", path)
    with pytest.raises(ContractError, match="fila 2, columna skills"):
        read_reviews(path, CODES, ("COSTURA",), tally)
