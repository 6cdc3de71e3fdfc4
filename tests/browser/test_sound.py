"""Every page can be heard: what is said, in which order, and when it stops."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from kiosk.voice.texts import fixed
from tests.browser.conftest import address_of
from tests.kiosk.web.fakes import WORDS

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
_SAID = """() => {
  let said;
  const note = (event) => { said ??= event.detail.pieces.map(({text, lang}) => ({text, lang})); };
  document.addEventListener("voice:say", note, true);
  document.dispatchEvent(new Event("voice:page"));
  document.removeEventListener("voice:say", note, true);
  return said;
}"""
_STOPPED = "!window.sound || window.sound.paused"
_SPEAKS = "window.sound !== undefined && !window.sound.paused"
_WORD = re.compile(r"\w+")
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
    return [piece["text"] for piece in page.evaluate(_SAID)]


def until(page: Page, holds: str) -> None:
    """Waits for a condition; the pages' policy forbids Playwright's own way, which is eval."""
    for _ in range(500):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never came true: {holds}")


def until_quiet(page: Page) -> None:
    expect(page.locator("#escuchar")).not_to_have_attribute("data-playing", "")


def answer(page: Page) -> None:
    """Answers whatever the page asks, and goes on."""
    main = page.locator("main")
    if main.locator("#query").count() and not main.locator("[type=radio]").count():
        main.locator("#query").fill("juliaca")
        main.get_by_role("button", name="Buscar").click()
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


def leave_by_link(page: Page) -> None:
    page.get_by_role("link", name="Empezar").click()


def leave_by_form(page: Page) -> None:
    page.get_by_role("button", name="Color").click()


def leave_by_itself(page: Page) -> None:
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")


@pytest.mark.parametrize("leave", [leave_by_link, leave_by_form, leave_by_itself])
def test_ux14_speech_stops_the_moment_the_page_is_left(
    page: Page, heard: Heard, leave: Callable[[Page], None]
) -> None:
    begin(page)
    page.evaluate("window.slowly = true")
    rail(page, LISTEN)
    until(page, _SPEAKS)
    # The way on is barred: what is heard from here on is heard of a page that was left.
    page.evaluate("""() => {
      addEventListener("submit", (event) => event.preventDefault());
      addEventListener("click", (event) => event.target.closest("a") && event.preventDefault());
    }""")
    leave(page)
    until(page, _STOPPED)
    asked = len(heard)
    page.wait_for_timeout(1500)
    assert page.evaluate(_STOPPED)
    assert len(heard) == asked


def test_ux14_pause_goes_on_where_it_stopped(page: Page, heard: Heard) -> None:
    begin(page)
    expected = said(page)
    page.evaluate("window.slowly = true")
    rail(page, LISTEN)
    spoken = page.locator("main .spoken")
    expect(spoken).not_to_have_text(expected[0])
    stopped_at = spoken.inner_text()
    rail(page, PAUSE)
    assert page.evaluate(_STOPPED)
    expect(spoken).to_have_count(0)
    heard.clear()
    page.wait_for_timeout(1000)
    assert heard == []
    page.evaluate("window.slowly = false")
    rail(page, LISTEN)
    until_quiet(page)
    assert heard == expected[-len(heard) :]
    assert heard[0] in stopped_at


def test_ux14_repeat_says_the_page_again_from_the_top(page: Page, heard: Heard) -> None:
    begin(page)
    rail(page, LISTEN)
    until_quiet(page)
    first = [*heard]
    heard.clear()
    rail(page, "Sonido")
    page.get_by_role("button", name="Repetir esta página").click()
    expect(page.locator("#sonido")).not_to_be_visible()
    until_quiet(page)
    assert heard == first


def test_ux14_once_on_each_new_page_is_said_by_itself_until_paused(
    page: Page, heard: Heard
) -> None:
    page.goto("/")
    rail(page, LISTEN)
    until_quiet(page)
    heard.clear()
    page.locator("main").get_by_role("button", name="Castellano").click()
    expect(page).to_have_url(address_of("/bienvenida"))
    page.evaluate("window.slowly = true")
    expect(page.locator(".spoken").first).to_be_attached()
    assert heard[0] == page.locator("h1").inner_text()
    rail(page, PAUSE)
    page.get_by_role("link", name="Empezar").click()
    expect(page.locator("[type=radio]").first).to_be_visible()
    heard.clear()
    page.wait_for_timeout(800)
    assert heard == []


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
    until(page, _SPEAKS)
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


@pytest.mark.parametrize("on", [True, False])
def test_ux07_the_warning_is_heard_even_while_sound_is_off(
    page: Page, heard: Heard, on: bool
) -> None:
    page.clock.install()
    begin(page)
    if on:
        rail(page, LISTEN)
        until_quiet(page)
    heard.clear()
    page.clock.run_for(75_000)
    assert page.evaluate("notes") == 0
    page.clock.run_for(20_000)
    expect(page.locator("#inactivo")).to_be_visible()
    assert page.evaluate("notes") == 2
    if on:
        expect(page.locator("#inactivo .spoken").first).to_be_visible()
    assert heard[:1] == (["¿Sigue ahí?"] if on else [])
    page.get_by_role("button", name="Sí, sigo aquí").click()
    expect(page.locator("#inactivo .spoken")).to_have_count(0)


def test_ux09_volume_and_speed_last_for_a_turn_and_not_for_the_next_person(
    page: Page, heard: Heard
) -> None:
    begin(page)
    rail(page, "Sonido")
    page.get_by_role("button", name="Subir el volumen").click(click_count=3)
    page.get_by_role("button", name="Hablar más lento").click()
    expect(page.locator("[data-sound-now=volume]")).to_have_text("Alto")
    expect(page.locator("[data-sound-now=speed]")).to_have_text("Lento")
    page.locator("#sonido").get_by_role("button", name="Cerrar").click()
    rail(page, LISTEN)
    until_quiet(page)
    page.get_by_role("link", name="Empezar").click()
    until(page, "window.played.length > 0")
    assert page.evaluate("played[0]") == {"volume": 1, "speed": 0.8}
    rail(page, "Empezar de nuevo")
    expect(page).to_have_url(address_of("/"))
    heard.clear()
    begin(page)
    page.wait_for_timeout(500)
    assert heard == []
    rail(page, LISTEN)
    until(page, "window.played.length > 0")
    assert page.evaluate("played[0]") == {"volume": 0.6, "speed": 1}


def test_ux09_sound_begun_on_the_start_page_is_forgotten_when_nobody_goes_on(
    page: Page, heard: Heard
) -> None:
    page.clock.install()
    page.goto("/")
    rail(page, LISTEN)
    until_quiet(page)
    page.clock.run_for(61_000)
    heard.clear()
    page.locator("main").get_by_role("button", name="Castellano").click()
    expect(page).to_have_url(address_of("/bienvenida"))
    page.wait_for_timeout(500)
    assert heard == []


@pytest.mark.parametrize("reason", ["no_voice", "engine_missing"])
def test_ux14_where_there_is_no_voice_the_page_says_so_once(page: Page, reason: str) -> None:
    page.route("**/voz", lambda route: route.fulfill(status=503, json={"reason": reason}))
    begin(page)
    rail(page, LISTEN)
    notice = page.locator("#sonido-aviso")
    words = "Todavía no hay voz" if reason == "no_voice" else "Este equipo no puede hablar"
    expect(notice).to_be_visible()
    assert notice.inner_text().startswith(words)
    page.locator("#sonido").get_by_role("button", name="Cerrar").click()
    rail(page, LISTEN)
    until_quiet(page)
    expect(notice).not_to_be_visible()


def test_a_page_and_the_clips_cut_sentences_alike(page: Page) -> None:
    begin(page)
    texts = list(fixed("es").values())
    page.evaluate("""texts => document.querySelector('main').replaceChildren(
        ...texts.map(text => Object.assign(document.createElement('p'), {textContent: text})))""",
        texts)  # fmt: skip
    assert said(page) == texts


def test_parts_are_said_in_their_own_language(page: Page) -> None:
    page.goto("/")
    pieces = page.evaluate(_SAID)
    assert {piece["lang"] for piece in pieces} == {"es", "qu", "ay"}
    assert {"text": "Runasimi", "lang": "qu"} in pieces


def test_without_script_no_button_of_sound_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    expect(page.locator("#sonido-botones")).not_to_be_visible()
    context.close()
