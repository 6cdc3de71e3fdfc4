"""Three languages on every page: chosen at any time, nothing lost, what is Spanish marked so."""

from html.parser import HTMLParser

import pytest
from flask import Flask

from kiosk.web import i18n
from tests.kiosk.web.conftest import AGREED, Person

PAGES = (
    "/", "/bienvenida", "/guardar", "/distrito", "/edad", "/experiencia", "/dibujos", "/agregar",
    "/intereses", "/horas", "/respuestas", "/trabajos", "/trabajo/1", "/camino/1",
    "/camino/1/paso/1", "/camino/1/probar", "/llevar/1", "/pin/1", "/imprimir/1", "/recibo/1",
    "/utilidad", "/volver", "/mi-camino", "/permisos", "/nada",
)  # fmt: skip


class Attributes(HTMLParser):
    """Collects the values of all attributes, and what stands in the title."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values += [f"{name}={value}" for name, value in attrs]


def in_language(person: Person, language: str) -> None:
    person.plan(**AGREED)
    person.open("/bienvenida")
    person.send("/ver", idioma=language, donde="/bienvenida")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_ux17_every_page_says_its_language_and_offers_the_others(
    person: Person, language: str
) -> None:
    in_language(person, language)
    for path in PAGES:
        page = person.open(path)
        assert f'<html lang="{language}"' in page, path
        for code, name in i18n.NAMES.items():
            assert f'name="idioma" value="{code}" lang="{code}"' in page, path
            assert name in page


def test_ux17_another_language_keeps_what_is_typed_and_answered(person: Person) -> None:
    person.answer_all(until="experiencia")
    person.open("/experiencia")
    form = {"pagina": "experiencia", "donde": "/experiencia", "text": "tejo cho"}
    page = person.send("/ver", idioma="qu", **form)
    assert person.path == "/experiencia"
    assert "tejo cho" in page
    assert 'value="secundaria" checked' in person.open("/estudios")


def test_ux09_the_next_person_begins_in_the_language_of_the_device(
    person: Person, another: Person
) -> None:
    person.begin("ay")
    assert '<html lang="ay"' in person.open("/guardar")
    assert '<html lang="es"' in person.send("/terminar")
    assert '<html lang="es"' in another.open("/")


@pytest.mark.parametrize("wished", ["", "de", "../es", "es\n"])
def test_a_language_that_is_not_spoken_here_is_that_of_the_device(
    person: Person, wished: str
) -> None:
    person.begin(wished)
    assert '<html lang="es"' in person.open("/guardar")


@pytest.mark.parametrize("language", ["qu", "ay"])
def test_ux17_names_from_spanish_tables_are_marked_as_spanish(
    person: Person, language: str
) -> None:
    in_language(person, language)
    assert '<h2 lang="es">Operario de máquinas de coser</h2>' in person.open("/trabajos")
    assert '<b lang="es">Confección de prendas' in person.open("/camino/1")


def test_ux18_what_a_language_lacks_shows_in_spanish_and_is_marked(app: Flask) -> None:
    translate = app.jinja_env.globals["_"]
    i18n.use("qu")
    assert translate("Una frase que nadie tradujo") == (  # type: ignore[operator]
        '<span class="in-spanish" lang="es">Una frase que nadie tradujo</span>'
    )
    i18n.use("es")
    assert translate("Una frase que nadie tradujo") == "Una frase que nadie tradujo"  # type: ignore[operator]


def test_ux18_a_missing_translation_never_breaks_a_page(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "is_missing", lambda message: True)
    in_language(person, "qu")
    for path in PAGES:
        page = person.open(path)
        assert not [
            v for v in Attributes(page).values if "<" in v or "in-spanish" in v.split("=")[0]
        ], path
        assert "<span" not in page.split("<title>")[1].split("</title>")[0]
