"""Whose work is told."""

import pytest

from models.preprocessing.others import HELPING, ONLY_KIN, tells_of_others
from models.preprocessing.text import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mi hermana cose", True),
        ("pero mi papá es minero", True),
        ("el papá de mis hijos maneja camión", True),
        ("mi papá siempre me llevaba a la mina", False),
        ("mi mamá está enferma", False),
        ("mi hermana y yo cosemos", False),
        ("mi trabajo era de cajera", False),
        ("mi mamá la cuido yo", False),
    ],
)
def test_a_subject_of_the_family_with_a_verb_of_its_own_is_somebody_else(text, expected):
    assert tells_of_others(text, fold(text)) is expected


def test_a_person_without_a_verb_is_only_named():
    assert ONLY_KIN.match("mi esposo ")
    assert not ONLY_KIN.match("mi esposo maneja")


def test_help_is_told_by_whom_it_is_given_to():
    assert HELPING.match("yo le ayudo en el taller")
    assert not HELPING.match("yo le cuido a sus hijos")
