"""A review says all before anything is kept; what is kept is what it said."""

import pytest

from kiosk.courses.importing import State, keep, review
from kiosk.courses.reading import read
from kiosk.courses.wording import as_dict, lines, summary
from kiosk.errors import NotPossibleNow
from tests.kiosk.courses.files import SEWING, csv_text

BARBER = SEWING | {
    "programme": "Barbería", "words": "Corte clásico, afeitado", "hours": 80, "cost": "",
}  # fmt: skip
VAGUE = SEWING | {"programme": "Taller de vida", "words": "Encontrar tu propósito y sanar"}


@pytest.fixture
def reviewed(tmp_path, planner, store):
    def run(*rows, advance=lambda _: None):
        path = tmp_path / "cursos.csv"
        path.write_text(csv_text(rows), "utf-8")
        return review(read(path), planner, store.own_courses, advance)

    return run


def test_a_review_keeps_nothing(reviewed, store):
    found = reviewed(SEWING, BARBER)
    assert [item.state for item in found.items] == [State.NEW, State.NEW]
    assert store.own_courses.courses() == []
    assert store.own_courses.imports() == []
    assert store.device.rows("SELECT * FROM outbox") == []


def test_what_is_kept_is_what_the_review_showed(reviewed, store):
    found = reviewed(SEWING, BARBER | {"hours": "x"})
    assert keep(found, store.own_courses) == 1
    (kept,) = store.own_courses.courses()
    assert (kept,) == found.to_keep
    assert kept.teaches


def test_a_row_that_is_not_understood_is_a_fault_with_what_to_do(reviewed):
    found = reviewed(VAGUE, SEWING)
    (fault,) = found.faults
    assert (fault.row, fault.column) == (2, "Lo que enseña")
    assert "elija el trabajo para el que prepara" in fault.expected
    assert summary(found) == "cursos.csv: 1 fila buena, 1 con errores."


def test_choosing_the_job_lets_it_in(reviewed):
    (item,) = reviewed(VAGUE | {"job": "Panadera, panadero o pastelera"}).items
    assert item.course.prepares == ("7512",)
    assert item.course.teaches


def test_the_same_file_again_changes_nothing(reviewed, store):
    keep(reviewed(SEWING, BARBER), store.own_courses)
    again = reviewed(SEWING, BARBER)
    assert [item.state for item in again.items] == [State.SAME, State.SAME]
    assert again.to_keep == ()


def test_a_changed_course_says_what_changes(reviewed, store):
    keep(reviewed(SEWING, BARBER), store.own_courses)
    changed = reviewed(SEWING | {"hours": 150, "cost": 0}, BARBER)
    first, second = changed.items
    assert (first.state, first.changes) == (State.CHANGED, ("Horas", "Costo en soles"))
    assert second.state == State.SAME
    assert changed.to_keep == (first.course,)


def test_an_import_between_review_and_yes_stops_it(reviewed, store):
    first, second = reviewed(SEWING), reviewed(BARBER)
    keep(first, store.own_courses)
    with pytest.raises(NotPossibleNow, match="Otra persona"):
        keep(second, store.own_courses)
    assert len(store.own_courses.courses()) == 1
    assert len(store.own_courses.imports()) == 1


def test_a_course_of_the_catalogue_is_told_and_gives_way(reviewed, planner, store):
    shipped = next(c for c in planner.catalogue.shipped("21") if c.ubigeo and c.institution)
    row = SEWING | {
        "programme": shipped.programme.upper(), "institution": shipped.institution,
        "district": shipped.ubigeo, "department": "",
    }  # fmt: skip
    found = reviewed(row)
    assert found.items[0].instead_of == shipped.source
    said = "\n".join(lines(found, planner.catalogue.taxonomy, planner.districts))
    assert f"Ya estaba en el catálogo ({shipped.source})" in said


def test_the_review_shows_skills_with_their_words_jobs_and_every_fault(reviewed, planner):
    found = reviewed(SEWING | {"job": "8153"}, BARBER | {"hours": "muchas", "cost": "-1"})
    said = "\n".join(lines(found, planner.catalogue.taxonomy, planner.districts))
    assert "Fila 2: Corte y confección de polos (curso nuevo)" in said
    assert "Juliaca, San Román, Puno. 120 horas, S/ 50." in said
    assert "Coser a máquina («Coser a máquina recta y remalladora»)" in said
    assert "Prepara para: Operaria u operario de máquina de coser." in said
    assert "fila 3, columna Horas" in said
    assert "fila 3, columna Costo en soles" in said
    assert said.endswith("cursos.csv: 1 fila buena, 1 con errores.")


def test_for_a_program_the_review_holds_the_same(reviewed):
    found = reviewed(SEWING, BARBER | {"hours": "muchas"})
    told = as_dict(found, None)
    assert (told["good"], told["bad"], told["import"]) == (1, 1, None)
    assert told["courses"][0]["state"] == "nuevo"
    assert told["courses"][0]["heard"][0].keys() == {"skill", "words", "confidence"}
    assert told["faults"][0]["found"] == "muchas"


def test_every_course_is_told_to_who_waits(reviewed):
    done = []
    reviewed(SEWING, BARBER, VAGUE, advance=done.append)
    assert sum(done) == 3
