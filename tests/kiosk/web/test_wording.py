"""Figures in words: what is not known is never shown as a value."""

from dataclasses import replace

import pytest

from kiosk.web import wording as w
from tests.kiosk.web.fakes import MATCHES, PATHWAYS, SELL, SKILLS

STEP = PATHWAYS[0].steps[0]
PAY = MATCHES[0].pay


@pytest.mark.parametrize(
    ("text", "year", "shown"),
    [
        ("MINEDU, catálogo", 2025, "MINEDU, catálogo, 2025"),
        ("MINEDU, Censo Educativo 2025", 2025, "MINEDU, Censo Educativo 2025"),
        ("MINEDU, catálogo", None, "MINEDU, catálogo"),
    ],
)
def test_a_source_tells_its_year_once_and_only_if_known(
    text: str, year: int | None, shown: str
) -> None:
    assert w.source(text, year) == shown


@pytest.mark.parametrize(
    ("weeks", "shown"),
    [
        (None, ""),
        (1, "1 semana"),
        (8, "8 semanas"),
        (13, "cerca de 3 meses"),
        (52, "cerca de 1 año"),
        (60, "cerca de 14 meses"),
        (78, "cerca de 1 año y medio"),
        (100, "cerca de 2 años"),
        (600, "cerca de 11 años y medio"),
    ],
)
def test_long_times_are_told_as_people_count_them(weeks: int | None, shown: str) -> None:
    assert w.weeks(replace(STEP, weeks=weeks)) == shown


def test_what_adverts_offer_is_not_called_what_people_earn() -> None:
    assert w.pay_range(PAY).startswith("La mitad gana de ")
    adverts = replace(PAY, method="mediana de avisos del sector público")
    assert w.pay_range(adverts).startswith("La mitad de los avisos ofrece de ")


def test_an_estimate_says_so() -> None:
    assert w.is_estimated(PAY)
    assert w.method(PAY).startswith("EPE Lima 2022")
    assert not w.is_estimated(replace(PAY, method="mediana de avisos"))


@pytest.mark.parametrize("words", [SELL, f"{SELL} y", f"{SELL}, pero"])
def test_ones_own_words_end_where_the_thought_does(words: str) -> None:
    assert w.spoken(words, 60) == SELL
    assert w.said((replace(SKILLS[0], evidence=words),)) == f"«{SELL}»"
