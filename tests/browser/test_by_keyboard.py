"""The whole journey with a real keyboard only, and the whole of it by touch only."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SCREEN, Walker, address_of

_ON = "main button[type=submit].button:not(.second)"


#: The outline of what has the focus; of a choice, of the tile that stands for it.
_OUTLINE = """() => {
  const at = document.activeElement;
  return getComputedStyle(at.matches('.choice input') ? at.nextElementSibling : at).outlineStyle;
}"""


class Typist:
    """Somebody who has no mouse and no touch screen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab_to(self, selector: str) -> None:
        """Presses Tab until what is wanted has the focus, and sees that it shows."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                assert self.page.evaluate(_OUTLINE) != "none", selector
                return
        raise AssertionError(f"Tab never reaches {selector} of {self.page.url}")

    def enter(self, selector: str, arrives: str) -> None:
        self.tab_to(selector)
        self.page.keyboard.press("Enter")
        expect(self.page).to_have_url(address_of(arrives))

    def choose(self, arrives: str, downs: int = 0) -> None:
        """Takes a radio choice with the arrows, and goes on."""
        self.tab_to("main input[type=radio]")
        self.page.keyboard.press("Space")
        for _ in range(downs):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        expect(self.page).to_have_url(address_of(arrives))


def test_ux19_the_whole_journey_with_a_real_keyboard_only(page: Page) -> None:
    me = Typist(page)
    page.goto("/")
    me.enter("main button[value=es]", "/bienvenida")
    me.enter("main a[href='/guardar']", "/guardar")
    me.choose("/compartir")
    me.choose("/consejo")
    me.choose("/distrito")
    me.tab_to("#query")
    page.keyboard.type("juliaca")
    page.keyboard.press("Enter")
    expect(page.get_by_text("San Román")).to_be_visible()
    me.choose("/edad")
    me.choose("/estudios", downs=3)
    me.choose("/experiencia", downs=2)
    me.tab_to("#text")
    page.keyboard.type("hago chompas y vendo en la feria")
    me.enter(_ON, "/entendimos")
    me.tab_to(".entries input")
    page.keyboard.press("Space")
    me.enter(_ON, "/entendimos/2")
    me.enter(_ON, "/intereses")
    me.tab_to("main input[type=checkbox]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address_of("/horas"))
    for arrives in ("/plazo", "/dinero", "/distancia", "/horario"):
        me.choose(arrives)
    me.enter(_ON, "/necesidades")
    me.enter(_ON, "/respuestas")
    me.enter(_ON, "/trabajos")
    me.enter("main a[href='/trabajo/1']", "/trabajo/1")
    me.enter(_ON, "/camino/1")
    me.enter("main a[href='/camino/1/probar']", "/camino/1/probar")
    me.tab_to("#hours")
    with page.expect_response("**/probar"):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("#hours-dice")).to_have_text("2 horas por semana")
    me.enter("main a.second", "/camino/1")
    me.enter("main a[href='/llevar/1']", "/llevar/1")
    me.enter("main a[href='/utilidad']", "/utilidad")
    me.enter("main button[value=si]", "/fin")


def test_the_whole_journey_by_touch_only(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=SCREEN, base_url=address, has_touch=True)
    page = context.new_page()
    walker = Walker(page)

    def tap(selector: str, arrives: str) -> None:
        page.locator(selector).last.tap()
        expect(page).to_have_url(address_of(arrives))

    walker.to_jobs()
    tap("main a[href='/trabajo/2']", "/trabajo/2")
    tap(_ON, "/camino/2")
    tap("main a[href='/camino/2/paso/1']", "/camino/2/paso/1")
    tap("main button[value=no]", "/camino/2/paso/1/motivo")
    tap("main button[value=costly]", "/camino/2/paso/1")
    tap("main a[href='/llevar/2']", "/llevar/2")
    tap("main a[href='/utilidad']", "/utilidad")
    tap("main button[value=no]", "/fin")
    context.close()
