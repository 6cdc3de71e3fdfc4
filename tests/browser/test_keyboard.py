"""The keyboard on the screen (UX 19): every letter by touch, never in the way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import SCREEN, Walker
from tests.browser.test_pages import axe_violations

#: What is wrong with where the keys, the field and its question stand.
_WRONG = """() => {
  const wrong = [];
  const board = document.querySelector('.keyboard');
  if (!board) return ['no keyboard'];
  const keys = [...board.querySelectorAll('.key')].map(k => k.getBoundingClientRect());
  const rail = document.querySelector('.tools').getBoundingClientRect().right;
  for (const [i, a] of keys.entries()) {
    if (a.width < 59.5 || a.height < 59.5) wrong.push(`small ${a.width}x${a.height}`);
    if (a.left < rail || a.right > innerWidth || a.bottom > innerHeight) wrong.push('outside');
    for (const b of keys.slice(i + 1)) {
      const x = Math.max(b.left - a.right, a.left - b.right);
      const y = Math.max(b.top - a.bottom, a.top - b.bottom);
      if (Math.max(x, y) < 7.5) wrong.push(`close ${x} ${y}`);
    }
  }
  for (const key of board.querySelectorAll('.key'))
    if (key.scrollWidth > key.clientWidth) wrong.push(`${key.textContent} does not fit`);
  const end = board.getBoundingClientRect().top;
  for (const part of [document.activeElement, document.querySelector('h1'),
                      ...document.querySelectorAll('main form > .field-error')]) {
    const box = part.getBoundingClientRect();
    const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (box.top < 0 || box.bottom > end) wrong.push(`${part.tagName} covered: ${box.bottom}`);
    if (!part.contains(middle)) wrong.push(`${part.tagName} under ${middle.tagName}`);
  }
  const alone = document.documentElement.matches('.large') // its rail scrolls there
    ? document.querySelector('main') : document.documentElement;
  if (alone.scrollHeight > Math.max(alone.clientHeight, end)) wrong.push('scrolls');
  if (document.documentElement.scrollWidth > innerWidth) wrong.push('scrolls sideways');
  return wrong;
}"""
_TOLD = """() => {
  window.told = [];
  document.addEventListener('yachay:key', event => told.push(event.detail.name));
}"""


@pytest.fixture
def touched(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=SCREEN, base_url=address, has_touch=True)
    yield context.new_page()
    context.close()


def key(page: Page, name: str) -> Locator:
    return page.locator(f'.keyboard .key[data-key="{name}"]')


def tap(page: Page, *names: str) -> None:
    for name in names:
        key(page, name).tap()


def tap_wherever(page: Page, symbols: str) -> None:
    """Taps each symbol, turning to the other rows of keys where it is not on the first."""
    for symbol in symbols:
        for _ in range(2):
            if not key(page, symbol).count():
                page.locator(":is([data-key=marks], [data-key=digits], [data-key=letters])").tap()
        tap(page, symbol)


def wrong_with(page: Page, field: str) -> list[str]:
    page.locator(field).tap()
    expect(page.locator(field)).to_be_focused()
    return [f"{page.url} {found}" for found in page.evaluate(_WRONG)]


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


@pytest.mark.parametrize("language", ["es", "qu", "ay"])
@pytest.mark.parametrize("large", [False, True])
def test_ux19_field_and_question_and_error_stay_in_sight(
    touched: Page, large: bool, language: str
) -> None:
    walker = Walker(touched, language)
    walker.begin()
    if large:
        touched.locator("button[value=letra]").click()
        expect(touched.locator("html")).to_have_class("large ")
    walker.choose("no", "/compartir")
    walker.choose("no", "/consejo")
    walker.choose("no", "/distrito")
    wrong = wrong_with(touched, "#query")
    tap(touched, "search")
    expect(touched.get_by_role("alert")).to_be_visible()
    wrong += wrong_with(touched, "#query")
    tap(touched, *"juliaca", "search")
    walker.choose("211101", "/edad")
    walker.choose("30-44", "/estudios")
    walker.choose("secundaria", "/experiencia")
    wrong += wrong_with(touched, "#text")
    tap(touched, "done")
    walker.on("/experiencia")
    expect(touched.get_by_role("alert")).to_be_visible()
    wrong += wrong_with(touched, "#text")
    tap(touched, *"tejo", "done")
    touched.goto("/volver")
    wrong += wrong_with(touched, "#code")
    tap(touched, "0", "done")
    walker.on("/volver")
    wrong += wrong_with(touched, "#code")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("large", [False, True])
def test_ux19_a_number_is_written_with_digits_only(touched: Page, large: bool) -> None:
    walker = Walker(touched)
    walker.to_understood()
    if large:
        touched.locator("button[value=letra]").click()
        expect(touched.locator("html")).to_have_class("large ")
    walker.on("/entendimos/2")
    walker.on("/intereses")
    walker.on("/horas")
    assert wrong_with(touched, "#hours_number") == []
    signs = touched.locator(".keyboard .key").evaluate_all("keys => keys.map(k => k.dataset.key)")
    assert signs == [*"1234567890,.", "delete", "done"]
    tap(touched, "1", "2", "3", "delete", "done")
    expect(touched.locator("#hours_number")).to_have_value("12")
    expect(touched.locator("input[value=otra]")).to_be_checked()
    walker.on("/plazo")
    walker.choose("26", "/dinero")
    assert wrong_with(touched, "#money_number") == []
    tap(touched, "done")
    touched.locator("label:has(input[value=otra])").tap()
    expect(touched.locator(".keyboard")).to_be_visible()
    expect(touched.locator("#money_number")).to_be_focused()


def test_ux19_listo_brings_the_page_back_and_leaves_the_focus(touched: Page) -> None:
    walker = Walker(touched)
    walker.to_experience()
    before = touched.locator("main").bounding_box()
    touched.locator("#text").tap()
    tap(touched, *"tejo")
    expect(touched.locator("html.typing")).to_have_count(1)
    expect(touched.locator("main aside")).to_be_hidden()
    tap(touched, "done")
    expect(touched.locator(".keyboard")).to_have_count(0)
    expect(touched.locator("#text")).to_be_focused()
    assert touched.locator("main").bounding_box() == before
    walker.on("/entendimos")


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


def test_ux20_the_keyboard_does_not_move(touched: Page) -> None:
    touched.emulate_media(reduced_motion="reduce")
    Walker(touched).to_experience()
    touched.locator("#text").tap()
    assert touched.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("look", ["", "letra", "contraste"])
def test_axe_finds_nothing_with_the_keyboard_open(walker: Walker, look: str) -> None:
    walker.to_experience()
    if look:
        button = walker.page.locator(f"button[value={look}]")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    walker.page.locator("#text").click()
    expect(walker.page.locator(".keyboard")).to_be_visible()
    assert axe_violations(walker.page, "teclado") == []
    key(walker.page, "marks").click()
    assert axe_violations(walker.page, "otras letras") == []
