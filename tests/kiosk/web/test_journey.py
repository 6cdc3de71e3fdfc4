"""The journey: one question a page, nothing asked twice, every answer changeable."""

import re

import pytest

from kiosk.web.questions import QUESTIONS
from tests.kiosk.web.conftest import ANSWERS, Person
from tests.kiosk.web.fakes import FakePlanner


def test_a_person_reaches_a_pathway_and_paper(person: Person) -> None:
    assert "Trabajos a su alcance" in person.plan()
    assert "Operario de máquinas de coser" in person.open("/trabajo/1")
    assert "Confección de prendas" in person.open("/camino/1")
    assert "MINEDU" in person.open("/camino/1/paso/1")
    assert "Empieza el 15/03/2027." in person.open("/camino/1/paso/1")
    assert "Empieza" not in person.open("/camino/1/paso/2")
    assert "<svg" in person.open("/imprimir/1")
    assert person.open("/imprimir/1").count("Empieza el 15/03/2027.") == 1


def test_ux01_every_question_page_has_one_h1_and_it_names_the_question(person: Person) -> None:
    person.answer_all(edad={"age": "14-17"}, guardar={"consent_store": "si"})
    for question in QUESTIONS:
        page = person.open(f"/{question.name}")
        (heading,) = re.findall(r"<h1>(.*?)</h1>", page, re.DOTALL)
        around = page.split("<h1>")[0].rsplit("<", 1)[1]
        assert around.startswith("legend") or "<label" in heading, question.name


def test_ux02_every_question_has_a_way_back(person: Person) -> None:
    person.begin()
    for name in ANSWERS:
        person.answer_all(until=name)
        assert ">Atrás</a>" in person.open(f"/{name}")


def test_ux03_nothing_is_asked_twice(person: Person) -> None:
    person.answer_all(until="horas")
    assert person.path == "/horas"
    person.answer("estudios", education="primaria")
    assert person.path == "/horas"


def test_ux03_not_knowing_is_an_answer(person: Person, planner: FakePlanner) -> None:
    person.plan(
        edad={"age": "no_se"},
        estudios={"education": "no_se"},
        horas={"hours": "no_se"},
        plazo={"weeks": "no_se"},
        dinero={"budget": "no_se"},
    )
    assert person.path == "/trabajos"
    asked = planner.asked[-1]
    assert (asked.age, asked.education) == (None, None)
    assert (asked.hours_week, asked.weeks, asked.budget) == (None, None, None)


def test_ux04_a_changed_answer_comes_back_to_the_check(person: Person) -> None:
    page = person.answer_all()
    assert person.path == "/respuestas"
    for name in ANSWERS:
        assert f'href="/{name}"' in page
    page = person.answer("dinero", budget="0")
    assert person.path == "/respuestas"
    assert "S/\u00a00" in page


def test_changed_words_are_checked_again(person: Person) -> None:
    person.answer_all()
    person.answer("experiencia", text="tejo chompas y crío cuyes")
    assert person.path == "/entendimos"


def test_a_question_is_not_reached_before_its_turn(person: Person) -> None:
    person.begin()
    person.open("/dinero")
    assert person.path == "/guardar"
    person.open("/trabajos")
    assert person.path == "/guardar"


def test_district_search_ignores_accents_and_case(person: Person) -> None:
    person.answer_all(until="distrito")
    assert "Ñahuimpuquio" in person.answer("distrito", query="NAHUIM", accion="buscar")
    assert 'value="090721"' in person.page.text


def test_enter_after_a_new_name_searches_instead_of_complaining(person: Person) -> None:
    person.answer_all(until="distrito")
    assert "Juliaca" in person.answer("distrito", query="juliaca")
    assert "Error" not in person.page.text


def test_an_unknown_district_says_what_to_try(person: Person) -> None:
    person.answer_all(until="distrito")
    assert "No encontramos" in person.answer("distrito", query="Springfield", accion="buscar")


@pytest.mark.parametrize(
    ("written", "soles"),
    [("250", 250), ("S/ 1,200", 1200), ("1200 soles", 1200), ("12,5", 12.5), ("0", 0)],
)
def test_soles_are_read_as_people_write_them(
    person: Person, planner: FakePlanner, written: str, soles: float
) -> None:
    person.plan(dinero={"budget": "otra", "budget_number": written})
    assert planner.asked[-1].budget == soles


def test_a_refused_skill_is_not_planned_with(person: Person, planner: FakePlanner) -> None:
    person.answer_all(until="entendimos")
    person.answer("entendimos", parte="1", no=["s:tejer-palitos"])
    assert person.path == "/entendimos/2"
    person.send("/entendimos", parte="2")
    for name in list(ANSWERS)[list(ANSWERS).index("intereses") :]:
        person.answer(name)
    person.send("/respuestas")
    assert planner.asked[-1].rejected_skills == {"tejer-palitos"}


def test_a_refused_job_takes_its_skills_along(person: Person, planner: FakePlanner) -> None:
    person.answer_all(until="entendimos")
    person.answer("entendimos", parte="1", no=["e:5211"])
    person.send("/entendimos", parte="2")
    for name in list(ANSWERS)[list(ANSWERS).index("intereses") :]:
        person.answer(name)
    person.send("/respuestas")
    assert planner.asked[-1].rejected_skills >= {"vender-calle", "cobrar", "ordenar"}
    assert "tejer-palitos" not in planner.asked[-1].rejected_skills


def test_words_not_understood_are_said_and_asked_again(person: Person) -> None:
    person.answer_all(until="entendimos", experiencia={"text": "zzz qqq"})
    page = person.open("/entendimos")
    assert "No entendimos bien sus palabras" in page
    assert "zzz qqq" in page
    assert 'href="/experiencia"' in page
    person.send("/entendimos", parte="1")
    assert person.path == "/intereses"


def test_ux26_under_14_the_turn_ends_and_staff_is_called(person: Person) -> None:
    person.answer_all(until="edad")
    page = person.answer("edad", age="menor")
    assert person.path == "/menor"
    assert "Llame a una persona" in page
    person.open("/estudios")
    assert person.page.status_code == 410


def test_ux27_the_machine_is_announced_before_it_suggests(person: Person) -> None:
    assert "Una máquina sugiere" in person.begin()
    assert "Ahora una máquina va a sugerir" in person.answer_all()


def test_ux27_a_person_can_be_asked_on_every_page(person: Person) -> None:
    pages = [person.open("/"), person.begin(), person.plan(), person.open("/nada")]
    assert all("Puede pedir ayuda a una persona" in page for page in pages)


def test_ux28_nothing_is_kept_unless_the_person_says_so(person: Person) -> None:
    person.begin()
    for name in ("guardar", "compartir", "consejo"):
        page = person.open(f"/{name}")
        assert re.search(r'value="no" checked', page)
        assert not re.search(r'value="si" checked', page)
        person.answer(name)


def test_what_is_not_known_is_said(person: Person) -> None:
    person.plan()
    assert person.open("/trabajo/3").count("No hay datos") == 2
    assert "No hay un camino que quepa" in person.open("/camino/3")
    assert "Pregunte por becas" in person.page.text
    sheet = person.open("/imprimir/3")
    assert "En total" not in sheet
    assert "Gratis" not in sheet
    assert 'class="qr"' not in sheet
    assert "Costo por confirmar" in person.open("/camino/1")


def test_every_figure_has_its_source_and_year(person: Person) -> None:
    person.plan()
    page = person.open("/trabajo/1")
    assert "INEI, EPE Lima Metropolitana 2022" in page
    assert "2024" in page
    assert "estimado" in page


def test_ux06_start_again_is_on_every_page(person: Person) -> None:
    person.plan()
    for path in ("/", "/edad", "/respuestas", "/trabajos", "/camino/1", "/imprimir/1"):
        assert 'action="/terminar"' in person.open(path)
    assert "Empezar de nuevo" in person.open("/nada")


def test_letters_and_contrast_keep_what_is_typed(person: Person) -> None:
    person.answer_all(until="experiencia")
    person.open("/experiencia")
    page = person.send(
        "/ver", cambio="letra", pagina="experiencia", donde="/experiencia", text="tejo cho"
    )
    assert person.path == "/experiencia"
    assert "tejo cho" in page
    assert 'class="large ' in page


def test_the_look_returns_to_default_for_the_next_person(person: Person) -> None:
    person.begin()
    assert 'class="contrast"' in person.send("/ver", cambio="contraste", donde="/guardar")
    assert 'class=""' in person.send("/terminar")
