"""Monthly pay, from the best source there is."""

import pytest

from models.building.market.counting import Spread
from models.building.market.levels import levels
from models.building.market.notices import notices
from models.building.market.pay import asked, drawn, from_enaho, from_epe, from_notices, line
from models.building.market.ratios import LIMA, ratios
from tests.models.building.market import made

SURVEY = ("INEI, EPEN 2025", "2025")


def _notices(engine, *counts, pay=2000):
    places = (("21", "Sur"), ("08", "Sur"), ("13", "Norte"))
    return notices(
        engine,
        made.announced(
            engine,
            *(
                {"department": code, "region": region, "times": n, "income": pay}
                for (code, region), n in zip(places, counts, strict=True)
            ),
        ),
    )


@pytest.mark.parametrize(
    ("there", "near", "far", "scope", "confidence", "n"),
    [
        (100, 0, 0, "departamento", "alta", 100),
        (30, 0, 0, "departamento", "media", 30),
        (29, 1, 0, "región", "media", 30),
        (10, 10, 10, "nacional", "baja", 30),
    ],
)
def test_public_pay_names_the_narrowest_area_with_thirty(
    engine, there, near, far, scope, confidence, n
):
    found = from_notices("21", "2221", _notices(engine, there, near, far), "Sur")
    assert (found.scope, found.confidence, found.spread.n) == (scope, confidence, n)
    assert found.spread.cuts[1] == pytest.approx(2000)


def test_fewer_than_thirty_notices_give_no_pay(engine):
    assert from_notices("21", "2221", _notices(engine, 29, 0, 0), "Sur") is None
    assert from_notices("21", "9999", _notices(engine, 29, 0, 0), "Sur") is None


def test_few_notices_are_drawn_to_wider_areas_and_say_so(engine):
    seen = notices(
        engine,
        made.announced(
            engine,
            {"times": 10, "income": 1000},
            {"department": "13", "region": "Norte", "times": 3000, "income": 4000},
        ),
    )
    found = from_notices("21", "2221", seen, "Sur")
    assert 1000 < found.spread.cuts[1] < 4000
    assert "contraído por muestra pequeña (n = 10)" in found.method


def test_drawing_keeps_the_order_of_the_quartiles():
    narrow, wide = Spread((900, 1000, 1100), 30, 50.0), Spread((1000, 4000, 9000), 999, 10.0)
    found = drawn(narrow, wide)
    assert found.cuts[1] == pytest.approx(2000)  # the geometric middle, at equal weight
    assert found.cuts[0] < found.cuts[1] < found.cuts[2]
    assert found.se < 50


def test_pay_of_another_department_is_scaled_and_called_an_estimate(engine):
    level = levels(engine, made.workers(engine, {"income": 1000, "times": 120}))["7411"]
    away = from_epe("21", level, (0.5, 9.0))
    assert away.spread.cuts == (500, 500, 500)
    assert away.method.startswith("estimado:")
    assert away.confidence == "baja"
    home = from_epe("15", level, (1.1, 1.1))
    assert (home.spread.cuts[1], home.confidence) == (pytest.approx(1100), "alta")
    assert not home.method.startswith("estimado:")


def test_the_self_employed_take_the_ratio_of_their_own(engine):
    people = made.workers(engine, {"income": 1000, "status": "2", "times": 40})
    assert from_epe("21", levels(engine, people)["7411"], (9.0, 0.5)).spread.cuts[1] == 500


def test_a_small_group_takes_the_pay_of_its_whole_co95_group(engine):
    people = made.workers(
        engine,
        {"group": "7412", "income": 900, "times": 10},
        {"group": "7411", "income": 1500, "times": 30},
    )
    found = levels(engine, people)
    assert found["7412"].is_shared
    assert (found["7412"].spread.n, found["7412"].spread.cuts[1]) == (40, 1500)
    assert not found["7411"].is_shared


def test_a_small_group_of_two_co95_groups_has_no_pay(engine):
    people = made.workers(
        engine,
        {"times": 10},
        {"co95": "522", "times": 10},
        {"co95": "522", "group": "5120", "times": 40},
    )
    assert set(levels(engine, people)) == {"5120"}


def test_domestic_workers_need_thirty_answers():
    assert from_enaho(None) is None
    assert from_enaho(Spread((800, 900, 1000), 29, 1.0)) is None
    assert from_enaho(Spread((800, 900, 1000), 30, 1.0)).spread.cuts[1] == 900


def test_a_survey_of_the_department_is_drawn_to_what_was_known(engine):
    level = levels(engine, made.workers(engine, {"income": 1000, "times": 120}))["7411"]
    before = from_epe("21", level, (1.0, 1.0))
    here = Spread((2000, 2000, 2000), 30, 10.0)
    after = asked(before, here, SURVEY)
    assert after.spread.cuts[1] == pytest.approx(1000 * 2**0.5)
    assert (after.spread.n, after.confidence, after.year) == (30, "media", "2025")
    assert "contraída hacia: estimado" in after.method


def test_a_survey_alone_needs_thirty():
    assert asked(None, Spread((1, 1, 1), 29, 0.0), SURVEY) is None
    assert asked(None, Spread((900, 1000, 1100), 30, 0.0), SURVEY).source == "INEI, EPEN 2025"
    assert asked(None, None, None) is None


def test_pay_stands_beside_the_minimum_wage_of_its_year():
    pay = from_enaho(Spread((804, 996, 1206), 30, 12.0))
    row = line("21", "9111", pay, {"2023": 1025.0})
    assert (row["p25"], row["value"], row["p75"]) == ("800", "1000", "1210")
    assert (row["minimum_wage"], row["se"]) == ("1025", "10")


def test_ratios_bring_lima_2022_to_each_department_2024():
    incomes = {
        (LIMA, "2022"): 2000.0, (LIMA, "2024"): 2200.0, ("Puno", "2024"): 1000.0,
        ("Lima", "2024"): 2100.0, ("Total", "2024"): 1500.0,
    }  # fmt: skip
    found = ratios(incomes, {"15": 1600.0, "21": 800.0}, {"PUNO": "21", "LIMA": "15"})
    assert found["15"] == (pytest.approx(1.1), pytest.approx(1.1))
    assert found["21"] == (pytest.approx(0.55), pytest.approx(0.5))
