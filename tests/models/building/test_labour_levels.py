"""Pay in Lima of each unit group."""

from models.building.labour_levels import levels, quartiles
from tests.models.building.people import person


def test_quartiles_count_persons_not_lines():
    assert quartiles([(1, 1), (2, 1), (3, 1), (4, 1)]) == (1, 2, 3)
    assert quartiles([(100, 1), (900, 98), (5000, 1)]) == (900, 900, 900)
    assert quartiles([(5, 1)]) == (5, 5, 5)


def test_pay_needs_thirty_persons_with_income():
    people = [person(income=1000 + n) for n in range(30)]
    assert levels([*people, person(income=0)])["7411"].n == 30
    assert levels([*people[:29], person(income=0)]) == {}


def test_a_small_group_takes_the_pay_of_its_only_old_group_and_says_so():
    people = [person({"7411": 0.2, "7412": 0.8}) for _ in range(40)]
    found = levels(people)
    assert found["7411"].is_shared
    assert found["7411"].n == 40
    assert not found["7412"].is_shared
    assert found["7412"].is_split
    mixed = [*people, person("7411", co95="999")]
    assert "7411" not in levels(mixed)


def test_shares_tell_wage_earners_and_the_state():
    people = [person(public=True) for _ in range(30)] + [person(status="2") for _ in range(10)]
    found = levels(people)["7411"]
    assert (found.wage_share, found.public_share) == (0.75, 0.75)
