"""Whole visits: the server dies, two people follow each other, taps are sent twice."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from kiosk.settings import Settings
from kiosk.store import open_store
from tests.browser.conftest import SCREEN, Walker, address_of


class Kiosk:
    """The real program in a process of its own, killed without notice."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.home = home
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-c", "from kiosk.cli import main; main()", "kiosk"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            env={**os.environ, "YACHAY_HOME": str(self.home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5).close()
                return
            time.sleep(0.1)
        pytest.fail("the kiosk did not start within a minute")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    started = Kiosk(tmp_path)
    yield started
    started.kill()


def test_the_server_is_killed_in_the_middle_and_the_journey_goes_on(
    browser: Browser, kiosk: Kiosk
) -> None:
    context = browser.new_context(viewport=SCREEN, base_url=f"http://127.0.0.1:{kiosk.port}")
    walker = Walker(context.new_page())
    walker.to_understood("si")
    kiosk.kill()
    kiosk.start()
    walker.page.goto("/experiencia")
    expect(walker.page.locator("#text")).to_have_value(re.compile("chompas"))
    walker.on("/entendimos")
    expect(walker.page.locator(".entries li").first).to_be_visible()
    context.close()


def test_ux25_two_people_one_after_the_other_share_nothing(walker: Walker) -> None:
    page = walker.page
    walker.to_jobs("si")
    page.goto("/utilidad")
    walker.press("si", "/fin")
    walker.to_district()
    assert not re.search("chompas|juliaca", page.content(), re.IGNORECASE)
    for path in ("/trabajos", "/experiencia", "/mi-camino", "/llevar/1"):
        page.goto(path)
        assert not re.search("chompas|juliaca", page.content(), re.IGNORECASE)


def test_a_double_tap_keeps_one_result(walker: Walker, settings: Settings) -> None:
    walker.to_check("si")
    walker.page.locator("main button[type=submit].button:not(.second)").last.dblclick()
    expect(walker.page).to_have_url(address_of("/trabajos"))
    store = open_store(settings)
    assert store.recommendations.count() == 1
    store.close()


def test_two_tabs_of_one_turn_agree(walker: Walker) -> None:
    walker.to_experience()
    other = walker.page.context.new_page()
    other.goto("/edad")
    other.locator("label:has(input[value='18-29'])").click()
    other.locator("main button[type=submit].button").last.click()
    walker.page.locator("#text").fill("hago chompas")
    walker.on("/entendimos")
    walker.page.goto("/edad")
    expect(walker.page.locator("input[value='18-29']")).to_be_checked()


def test_a_receipt_is_printed_and_the_way_stays_on_the_screen(
    walker: Walker, settings: Settings
) -> None:
    walker.to_jobs()
    walker.page.goto("/recibo/1")
    walker.on("/llevar/1")
    expect(walker.page.get_by_role("status")).to_contain_text("recibo")
    assert Path(settings.home / "recibo").stat().st_size > 500


def test_sliders_answer_without_a_new_page(walker: Walker) -> None:
    page = walker.page
    walker.to_jobs()
    page.goto("/camino/1/probar")
    page.evaluate("window.here = true")
    with page.expect_response("**/camino/1/probar") as answer:
        page.locator("[data-move='-1']").first.click()
    assert answer.value.ok
    expect(page.locator("#hours-dice")).to_have_text("8 horas por semana")
    assert page.evaluate("window.here")


def test_ux25_a_browser_that_crashed_comes_back_with_nothing(
    walker: Walker, browser: Browser, address: str
) -> None:
    walker.to_jobs("si")
    walker.page.context.close()
    context = browser.new_context(viewport=SCREEN, base_url=address)
    page = context.new_page()
    for path in ("/trabajos", "/experiencia", "/mi-camino", "/imprimir/1"):
        page.goto(path)
        assert not re.search("chompas|juliaca|Operario", page.content(), re.IGNORECASE)
    context.close()
