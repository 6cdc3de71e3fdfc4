"""The municipality's own courses: offered at once, and never in the way."""

from dataclasses import replace

import pytest

from kiosk.courses.own_course import REMOTE, OwnCourse
from kiosk.planner.own import OwnShelf
from kiosk.planner.planner import Planner
from kiosk.planner.types import Education, Request

#: A course that nobody else offers so short and so near.
SEWING = OwnCourse(
    course_id="own-sewing", programme="Costura a máquina para fábrica", institution="Municipalidad",
    level="", modality="Presencial", certificate="Certificado", hours=40, credits=None, cost=0.0,
    ubigeo="211101", address="Jr. Lima 1", entry_education="", words="coser a máquina",
    starts="2026-03-15", link="https://x.pe", source="Municipalidad", year=2026,
    prepares=("8153",),
    teaches=("coser-maquina", "cortar-hacer-moldes-ropa", "revisar-calidad-productos"),
)  # fmt: skip
TAILOR = Request(
    text="coso ropa a mano", ubigeo="211101", hours_week=10, budget=20, weeks=20,
    education=Education.SECONDARY, occupation="8153",
)  # fmt: skip


class Shelf:
    """Own courses that a test can change."""

    def __init__(self, *courses):
        self.now, self.kept = 1 if courses else 0, list(courses)

    def version(self):
        return self.now

    def courses(self):
        return self.kept

    def set(self, *courses):
        self.now += 1
        self.kept = list(courses)


@pytest.fixture(scope="module")
def source():
    return Shelf()


@pytest.fixture(scope="module")
def own_planner(source):
    return Planner(own=source)


@pytest.fixture(autouse=True)
def _empty(source):
    source.set()


def steps(planner, request=TAILOR):
    return {s.course_id: s for p in planner.plan(request).pathways for s in p.steps}


def test_an_import_is_offered_by_a_kiosk_that_is_running(own_planner, source):
    assert "own-sewing" not in steps(own_planner)
    source.set(SEWING)
    step = steps(own_planner)["own-sewing"]
    assert step.source == "Municipalidad (curso agregado por el municipio)"
    assert (step.year, step.hours, step.cost) == (2026, 40, 0.0)
    assert step.place == "Jr. Lima 1, Juliaca, San Román, Puno"
    assert (step.starts, step.link) == ("2026-03-15", "https://x.pe")
    source.set()
    assert "own-sewing" not in steps(own_planner)


def test_the_version_of_the_catalogue_says_so(own_planner, source):
    shipped = Planner().catalogue.version
    source.set(SEWING)
    plan = own_planner.plan(TAILOR)
    assert plan.catalogue_version == f"{shipped}+own{source.now}"
    source.now, source.kept = 0, []
    assert own_planner.plan(TAILOR).catalogue_version == shipped


def test_an_own_course_keeps_to_the_persons_limits(own_planner, source):
    source.set(replace(SEWING, cost=500.0))
    assert "own-sewing" not in steps(own_planner)
    source.set(replace(SEWING, entry_education="universitaria"))
    assert "own-sewing" not in steps(own_planner)


def test_it_is_offered_in_its_department_only(own_planner, source):
    source.set(SEWING)
    assert "own-sewing" not in steps(own_planner, replace(TAILOR, ubigeo="150101"))


def test_a_remote_course_has_no_distance(own_planner, source):
    far = replace(SEWING, ubigeo="210601", modality=REMOTE)
    near_only = replace(TAILOR, max_km=5)
    source.set(far)
    step = steps(own_planner, near_only)["own-sewing"]
    assert step.distance_km is None
    assert step.place.startswith("A distancia, con sede en ")
    source.set(replace(far, modality="Presencial"))
    assert "own-sewing" not in steps(own_planner, near_only)


def test_only_my_district_still_offers_what_the_district_has(own_planner, source):
    source.set(SEWING)
    step = steps(own_planner, replace(TAILOR, max_km=0))["own-sewing"]
    assert (step.ubigeo, step.distance_km) == (TAILOR.ubigeo, 0.0)
    source.set(replace(SEWING, ubigeo="210101"))
    assert "own-sewing" not in steps(own_planner, replace(TAILOR, max_km=0))


def test_a_remote_course_is_not_of_unknown_place(own_planner, source):
    source.set(replace(SEWING, modality=REMOTE, ubigeo="210601"))
    plan = own_planner.plan(replace(TAILOR, max_km=0))
    assert [s.course_id for s in plan.pathways[0].steps] == ["own-sewing"]
    assert not any("en qué lugar" in warning for warning in plan.warnings)


def test_an_own_course_takes_the_place_of_the_same_shipped_one(own_planner, source):
    shipped = next(c for c in own_planner.catalogue.shipped("21") if c.ubigeo and c.institution)
    own = replace(
        SEWING, programme=shipped.programme, institution=shipped.institution.upper(),
        ubigeo=shipped.ubigeo,
    )  # fmt: skip
    own_planner.plan(TAILOR)
    count = len(own_planner.catalogue.shelf("21").courses)
    source.set(own)
    own_planner.plan(TAILOR)
    ids = {c.course_id for c in own_planner.catalogue.shelf("21").courses}
    assert len(ids) == count
    assert "own-sewing" in ids
    assert shipped.course_id not in ids


def test_other_departments_keep_their_shelves(own_planner, source):
    own_planner.plan(TAILOR)
    lima, puno = own_planner.catalogue.shelf("15"), own_planner.catalogue.shelf("21")
    source.set(SEWING)
    own_planner.plan(TAILOR)
    assert own_planner.catalogue.shelf("15") is lima
    assert own_planner.catalogue.shelf("21") is not puno


@pytest.mark.parametrize(
    "change",
    [
        {"teaches": ()},
        {"teaches": ("una-habilidad-que-no-existe",)},
        {"ubigeo": "999999"},
        {"ubigeo": ""},
        {"entry_education": "doctorado"},
        {"cost": float("inf")},
        {"cost": float("nan")},
    ],
)
def test_a_row_that_the_tables_cannot_place_is_not_offered_and_stops_nothing(
    own_planner, source, change
):
    source.set(replace(SEWING, **change), replace(SEWING, course_id="own-sound"))
    assert set(steps(own_planner)) & {"own-sewing", "own-sound"} == {"own-sound"}


def test_codes_that_are_no_more_are_left_out(own_planner, source):
    source.set(
        replace(SEWING, teaches=("ya-no-existe", *SEWING.teaches), prepares=("0000", "8153"))
    )
    steps(own_planner)
    (course,) = [
        c for c in own_planner.catalogue.shelf("21").courses if c.course_id == "own-sewing"
    ]
    assert course.teaches == SEWING.teaches
    assert course.prepares == ("8153",)


def test_courses_that_cannot_be_read_now_stay_as_they_were(own_planner, source):
    source.set(SEWING)
    assert "own-sewing" in steps(own_planner)
    now = source.now
    source.now, source.kept = None, []
    assert "own-sewing" in steps(own_planner)
    source.now, source.kept = now + 1, None
    assert "own-sewing" in steps(own_planner)


def test_an_import_while_the_courses_are_read_waits_for_the_next_plan():
    class Changing(Shelf):
        def courses(self):
            self.set(SEWING)
            return []

    planner = Planner(own=Changing(SEWING))
    before = planner.catalogue.version
    assert "+own" not in before
    assert planner.plan(TAILOR).catalogue_version == before


def test_what_did_not_change_is_not_read_again(own_planner):
    class Counting(Shelf):
        reads = 0

        def courses(self):
            self.reads += 1
            return super().courses()

    catalogue, source = own_planner.catalogue, Counting(SEWING)
    shelf = OwnShelf(source, catalogue.taxonomy, catalogue.districts)
    assert shelf.refresh() == {"21"}
    for _ in range(10):
        assert shelf.refresh() == frozenset()
    assert source.reads == 1
