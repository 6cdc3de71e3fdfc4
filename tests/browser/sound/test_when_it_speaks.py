"""When the page speaks and when it is silent: leaving, pausing, warning, the next person."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import address_of
from tests.browser.sound.conftest import (
    LISTEN,
    PAUSE,
    SPEAKS,
    STOPPED,
    Heard,
    begin,
    rail,
    said,
    until,
    until_quiet,
)


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
    until(page, SPEAKS)
    # The way on is barred: what is heard from here on is heard of a page that was left.
    page.evaluate("""() => {
      addEventListener("submit", (event) => event.preventDefault());
      addEventListener("click", (event) => event.target.closest("a") && event.preventDefault());
    }""")
    leave(page)
    until(page, STOPPED)
    asked = len(heard)
    page.wait_for_timeout(1500)
    assert page.evaluate(STOPPED)
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
    assert page.evaluate(STOPPED)
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


def test_without_script_no_button_of_sound_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    expect(page.locator("#sonido-botones")).not_to_be_visible()
    context.close()
