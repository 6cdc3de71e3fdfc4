"""Every page at 1024×600: nothing scrolls, targets are large, axe finds nothing."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kiosk.web import i18n
from tests.browser.conftest import SCREEN, Walker
from tests.browser.walk import PAPER, every_page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SMALL_TARGETS = """() => {
  const small = [];
  for (const e of document.querySelectorAll('a, button, label, input[type=text], textarea')) {
    if (e.matches('.skip, h1 label, .amount label, .slider label')) continue;
    const b = e.getBoundingClientRect();
    if (b.width && (b.width < 59.5 || b.height < 59.5))
      small.push(`${e.textContent.trim()} ${b.width}x${b.height}`);
  }
  return small;
}"""
_CLOSE_TARGETS = """() => {
  const close = [];
  const boxes = [...document.querySelectorAll('a, button, label.choice, label.no')]
    .filter(e => !e.matches('.skip') && e.checkVisibility())
    .map(e => [e.textContent.trim(), e.getBoundingClientRect()]);
  for (const [i, [name, a]] of boxes.entries()) for (const [other, b] of boxes.slice(i + 1)) {
    const x = Math.max(b.left - a.right, a.left - b.right);
    const y = Math.max(b.top - a.bottom, a.top - b.bottom);
    if (Math.max(x, y) < 7.5) close.push(`${name} / ${other}: ${x}, ${y}`);
  }
  return close;
}"""
_SMALL_TEXT = """() => [...document.querySelectorAll('body *')].filter(e =>
    e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < 20 &&
    [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
  ).map(e => e.textContent.trim())"""


def wrong_with(page: Page, name: str) -> list[str]:
    wrong: list[str] = []
    height, width = page.evaluate(
        "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
    )
    if (height > 600 and name not in PAPER) or width > 1024:
        wrong.append(f"{name} scrolls: {width}x{height}")
    for question in (_SMALL_TARGETS, _CLOSE_TARGETS, _SMALL_TEXT):
        wrong += [f"{name}: {found}" for found in page.evaluate(question)]
    return wrong


def axe_violations(page: Page, name: str) -> list[str]:
    found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    return [f"{name}: {v['id']} {[n['html'] for n in v['nodes']][:3]}" for v in found]


#: Where the pages are pictured for people to look at; kept by CI, never committed.
SCREENS = Path(__file__).parents[2] / "var" / "screens"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_ux10_ux11_ux13_every_page_fits_and_axe_finds_nothing(page: Page, language: str) -> None:
    wrong: list[str] = []
    folder = SCREENS / language
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(every_page(Walker(page, language)), start=1):
        wrong += wrong_with(page, name) + axe_violations(page, name)
        page.screenshot(path=folder / f"{number:02d}-{name}.png")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("look", ["letra", "contraste"])
def test_axe_finds_nothing_on_any_page_that_looks_otherwise(
    page: Page, look: str, language: str
) -> None:
    pages = every_page(Walker(page, language))
    next(pages)
    button = page.locator(f'button[name="cambio"][value="{look}"]')
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    wrong = axe_violations(page, "inicio")
    for name in pages:
        wrong += axe_violations(page, name)
    assert not wrong, "\n".join(wrong)


def test_ux05_the_error_summary_has_the_focus(walker: Walker) -> None:
    walker.to_district()
    walker.press("buscar", "/distrito")
    summary = walker.page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(walker.page.locator("#query")).to_be_focused()


def test_ux12_the_chosen_state_has_a_tick(walker: Walker) -> None:
    walker.begin()
    tick = "e => getComputedStyle(e, '::after').content"
    chosen = walker.page.locator("input[value=no]")
    assert chosen.evaluate(tick) == '""'
    assert walker.page.locator("input[value=si]").evaluate(tick) == "none"


def test_ux11_large_letters_are_larger(walker: Walker) -> None:
    size = "getComputedStyle(document.body).fontSize"
    walker.page.goto("/")
    assert walker.page.evaluate(size) == "20px"
    walker.page.locator("button[value=letra]").click()
    expect(walker.page.locator("html")).to_have_class("large ")
    assert walker.page.evaluate(size) == "26.4px"


#: WCAG 2.2, 1.4.12: a reader's own spacing, which also stands for a machine's wider letters.
_WIDE_TEXT = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
        "* { letter-spacing: .12em !important; word-spacing: .16em !important; }");
    document.adoptedStyleSheets = [sheet];
}"""


def test_ux13_nothing_overlaps_at_200_percent(browser: Browser, address: str) -> None:
    """A zoom of 200 % leaves 512×300 pixels of CSS; there, scrolling down is allowed."""
    zoomed = browser.new_context(
        base_url=address, viewport={"width": 512, "height": 300}, device_scale_factor=2
    )
    walker = Walker(zoomed.new_page())
    for name in every_page(walker):
        assert walker.page.evaluate(_CLOSE_TARGETS) == [], name
        walker.page.evaluate(_WIDE_TEXT)
        assert walker.page.evaluate("document.documentElement.scrollWidth") <= 512, name
    zoomed.close()


def test_ux20_nothing_moves_by_itself(walker: Walker) -> None:
    walker.page.emulate_media(reduced_motion="reduce")
    walker.page.goto("/")
    moving = "document.getAnimations().length"
    assert walker.page.evaluate(moving) == 0


def test_the_sheet_is_one_page_of_a4(walker: Walker) -> None:
    walker.to_jobs()
    walker.page.goto("/imprimir/1")
    assert walker.page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_the_journey_works_without_any_script(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=address, viewport=SCREEN)
    walker = Walker(plain.new_page())
    walker.to_jobs()
    walker.follow("/trabajo/1")
    walker.on("/camino/1")
    expect(walker.page.get_by_role("heading", level=1)).to_contain_text("Operario")
    plain.close()


def test_nothing_is_asked_of_any_other_machine(walker: Walker, address: str) -> None:
    asked: list[str] = []
    walker.page.on("request", lambda request: asked.append(request.url))
    walker.to_jobs()
    walker.page.goto("/imprimir/1")
    assert all(url.startswith(address) for url in asked)
