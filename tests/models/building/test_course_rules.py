"""The written rules."""

import pytest

from models.building.course_rules import Codes, first, read_rules, split
from models.building.errors import ContractError
from models.building.raw import write_rows

FIELDS = ("pattern", "ciuo08", "skills", "note")
CODES = Codes(
    frozenset({"7531", "7532", "7533", "7534", "7535", "8153"}),
    frozenset({"coser", "cortar", "hablar"}),
)


def _rules(tmp_path, *rows):
    path = tmp_path / "course_rules.csv"
    write_rows(path, FIELDS, [dict(zip(FIELDS, r, strict=True)) for r in rows])
    return read_rules(path, CODES)


def test_the_first_rule_that_fits_decides(tmp_path):
    rules = _rules(tmp_path, ("COSTURA FINA", "7531", "coser", "fina"),
                   ("COSTURA", "7533|8153", "coser|cortar", "simple"))  # fmt: skip
    assert first("COSTURA FINA INDUSTRIAL", rules) is rules[0]
    assert first("COSTURA", rules) is rules[1]
    assert first("CERAMICA", rules) is None


@pytest.mark.parametrize(
    ("groups", "skills", "said"),
    [
        ("7531", "volar", "columna skills: se esperaba códigos que existen; se encontró «volar»"),
        ("9999", "coser", "columna ciuo08: se esperaba códigos que existen; se encontró «9999»"),
        ("7531|7532|7533|7534|7535", "coser", "hasta 4 códigos"),
        ("7531", "", "de 1 a 10 códigos distintos"),
        ("7531", "coser|coser", "de 1 a 10 códigos distintos"),
    ],
)
def test_a_rule_that_breaks_a_promise_is_named_with_its_row(tmp_path, groups, skills, said):
    with pytest.raises(ContractError) as caught:
        _rules(tmp_path, ("COCINA", "", "hablar", "x"), ("COSTURA", groups, skills, "x"))
    assert "course_rules.csv, fila 3" in str(caught.value)
    assert said in str(caught.value)


def test_a_pattern_that_is_no_expression_is_named_with_its_row(tmp_path):
    with pytest.raises(ContractError, match="fila 2, columna pattern"):
        _rules(tmp_path, ("COSTURA(", "7531", "coser", "x"))


def test_an_empty_cell_is_no_code():
    assert (split(""), split("a|b")) == ((), ("a", "b"))
