"""A PIN is short, not the first that anyone would try, and kept as OWASP advises."""

import pytest
from argon2 import extract_parameters

from kiosk.errors import InputError
from kiosk.store import pins


@pytest.mark.parametrize("pin", ["4821", "1213", "48210", "482100", "1235", "0070"])
def test_four_to_six_digits_are_a_pin(pin: str) -> None:
    assert pins.check_pin(pin) == pin


@pytest.mark.parametrize(
    "pin",
    [
        "", "482", "4821005", "48 21", "abcd", "-482", "٤٨٢١", "²³²³", "4821\n",
        "0000", "999999", "1234", "012345", "4321", "7890", "0987", "6543",
    ],
)  # fmt: skip
def test_what_anyone_would_try_first_is_refused_without_repeating_it(pin: str) -> None:
    with pytest.raises(InputError) as caught:
        pins.check_pin(pin)
    assert caught.value.field == "pin"
    assert pin not in str(caught.value) or pin in ("", "1234")


def test_the_settings_are_those_the_source_names_and_the_dummy_costs_the_same() -> None:
    kept = pins.hashed("4821")
    found = extract_parameters(kept)
    assert (found.time_cost, found.memory_cost, found.parallelism) == (2, 19456, 1)
    assert found == extract_parameters(pins._DUMMY)
    assert len(kept) == len(pins._DUMMY)


def test_only_the_same_digits_match_and_nothing_matches_no_pin() -> None:
    kept = pins.hashed("4821")
    assert kept != pins.hashed("4821")
    assert pins.matches("4821", kept)
    assert not pins.matches("4822", kept)
    assert not pins.matches("4821" * 2500, kept)
    assert not pins.matches("4821", None)
