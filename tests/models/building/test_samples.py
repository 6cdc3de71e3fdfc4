"""The three sample tables are built from the tables and surveys of a folder."""

import pytest

from models.building import samples
from models.building.contracts import check
from models.building.contracts.places import DEPARTMENTS
from models.building.errors import SourceError
from models.building.raw import read_rows
from models.building.report import Report
from tests.conftest import chance
from tests.models.building.contracts import world
from tests.models.building.sources import made

TABLES = ("user_data", "job_market_data", "course_data")


def country(rng):
    """Forty persons of every department, of all ages and statuses."""
    for code in DEPARTMENTS:
        for _ in range(40):
            answers = {"dept": code, "ubigeo": f"{code}0101", "p207": float(rng.randint(1, 2))}
            answers |= {"p208a": float(rng.randint(14, 65)), "p507": float(rng.randint(1, 7))}
            yield made.EXTRACT_PERSON | answers | {"ocu500": rng.choice([1.0, 1.0, 2.0, 4.0])}


def lima(rng):
    """Workers of every status, with and without schooling."""
    for _ in range(400):
        answers = {"p107": str(rng.randint(1, 2)), "p108": str(rng.randint(14, 65))}
        answers |= {"p109a": str(rng.randint(1, 10)), "p206": str(rng.randint(1, 7))}
        yield made.EPE_PERSON | answers | {"ocu200": rng.choice("1124")}


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    path, rng = tmp_path_factory.mktemp("raw"), chance(5)
    (path / "labour" / "epe").mkdir(parents=True)
    made.epe(path / samples.EPE_FILES[0] / "epe_2022_ene_feb_mar.zip", list(lima(rng)))
    made.enaho_extract(path / samples.ENAHO_FILE, list(country(rng)))
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Sound tables, before the samples are made."""
    path = tmp_path_factory.mktemp("data")
    for name, rows in world.tables().items():
        if name not in TABLES:
            world.write(path, name, rows)
    return path


def build(raw, data):
    samples.build(raw, data, Report())
    return {name: (data / f"{name}.csv").read_bytes() for name in TABLES}


def test_the_samples_keep_their_contracts(raw, data):
    build(raw, data)
    assert [line for breach in check(data) for line in breach.lines()] == []


def test_two_builds_give_the_same_bytes(raw, data):
    assert build(raw, data) == build(raw, data)


def test_two_thousand_persons_of_every_department_are_called_synthetic(raw, data):
    build(raw, data)
    rows = read_rows(data / "user_data.csv")
    assert len(rows) == samples.PERSONS
    assert {row["department"] for row in rows} == set(DEPARTMENTS)
    assert {row["synthetic"] for row in rows} == {"sintético"}


def test_without_the_survey_of_lima_the_build_stops(raw, data, tmp_path):
    (tmp_path / "labour").mkdir()
    with pytest.raises(SourceError, match="los trimestres de 2022 de la EPE"):
        samples.build(tmp_path, data, Report())
