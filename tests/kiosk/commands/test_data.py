"""``yachay data``: a municipality adds its courses, sees them offered, and takes them back."""

import json

import pytest

from kiosk.settings import read_settings
from kiosk.store import open_store
from tests.kiosk.courses.files import SEWING, csv_text, xlsx

WISH = (
    "plan", "--text", "cocino en mi casa, quisiera ser costurera", "--ubigeo", "211101",
    "--hours-week", "10", "--budget", "60", "--weeks", "20", "--occupation", "8153", "--json",
)  # fmt: skip


@pytest.fixture
def book(tmp_path):
    return xlsx(tmp_path / "cursos.xlsx", [SEWING, SEWING | {"programme": "Otro", "hours": "x"}])


def kept(home):
    store = open_store(read_settings({}, home=home))
    try:
        rows = [tuple(r) for r in store.device.rows("SELECT * FROM own_course ORDER BY course_id")]
        return rows, len(store.device.rows("SELECT * FROM outbox"))
    finally:
        store.close()


def offered(run):
    done = run(*WISH)
    assert done.returncode == 0, done.stderr
    plan = json.loads(done.stdout)
    return plan["catalogue_version"], {s["course"] for p in plan["pathways"] for s in p["steps"]}


def test_from_the_template_to_a_persons_plan_and_back(run, tmp_path):
    template = tmp_path / "plantilla.xlsx"
    assert run("data", "course-template", template).returncode == 0
    assert template.exists()
    shipped, before = offered(run)
    assert SEWING["programme"] not in before

    done = run("data", "import-courses", xlsx(tmp_path / "c.xlsx", [SEWING]), "--yes")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Es la importación 1" in done.stderr
    version, courses = offered(run)
    assert version == f"{shipped}+own1"
    assert SEWING["programme"] in courses

    done = run("data", "undo-import", "--yes")
    assert done.returncode == 0
    assert offered(run) == (shipped, before)


def test_where_nobody_can_answer_nothing_is_kept(run, book, home):
    done = run("data", "import-courses", book)
    assert done.returncode == 3
    assert "No se cambió nada" in done.stderr
    assert "--yes" in done.stderr
    assert kept(home) == ([], 0)


def test_a_person_at_a_terminal_is_asked(run, book, home):
    done = run("data", "import-courses", book, typed="n\n")
    assert done.returncode == 0
    assert "¿Guardar el curso bueno? [s/N]" in done.stderr
    assert kept(home) == ([], 0)


@pytest.mark.parametrize("typed", ["n\n", "\n", "no\n", "x\n", ""])
def test_only_a_yes_keeps(inside, book, home, typed):
    done = inside("data", "import-courses", book, typed=typed)
    assert done.returncode == 0
    assert "No se guardó nada." in done.stderr
    assert kept(home) == ([], 0)


@pytest.mark.parametrize("typed", ["s\n", "S\n", "sí\n"])
def test_a_yes_keeps_the_good_rows_and_no_other(inside, book, home, typed):
    done = inside("data", "import-courses", book, typed=typed)
    assert done.returncode == 0, done.stderr
    assert "fila 4, columna Horas" in done.stderr
    assert "1 fila buena, 1 con errores" in done.stderr
    rows, told = kept(home)
    assert (len(rows), told) == (1, 1)


def test_for_programs_the_review_is_json_and_the_words_stay_apart(inside, book, home):
    done = inside("data", "import-courses", book, "--json")
    assert done.returncode == 3
    told = json.loads(done.stdout)
    assert (told["good"], told["bad"], told["import"]) == (1, 1, None)
    done = inside("data", "import-courses", book, "--json", "--yes")
    assert done.returncode == 0
    assert json.loads(done.stdout)["import"] == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", b""), ("a.xlsx", b"PK\x03\x04mal"), ("a.xlsx", b"<html>"), ("a.csv", b"x,y\n1,2\n"),
     ("a.csv", csv_text([SEWING | {"hours": "x"}]).encode())],
)  # fmt: skip
def test_a_refused_file_leaves_the_courses_in_force(inside, tmp_path, home, name, content):
    good = xlsx(tmp_path / "c.xlsx", [SEWING])
    assert inside("data", "import-courses", good, "--yes").returncode == 0
    before = kept(home)
    (tmp_path / name).write_bytes(content)
    done = inside("data", "import-courses", tmp_path / name, "--yes")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert "espera" in done.stderr
    assert kept(home) == before


def test_the_same_again_has_nothing_to_keep_and_asks_nothing(inside, tmp_path):
    path = xlsx(tmp_path / "c.xlsx", [SEWING])
    inside("data", "import-courses", path, "--yes")
    done = inside("data", "import-courses", path)
    assert done.returncode == 0
    assert "ya estaban iguales" in done.stderr
    imports = json.loads(inside("data", "imports", "--json").stdout)["imports"]
    assert [(i["id"], i["added"]) for i in imports] == [(1, 1)]


def test_imports_are_listed_and_undone_from_the_last(inside, tmp_path, home):
    first = xlsx(tmp_path / "primero.xlsx", [SEWING])
    second = xlsx(tmp_path / "segundo.xlsx", [SEWING | {"hours": 200}])
    inside("data", "import-courses", first, "--yes")
    after_first, _ = kept(home)
    inside("data", "import-courses", second, "--yes")
    listed = inside("data", "imports").stdout.splitlines()
    assert "primero.xlsx: 1 curso nuevo, 0 cambiados" in listed[0]
    assert "segundo.xlsx: 0 cursos nuevos, 1 cambiado" in listed[1]

    assert inside("data", "undo-import").returncode == 3
    done = inside("data", "undo-import", typed="n\n")
    assert "¿Deshacer la importación 2" in done.stderr
    assert "No se deshizo nada." in done.stderr
    assert inside("data", "undo-import", typed="s\n").returncode == 0
    assert kept(home)[0] == after_first
    assert inside("data", "undo-import", "--yes").returncode == 0
    assert kept(home)[0] == []
    assert "deshecha el" in inside("data", "imports").stdout
    done = inside("data", "undo-import", "--yes")
    assert done.returncode == 2
    assert "ninguna importación" in done.stderr


def test_report_counts_own_courses_in(inside, tmp_path):
    before = json.loads(inside("data", "report", "--json").stdout)["departments"]["21"]
    inside("data", "import-courses", xlsx(tmp_path / "c.xlsx", [SEWING]), "--yes")
    after = json.loads(inside("data", "report", "--json").stdout)["departments"]
    assert after["21"]["courses"] == before["courses"] + 1
    assert (after["21"]["own"], after["15"]["own"]) == (1, 0)
    assert "(1 del municipio)" in inside("data", "report").stdout


def test_a_damaged_file_of_the_device_does_not_stop_a_plan(run, home):
    home.mkdir()
    (home / "yachay.sqlite").write_bytes(b"not a database at all" * 999)
    done = run(*WISH)
    assert done.returncode == 0
    assert "sin los cursos del municipio" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_template_is_not_written_over_a_filled_one(inside, book):
    before = book.read_bytes()
    done = inside("data", "course-template", book)
    assert done.returncode == 2
    assert "Ya existe" in done.stderr
    assert book.read_bytes() == before


def test_a_file_that_is_not_there_is_named_with_the_folder(run, home):
    done = run("data", "import-courses", "nada.xlsx")
    assert done.returncode == 2
    assert "No hay ningún archivo nada.xlsx en" in done.stderr
    assert not home.exists()


def test_the_same_file_with_one_more_course_says_how_many_are_new(run, tmp_path):
    first = xlsx(tmp_path / "a.xlsx", [SEWING])
    assert run("data", "import-courses", first, "--yes").returncode == 0
    more = xlsx(
        tmp_path / "b.xlsx", [SEWING, SEWING | {"programme": "Otro", "starts": "15/03/2027"}]
    )
    done = run("data", "import-courses", more, "--yes")
    assert "2 filas buenas (1 por guardar, 1 que ya estaban iguales)" in done.stderr
    assert "Empieza el 15/03/2027." in done.stderr


def test_the_lists_shown_are_written_for_the_models_without_anybodys_words(run, tmp_path):
    done = run("data", "export-shown", tmp_path / "mostrados.jsonl")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mostrados.jsonl").read_text("utf-8") == ""
    assert "0 listas" in done.stderr


def test_a_place_that_cannot_be_written_is_told(run, tmp_path):
    done = run("data", "export-shown", tmp_path / "no hay" / "mostrados.jsonl")
    assert done.returncode == 2
    assert "Se espera una carpeta con permiso" in done.stderr
