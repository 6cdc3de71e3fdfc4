"""The keyboard on the screen (UX 19) stands where it is in nobody's way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Walker
from tests.browser.keyboard.conftest import key, tap
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
  const errors = [...document.querySelectorAll('.field-error')].filter(e => e.checkVisibility());
  for (const part of [document.activeElement, document.querySelector('h1'), ...errors]) {
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


def wrong_with(page: Page, field: str) -> list[str]:
    page.locator(field).tap()
    expect(page.locator(field)).to_be_focused()
    return [f"{page.url} {found}" for found in page.evaluate(_WRONG)]


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
    tap(touched, "1", "2", "3", "done")
    walker.on("/horas")
    expect(touched.get_by_role("alert")).to_be_visible()
    assert wrong_with(touched, "#hours_number") == []
    tap(touched, "delete", "done")
    expect(touched.locator("#hours_number")).to_have_value("12")
    expect(touched.locator("input[value=otra]")).to_be_checked()
    walker.on("/plazo")
    walker.choose("26", "/dinero")
    assert wrong_with(touched, "#budget_number") == []
    tap(touched, "done")
    touched.locator("label:has(input[value=otra])").tap()
    expect(touched.locator(".keyboard")).to_be_visible()
    expect(touched.locator("#budget_number")).to_be_focused()


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
