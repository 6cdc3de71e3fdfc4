"""A page on which is noted what it asks the voice for, what is played, and how."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.conftest import address_of

#: Notes what is played and how; then plays it as fast as Chromium can.
_HOOK = """(() => {
  window.played = [];
  window.notes = 0;
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    window.sound = this;
    window.played.push({volume: this.volume, speed: this.playbackRate});
    const done = play.call(this);
    if (!window.slowly) this.playbackRate = 16;
    return done;
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) {
    window.notes += 1;
    return start.apply(this, when);
  };
})()"""
#: What the page would say from the top, without saying it.
SAID = """() => {
  let said;
  const note = (event) => { said ??= event.detail.pieces.map(({text, lang}) => ({text, lang})); };
  document.addEventListener("voice:say", note, true);
  document.dispatchEvent(new Event("voice:page"));
  document.removeEventListener("voice:say", note, true);
  return said;
}"""
STOPPED = "!window.sound || window.sound.paused"
SPEAKS = "window.sound !== undefined && !window.sound.paused"
LISTEN, PAUSE = "Escuchar", "Pausa"


class Heard(list[str]):
    """The sentences that the page asked the voice for, in order."""

    def note(self, request: Request) -> None:
        if request.url.endswith("/voz"):
            self.append(parse_qs(request.post_data or "")["texto"][0])


@pytest.fixture
def page(context: BrowserContext) -> Page:
    context.add_init_script(_HOOK)
    return context.new_page()


@pytest.fixture
def heard(page: Page) -> Heard:
    noted = Heard()
    page.on("request", noted.note)
    return noted


def rail(page: Page, name: str) -> None:
    page.locator(".tools").get_by_role("button", name=name, exact=True).click()


def begin(page: Page, name: str = "Castellano") -> None:
    page.goto("/")
    page.locator("main").get_by_role("button", name=name).click()
    expect(page).to_have_url(address_of("/bienvenida"))


def said(page: Page) -> list[str]:
    return [piece["text"] for piece in page.evaluate(SAID)]


def until(page: Page, holds: str) -> None:
    """Waits for a condition; the pages' policy forbids Playwright's own way, which is eval."""
    for _ in range(500):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never came true: {holds}")


def until_quiet(page: Page) -> None:
    expect(page.locator("#escuchar")).not_to_have_attribute("data-playing", "")
