"""Every page can be heard: what is said, and in which order."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from kiosk.voice.texts import fixed
from tests.browser.conftest import address_of
from tests.browser.sound.conftest import (
    LISTEN,
    PAUSE,
    SAID,
    SPEAKS,
    Heard,
    begin,
    rail,
    said,
    until,
    until_quiet,
)
from tests.kiosk.web.fakes import WORDS

_WORD = re.compile(r"\w+")


def answer(page: Page) -> None:
    """Answers whatever the page asks, and goes on."""
    main = page.locator("main")
    if main.locator("#query").count() and not main.locator("[type=radio]").count():
        main.locator("#query").fill("juliaca")
        main.get_by_role("button", name="Buscar", exact=True).click()
        expect(main.locator("[type=radio]").first).to_be_visible()
    if main.locator("#text").count():
        main.locator("#text").fill(WORDS)
    choices = main.locator("[type=radio]")
    if choices.count():
        choices.nth(min(2, choices.count() - 1)).check()
    elif main.locator(".choice [type=checkbox]").count():
        main.locator(".choice [type=checkbox]").first.check()
    with page.expect_navigation():
        main.locator(".actions .button[type=submit]").last.click()


def every_page(page: Page) -> Iterator[str]:
    """The pages of a whole journey, from the start to the goodbye, and one with an error."""
    page.goto("/")
    yield "inicio"
    begin(page)
    yield "bienvenida"
    page.goto("/edad")
    for _ in range(30):
        if page.url.endswith("/trabajos"):
            break
        yield page.url
        if page.url.endswith("/distrito"):
            page.get_by_role("button", name="Buscar en el mapa").click()
            expect(page.locator("main .map")).to_be_visible()
            yield "mapa"
            page.get_by_role("button", name="Escribir el nombre").click()
            expect(page.locator("#query")).to_be_visible()
        if page.url.endswith("/edad"):
            page.locator("main .actions .button[type=submit]").last.click()
            expect(page.get_by_role("alert")).to_be_visible()
            yield "edad, con error"
        answer(page)
    for path in ("/trabajos", "/trabajo/1", "/camino/1", "/camino/1/paso/1", "/camino/1/probar",
                 "/llevar/1", "/imprimir/1", "/respuestas", "/utilidad"):  # fmt: skip
        page.goto(path)
        expect(page).to_have_url(address_of(path))
        yield path
    rail(page, "Empezar de nuevo")
    for path in ("/fin", "/nada", "/menor"):
        page.goto(path)
        yield path


def test_ux14_every_prompt_choice_error_and_result_is_said(page: Page) -> None:
    unsaid = {}
    for name in every_page(page):
        spoken = set(_WORD.findall(" ".join(said(page))))
        shown = set(_WORD.findall(page.locator("main").inner_text()))
        unsaid[name] = shown - spoken
        choices = page.locator("main [type=radio]:checked, main [type=checkbox]:checked").count()
        assert said(page).count("Elegido") >= choices, name
    assert len(unsaid) > 25
    assert {name: words for name, words in unsaid.items() if words} == {}


def test_ux14_a_page_is_said_in_reading_order_one_piece_after_the_other(
    page: Page, heard: Heard
) -> None:
    begin(page)
    expected = said(page)
    assert expected[0] == page.locator("h1").inner_text()
    rail(page, LISTEN)
    expect(page.locator("h1.spoken")).to_be_visible()
    until_quiet(page)
    assert heard == expected
    assert page.evaluate("played.length") == len(expected)
    expect(page.locator(".spoken")).to_have_count(0)


def test_ux14_errors_are_said_first(page: Page) -> None:
    begin(page)
    page.goto("/edad")
    while not page.url.endswith("/edad"):
        answer(page)
    page.locator("main .actions .button[type=submit]").last.click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    assert said(page)[0] == alert.inner_text().strip()


def test_ux16_a_choice_that_is_touched_is_said_with_its_state(page: Page, heard: Heard) -> None:
    begin(page)
    page.get_by_role("link", name="Empezar").click()
    rail(page, LISTEN)
    rail(page, PAUSE)
    rail(page, LISTEN)
    until_quiet(page)
    heard.clear()
    label = page.locator("main label.choice").last
    label.click()
    expect(label).to_have_class(re.compile("spoken"))
    until_quiet(page)
    assert " ".join(heard).split() == [*label.inner_text().split(), "Elegido"]


def test_ux14_help_is_said_when_it_opens_and_the_page_goes_on_after_it(
    page: Page, heard: Heard
) -> None:
    begin(page)
    last = said(page)[-1]
    page.evaluate("window.slowly = true")
    rail(page, LISTEN)
    until(page, SPEAKS)
    rail(page, "Ayuda")
    expect(page.locator("#ayuda .spoken").first).to_be_visible()
    page.get_by_role("button", name="Cerrar la ayuda").click()
    page.evaluate("window.slowly = false")
    expect(page.locator("main .spoken").first).to_be_attached()
    until_quiet(page)
    assert heard[-1] == last


@pytest.mark.parametrize("on", [True, False])
def test_ux15_a_masked_number_is_said_as_asterisk_and_never_itself(
    page: Page, heard: Heard, on: bool
) -> None:
    begin(page)
    page.evaluate("document.querySelector('main').innerHTML = "
                  "'<h1><label for=pin>PIN</label></h1><input id=pin type=password>'")  # fmt: skip
    if on:
        rail(page, LISTEN)
        until_quiet(page)
    heard.clear()
    page.locator("#pin").click()
    for digit in "7391":
        page.keyboard.press(digit)
        until_quiet(page)
    page.wait_for_timeout(300)
    assert [text for text in heard if text != "PIN"] == (["Asterisco"] * 4 if on else [])
    assert said(page) == ["PIN"]


def test_ux14_keys_of_the_keyboard_on_the_screen_are_said(page: Page, heard: Heard) -> None:
    begin(page)
    page.goto("/volver")
    rail(page, LISTEN)
    until_quiet(page)
    page.locator("#code").click()
    heard.clear()
    page.locator(".keyboard").get_by_role("button", name="K", exact=True).click()
    until_quiet(page)
    assert heard == ["K"]


def test_a_page_and_the_clips_cut_sentences_alike(page: Page) -> None:
    begin(page)
    texts = list(fixed("es").values())
    page.evaluate("""texts => document.querySelector('main').replaceChildren(
        ...texts.map(text => Object.assign(document.createElement('p'), {textContent: text})))""",
        texts)  # fmt: skip
    assert said(page) == texts


def test_parts_are_said_in_their_own_language(page: Page) -> None:
    page.goto("/")
    pieces = page.evaluate(SAID)
    assert {piece["lang"] for piece in pieces} == {"es", "qu", "ay"}
    assert {"text": "Runasimi", "lang": "qu"} in pieces
