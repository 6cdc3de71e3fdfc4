"""The keyboard on the screen (UX 19): every letter by touch, never in the way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SCREEN, Walker
from tests.browser.test_pages import axe_violations

_LAYOUT = """() => {
  const keys = [...document.querySelectorAll('.keyboard .key')].map(k => k.getBoundingClientRect());
  const wrong = [];
  for (const [i, a] of keys.entries()) {
    if (a.width < 59.5 || a.height < 59.5) wrong.push(`small ${a.width}x${a.height}`);
    const rail = document.querySelector('.tools').getBoundingClientRect().right;
    if (a.left < rail || a.right > innerWidth || a.bottom > innerHeight) wrong.push('outside');
    for (const b of keys.slice(i + 1)) {
      const x = Math.max(b.left - a.right, a.left - b.right);
      const y = Math.max(b.top - a.bottom, a.top - b.bottom);
      if (Math.max(x, y) < 7.5) wrong.push(`close ${x} ${y}`);
    }
  }
  const top = document.querySelector('.keyboard').getBoundingClientRect().top;
  for (const part of [document.activeElement, document.querySelector('h1')]) {
    const box = part.getBoundingClientRect();
    if (box.top < 0 || box.bottom > top) wrong.push(`${part.tagName} covered: ${box.bottom}`);
  }
  const large = document.documentElement.matches('.large'); // the rail alone may scroll then
  if (!large && document.documentElement.scrollHeight > innerHeight) wrong.push('scrolls');
  return wrong;
}"""


@pytest.fixture
def touched(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=SCREEN, base_url=address, has_touch=True)
    yield context.new_page()
    context.close()


def tap(page: Page, *keys: str) -> None:
    for key in keys:
        page.locator(f'.keyboard .key[data-key="{key}"]').tap()


@pytest.mark.parametrize("language", ["es", "qu", "ay"])
def test_ux19_every_letter_arrives_by_touch_in_every_language(touched: Page, language: str) -> None:
    Walker(touched, language).to_experience()
    touched.locator("#text").tap()
    tap(touched, "a", "ñ", "space", "marks")
    tap(touched, "á", "é", "í", "ó", "ú", "ü", "ä", "ï", "'", "shift", "Ä", "b")
    expect(touched.locator("#text")).to_have_value("añ áéíóúüäï'Äb")
    tap(touched, "delete", "left", "c", "right")
    expect(touched.locator("#text")).to_have_value("añ áéíóúüäï'cÄ")
    expect(touched.locator("#text")).to_be_focused()


@pytest.mark.parametrize("large", [False, True])
def test_ux19_the_keyboard_leaves_field_and_question_in_sight(touched: Page, large: bool) -> None:
    walker = Walker(touched)
    walker.begin()
    if large:
        touched.locator("button[value=letra]").click()
    walker.choose("no", "/compartir")
    walker.choose("no", "/consejo")
    walker.choose("no", "/distrito")
    wrong = check(touched, "#query")
    tap(touched, *"juliaca", "search")
    walker.choose("211101", "/edad")
    walker.choose("30-44", "/estudios")
    walker.choose("secundaria", "/experiencia")
    wrong += check(touched, "#text")
    touched.goto("/volver")
    wrong += check(touched, "#code")
    assert not wrong, "\n".join(wrong)


def check(page: Page, field: str) -> list[str]:
    page.locator(field).tap()
    return [f"{page.url} {found}" for found in page.evaluate(_LAYOUT)]


def test_ux19_a_number_is_written_with_digits_only(touched: Page) -> None:
    walker = Walker(touched)
    walker.to_understood()
    walker.on("/entendimos/2")
    walker.on("/intereses")
    walker.on("/horas")
    assert check(touched, "#hours_number") == []
    assert touched.locator(".keyboard .key[data-key=q]").count() == 0
    tap(touched, "1", "2")
    expect(touched.locator("#hours_number")).to_have_value("12")
    expect(touched.locator("input[value=otra]")).to_be_checked()


def test_ux19_a_real_key_puts_the_keyboard_of_the_screen_away(walker: Walker) -> None:
    page = walker.page
    walker.to_experience()
    page.locator("#text").click()
    expect(page.locator(".keyboard")).to_be_visible()
    page.keyboard.type("hola")
    expect(page.locator(".keyboard")).to_have_count(0)
    expect(page.locator("#text")).to_have_value("hola")


def test_ux19_who_comes_by_the_tab_key_gets_no_keyboard(walker: Walker) -> None:
    walker.to_experience()
    walker.page.locator("#text").focus()
    expect(walker.page.locator(".keyboard")).to_have_count(0)


def test_ux19_the_code_has_its_own_symbols_and_the_pin_its_digits(walker: Walker) -> None:
    code = walker.to_code()
    page = walker.page
    page.goto("/volver")
    page.locator("#code").click()
    for symbol in code.replace("-", ""):
        page.locator(f'.keyboard .key[data-key="{symbol}"]').click()
    page.locator(".keyboard .key[data-key=done]").click()
    walker.on("/volver/pin")
    page.locator("[data-keyboard-for=pin]").click()
    for digit in "2580":
        page.locator(f'.keyboard .key[data-key="{digit}"]').click()
    page.locator(".keyboard .key[data-key=done]").click()
    walker.on("/mi-camino")


def test_ux15_the_keys_of_a_masked_field_are_told_as_asterisks(walker: Walker) -> None:
    page = walker.page
    walker.to_jobs("si")
    page.goto("/pin/1")
    page.evaluate(
        "window.told = []; addEventListener('yachay:key', e => told.push(e.detail.name), true)"
    )
    page.locator("#pin").click()
    for digit in "2580":
        page.locator(f'.keyboard .key[data-key="{digit}"]').click()
    assert page.evaluate("told") == ["asterisco"] * 4


def test_axe_finds_nothing_with_the_keyboard_open(walker: Walker) -> None:
    walker.to_experience()
    walker.page.locator("#text").click()
    expect(walker.page.locator(".keyboard")).to_be_visible()
    assert axe_violations(walker.page, "teclado") == []
