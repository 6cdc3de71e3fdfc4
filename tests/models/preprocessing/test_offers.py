"""The rows that the recommendations model sees of each course."""

import dataclasses
import re
import typing

import numpy as np
import pytest

from models.preprocessing.offers import (
    FEATURE_NAMES,
    FEATURES,
    LEAST,
    MOST,
    SIGNS,
    Offers,
    offer_features,
)

PROTECTED = (
    r"sex|gender|woman|(^|_)man|female|male|(^|_)age|birth|tongue|language|mother|quechua|aymara|"
    r"disab|handicap|name|dni|ethnic|race|religion|text|income|health|pregnan|famil|child"
)


def made(**changed):
    base = {
        "gain": np.array([0.3, 0.1, 0.2], np.float32),
        "close": np.array([0.9, 0.5, 0.7], np.float32),
        "bonus": np.array([0.25, 0.1, 0.0], np.float32),
        "made_for": np.array([True, False, False]),
        "hours": np.array([1000, 80, np.nan], np.float32),
        "weeks": np.array([100, 8, np.nan], np.float32),
        "cost": np.array([500, 0, np.nan], np.float32),
        "km": np.array([2, 40, np.nan], np.float32),
        "entry": np.array([2, 0, 4], np.int8),
        "private": np.array([True, False, True]),
        "own": 2,
        "hours_week": 10.0,
        "weeks_limit": 24.0,
        "budget": 300.0,
        "coverage_before": 0.4,
    }
    return Offers(**{**base, **changed})


def column(rows, name):
    return rows[:, FEATURE_NAMES.index(name)]


def test_no_protected_attribute_is_a_field_or_a_feature():
    names = [field.name for field in dataclasses.fields(Offers)] + [*FEATURE_NAMES]
    assert [name for name in names if re.search(PROTECTED, name)] == []


def test_the_fields_can_hold_nothing_but_numbers():
    """Neither a name nor a tongue fits into a number array; texts and objects have no place."""
    for name, kind in typing.get_type_hints(Offers).items():
        array = typing.get_origin(kind) is np.ndarray
        held = typing.get_args(typing.get_args(kind)[1])[0] if array else kind
        assert issubclass(held, (int, float, np.number, np.bool_)), name


@pytest.mark.parametrize("name", ["age", "sex", "person_age", "mother_tongue", "man", "disability"])
def test_the_search_for_protected_names_finds_them(name):
    assert re.search(PROTECTED, name)


def test_the_persons_fields_are_exactly_those_that_were_weighed():
    """A new field of the person's is a decision, not an accident."""
    own = {name for name, kind in typing.get_type_hints(Offers).items() if kind in (int, float)}
    assert own == {"own", "hours_week", "weeks_limit", "budget", "coverage_before"}


def test_rows_have_the_stated_shape_type_and_range():
    rows = offer_features(made())
    assert (rows.shape, rows.dtype) == ((3, FEATURES), np.dtype(np.float32))
    assert np.isfinite(rows).all()
    assert rows.min() >= LEAST
    assert rows.max() <= MOST


@pytest.mark.parametrize("huge", [1e6, 1e9])
def test_absurd_numbers_stay_in_range(huge):
    far = np.full(3, huge, np.float32)
    rows = offer_features(made(hours=far, weeks=far, cost=far, km=far, budget=0.0))
    assert np.isfinite(rows).all()
    assert rows.max() <= MOST


@pytest.mark.parametrize(
    ("field", "flag"),
    [("hours", "hours_unknown"), ("weeks", "weeks_unknown"),
     ("cost", "cost_unknown"), ("km", "km_unknown")],
)  # fmt: skip
def test_what_is_not_known_is_flagged_not_taken_for_nothing(field, flag):
    rows = offer_features(made())
    assert column(rows, flag).tolist() == [0, 0, 1]
    assert column(rows, field)[2] == 0
    assert column(rows, "free").tolist() == [0, 1, 0]
    assert column(rows, "private_price_unknown").tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("field", "flag", "idle"),
    [("hours_week", "hours_week_unsaid", "hours_week"), ("budget", "budget_unsaid", "cost_share"),
     ("weeks_limit", "weeks_limit_unsaid", "weeks_share")],
)  # fmt: skip
def test_what_was_not_said_is_flagged(field, flag, idle):
    rows = offer_features(made(**{field: float("nan")}))
    assert (column(rows, flag) == 1).all()
    assert (column(rows, idle) == 0).all()
    assert (column(offer_features(made()), flag) == 0).all()


def test_the_shares_are_of_the_persons_own_limits():
    rows = offer_features(made())
    assert column(rows, "cost_share") == pytest.approx([500 / 300, 0, 0])
    assert column(rows, "weeks_share") == pytest.approx([3, 8 / 24, 0])
    assert column(rows, "gap_share") == pytest.approx(np.array([0.3, 0.1, 0.2]) / 0.6)
    assert column(rows, "entry_above").tolist() == [0, 0, 2]


def test_a_course_is_valued_alike_whatever_stands_beside_it():
    whole = offer_features(made())
    fields = [f.name for f in dataclasses.fields(Offers)]
    base = made()
    alone = {n: getattr(base, n)[1:2] for n in fields if isinstance(getattr(base, n), np.ndarray)}
    assert np.array_equal(offer_features(made(**alone)), whole[1:2])


def test_no_course_gives_no_row():
    none = np.zeros(0, np.float32)
    empty = dict.fromkeys(("gain", "close", "bonus", "hours", "weeks", "cost", "km"), none)
    flags = np.zeros(0, bool)
    rows = offer_features(made(**empty, made_for=flags, private=flags, entry=np.zeros(0, np.int8)))
    assert rows.shape == (0, FEATURES)


def test_every_column_has_a_sign():
    assert set(SIGNS.values()) == {-1, 0, 1}
    assert len(set(FEATURE_NAMES)) == FEATURES
