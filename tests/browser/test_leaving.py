"""Leaving: Back shows nothing, the screen is covered at once, idle turns end."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Walker, address_of

SECRET = re.compile("chompas|Juliaca|tejer", re.IGNORECASE)


@pytest.mark.parametrize("ending", ["Terminar sin responder", "Empezar de nuevo"])
def test_ux02_ux25_back_after_the_end_shows_nothing(walker: Walker, ending: str) -> None:
    page = walker.page
    walker.to_jobs()
    page.goto("/imprimir/1")
    page.goto("/utilidad")
    walker.go(ending, "/fin" if ending.startswith("Terminar") else "/")
    for _ in range(12):
        page.go_back(wait_until="load")
        expect(page.locator("body")).not_to_contain_text(SECRET)
        assert not SECRET.search(page.content())
        assert page.evaluate("[...document.querySelectorAll('input, textarea')].map(e => e.value)"
                             ".every(v => !/chompas|juliaca/i.test(v))")  # fmt: skip


def test_ux02_back_during_the_turn_is_safe(walker: Walker) -> None:
    page = walker.page
    walker.to_understood()
    page.go_back()
    expect(page.locator("#text")).to_have_value(re.compile("chompas"))
    page.go_back()
    expect(page).to_have_url(address_of("/estudios"))
    expect(page.locator("input[value=secundaria]")).to_be_checked()
    walker.go("Continuar", "/entendimos")


def test_ux06_the_screen_is_covered_before_the_server_answers(walker: Walker) -> None:
    page = walker.page
    walker.to_experience()
    page.locator("#text").fill("mi secreto")
    page.evaluate("addEventListener('submit', (event) => event.preventDefault())")
    page.get_by_role("button", name="Empezar de nuevo").click()
    expect(page.locator("html")).to_have_class(re.compile("covered"))
    assert page.locator("#text").is_visible() is False


def test_ux07_an_idle_screen_asks_and_then_wipes(walker: Walker) -> None:
    page = walker.page
    page.clock.install()
    walker.to_experience()
    page.clock.run_for(89_000)
    expect(page.locator("#inactivo")).not_to_be_visible()
    page.clock.run_for(3_000)
    expect(page.get_by_role("dialog", name="¿Sigue ahí?")).to_be_visible()
    page.clock.run_for(31_000)
    expect(page).to_have_url(address_of("/"))
    page.goto("/experiencia")
    expect(page.get_by_role("heading", level=1)).to_have_text("Este turno ya terminó")


def test_ux07_one_tap_extends_at_least_ten_times(walker: Walker) -> None:
    page = walker.page
    page.clock.install()
    walker.to_experience()
    page.locator("#text").fill("sigo escribiendo")
    for _ in range(10):
        page.clock.run_for(95_000)
        page.get_by_role("button", name="Sí, sigo aquí").click()
        expect(page.locator("#inactivo")).not_to_be_visible()
    expect(page.locator("#text")).to_have_value("sigo escribiendo")


def test_typing_keeps_the_turn_on_the_server(walker: Walker) -> None:
    page = walker.page
    page.clock.install()
    walker.to_experience()
    page.clock.run_for(25_000)
    with page.expect_response("**/seguir") as answer:
        page.locator("#text").press_sequentially("hago chompas")
    assert answer.value.status == 204


def test_a_page_left_on_the_screen_goes_back_to_the_start(walker: Walker) -> None:
    page = walker.page
    page.clock.install()
    page.goto("/nada")
    page.clock.run_for(61_000)
    expect(page).to_have_url(address_of("/"))


def test_typing_a_number_is_choosing_another_amount(walker: Walker) -> None:
    page = walker.page
    walker.to_check()
    page.goto("/horas")
    page.locator("#hours_number").fill("12")
    expect(page.locator("input[value=otra]")).to_be_checked()
    walker.pick("20")
    expect(page.locator("#hours_number")).to_have_value("")


def test_ux19_a_real_keyboard_alone_suffices(walker: Walker) -> None:
    page = walker.page
    page.goto("/")
    page.locator("button[value=es]").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address_of("/bienvenida"))
    page.locator("a[href='/guardar']").focus()
    page.keyboard.press("Enter")
    page.locator("input[value=no]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[value=si]")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address_of("/compartir"))
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_letters_can_be_changed_while_typing(walker: Walker) -> None:
    page = walker.page
    walker.to_experience()
    page.locator("#text").fill("estoy escribiendo esto")
    page.locator("button[value=letra]").click()
    expect(page.locator("html")).to_have_class(re.compile("large"))
    expect(page.locator("#text")).to_have_value("estoy escribiendo esto")
