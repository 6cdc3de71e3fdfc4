"""The keyboard on the screen (UX 19): what its keys write and tell, and when it is there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Walker
from tests.browser.keyboard.conftest import key, tap

_TOLD = """() => {
  window.told = [];
  document.addEventListener('yachay:key', event => told.push(event.detail.name));
}"""


def tap_wherever(page: Page, symbols: str) -> None:
    """Taps each symbol, turning to the other rows of keys where it is not on the first."""
    for symbol in symbols:
        for _ in range(2):
            if not key(page, symbol).count():
                page.locator(":is([data-key=marks], [data-key=digits], [data-key=letters])").tap()
        tap(page, symbol)


@pytest.mark.parametrize("language", ["es", "qu", "ay"])
def test_ux19_every_letter_arrives_by_touch_in_every_language(touched: Page, language: str) -> None:
    Walker(touched, language).to_experience()
    field = touched.locator("#text")
    field.tap()
    written = "qwertyuiopasdfghjklñzxcvbnmáéíóúüäï',.0123456789"
    tap_wherever(touched, written)
    expect(field).to_have_value(written)
    expect(field).to_be_focused()


@pytest.mark.parametrize(("language", "own"), [("qu", "ñ'"), ("ay", "ñäïü'")])
def test_ux19_the_letters_of_a_language_need_no_other_row(
    touched: Page, language: str, own: str
) -> None:
    Walker(touched, language).to_experience()
    touched.locator("#text").tap()
    tap(touched, *own)
    expect(touched.locator("#text")).to_have_value(own)


def test_ux19_writing_is_mended_at_the_caret(touched: Page) -> None:
    Walker(touched).to_experience()
    field = touched.locator("#text")
    field.tap()
    tap(touched, "shift", "Ñ", "a", "space", "b", "delete", "left", "left", "left", "left", "c")
    tap(touched, "right", "d")
    expect(field).to_have_value("cÑda ")
    field.evaluate("field => field.select()")
    tap(touched, "e")
    expect(field).to_have_value("e")
    tap(touched, "delete", "delete", "left", "f")
    expect(field).to_have_value("f")


def test_ux19_a_finger_that_stays_on_delete_goes_on_deleting(walker: Walker) -> None:
    page = walker.page
    page.clock.install()
    walker.to_experience()
    field = page.locator("#text")
    field.fill("abcdefghij")
    field.click()
    key(page, "delete").hover()
    page.mouse.down()
    page.clock.run_for(500)
    expect(field).to_have_value("abcdefghij")
    page.clock.run_for(600)
    expect(field).to_have_value("abcdef")
    page.mouse.up()
    page.clock.run_for(5_000)
    expect(field).to_have_value("abcdef")
    key(page, "delete").click()
    expect(field).to_have_value("abcde")


def test_ux19_buscar_on_the_keyboard_searches(touched: Page) -> None:
    walker = Walker(touched)
    walker.to_district()
    touched.locator("#query").tap()
    expect(touched.locator("main button[value=buscar]")).to_be_visible()
    tap(touched, *"juliaca", "search")
    expect(touched.locator("input[value='211101']")).to_have_count(1)


def test_ux19_a_real_key_puts_the_keyboard_of_the_screen_away(walker: Walker) -> None:
    page = walker.page
    walker.to_experience()
    page.locator("#text").click()
    expect(page.locator(".keyboard")).to_be_visible()
    page.keyboard.type("ñandú")
    expect(page.locator(".keyboard")).to_have_count(0)
    expect(page.locator("#text")).to_have_value("ñandú")


def test_ux19_the_keyboard_is_still_there_after_the_idle_warning(walker: Walker) -> None:
    page = walker.page
    walker.to_experience()
    page.clock.install()
    page.reload()
    page.locator("#text").click()
    key(page, "a").click()
    page.clock.run_for(92_000)
    page.locator("#inactivo-seguir").click()
    expect(page.locator("#text")).to_be_focused()
    key(page, "b").click()
    expect(page.locator("#text")).to_have_value("ab")


def test_ux19_who_comes_by_the_tab_key_gets_no_keyboard_but_sees_the_focus(walker: Walker) -> None:
    page = walker.page
    walker.to_experience()
    page.locator("h1").click(position={"x": 1, "y": 60})
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator(".keyboard")).to_have_count(0)
    outline = "e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth"
    assert page.locator("#text").evaluate(outline) == "solid4px"


def test_ux19_the_field_shows_its_focus_while_keys_are_touched(touched: Page) -> None:
    Walker(touched).to_experience()
    touched.locator("#text").tap()
    tap(touched, "a")
    outline = "e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth"
    assert touched.locator("#text").evaluate(outline) == "solid4px"
    reached = "keys => keys.filter(key => key.tabIndex >= 0).length"
    assert touched.locator(".keyboard .key").evaluate_all(reached) == 0


def test_ux19_the_code_has_its_own_symbols_and_the_pin_its_digits(walker: Walker) -> None:
    code = walker.to_code()
    page = walker.page
    page.goto("/volver")
    page.locator("#code").click()
    for symbol in "OIL":
        expect(key(page, symbol)).to_have_count(0)
    for symbol in code.replace("-", ""):
        key(page, symbol).click()
    key(page, "done").click()
    walker.on("/volver/pin")
    page.locator("[data-keyboard-for=pin]").click()
    expect(key(page, ".")).to_have_count(0)
    for digit in "2580":
        key(page, digit).click()
    key(page, "done").click()
    walker.on("/mi-camino")


def test_ux19_no_more_is_written_than_the_field_takes(walker: Walker) -> None:
    page = walker.page
    walker.to_jobs("si")
    page.goto("/pin/1")
    page.evaluate(_TOLD)
    page.locator("#pin").click()
    for digit in "25802580":
        key(page, digit).click()
    expect(page.locator("#pin")).to_have_value("258025")
    assert page.evaluate("told") == ["asterisco"] * 6


def test_ux15_the_keys_of_a_masked_field_are_told_as_asterisks(walker: Walker) -> None:
    page = walker.page
    walker.to_jobs("si")
    page.goto("/pin/1")
    page.evaluate(_TOLD)
    page.locator("#pin").click()
    for digit in "2580":
        key(page, digit).click()
    assert page.evaluate("told") == ["asterisco"] * 4


def test_ux14_a_key_is_told_by_its_name(touched: Page) -> None:
    Walker(touched).to_experience()
    touched.locator("#text").tap()
    touched.evaluate(_TOLD)
    tap(touched, "a", "ñ", "shift", "Ñ", "space", ",", "delete", "marks", "á", "left", "done")
    assert touched.evaluate("told") == [
        *("a", "eñe", "Mayúsculas", "eñe", "Espacio", "coma", "Borrar", "Otras letras"),
        *("a con tilde", "Mover a la izquierda", "Listo"),
    ]
