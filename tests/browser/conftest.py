"""A real server with the test planner, and Debian's Chromium in front of it."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from waitress.server import create_server

from kiosk.settings import Settings, read_settings
from kiosk.store import Store, open_store
from kiosk.web.app import create_app
from tests.kiosk.web.fakes import WORDS, FakePlanner

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREEN = {"width": 1024, "height": 600}
#: Long enough for a machine that does other things too.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"browser tests expect {CHROMIUM}; scripts/test installs it")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=ARGUMENTS,
            # The back-forward cache is on in a kiosk; Playwright switches it off.
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield started
        started.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({}, home=tmp_path, receipt_printer=f"dummy:{tmp_path / 'recibo'}")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def address(settings: Settings, store: Store) -> Iterator[str]:
    server = create_server(
        create_app(settings, FakePlanner(), store, online=lambda: False),
        host="127.0.0.1",
        port=0,
        threads=4,
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=SCREEN, base_url=address, locale="es-PE")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


class Walker:
    """A person who answers every page, in any language; checks where each answer leads."""

    def __init__(self, page: Page, language: str = "es") -> None:
        self.page = page
        self.language = language

    def go(self, name: str, arrives: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        expect(self.page).to_have_url(address_of(arrives))

    def on(self, arrives: str) -> None:
        """Presses the button that leads on, the last strong one of the page."""
        self.page.locator("main button[type=submit].button:not(.second)").last.click()
        expect(self.page).to_have_url(address_of(arrives))

    def press(self, value: str, arrives: str) -> None:
        """Presses the button that sends ``value``."""
        self.page.locator(f'main button[value="{value}"]').first.click()
        expect(self.page).to_have_url(address_of(arrives))

    def follow(self, link: str, arrives: str = "") -> None:
        self.page.locator(f'main a[href="{link}"]').first.click()
        expect(self.page).to_have_url(address_of(arrives or link))

    def pick(self, *values: str) -> None:
        for value in values:
            self.page.locator(f'main label:has(input[value="{value}"])').first.click()

    def choose(self, value: str, arrives: str) -> None:
        self.pick(value)
        self.on(arrives)

    def begin(self) -> None:
        self.page.goto("/")
        self.press(self.language, "/bienvenida")
        self.follow("/guardar")

    def to_district(self, consent: str = "no") -> None:
        self.begin()
        for page, following in (
            ("guardar", "/compartir"),
            ("compartir", "/consejo"),
            ("consejo", "/distrito"),
        ):
            assert page in self.page.url
            self.choose(consent, following)

    def to_experience(self, consent: str = "no") -> None:
        self.to_district(consent)
        self.page.locator("#query").fill("juliaca")
        self.press("buscar", "/distrito")
        self.choose("211101", "/edad")
        self.choose("30-44", "/estudios")
        self.choose("secundaria", "/experiencia")

    def to_understood(self, consent: str = "no") -> None:
        self.to_experience(consent)
        self.page.locator("#text").fill(WORDS)
        self.on("/entendimos")

    def to_check(self, consent: str = "no") -> None:
        self.to_understood(consent)
        self.on("/entendimos/2")
        self.on("/intereses")
        self.on("/horas")
        self.choose("10", "/plazo")
        self.choose("26", "/dinero")
        self.choose("300", "/distancia")
        self.choose("15", "/horario")
        self.choose("tarde", "/necesidades")
        self.choose("cuidado", "/respuestas")

    def to_jobs(self, consent: str = "no") -> None:
        self.to_check(consent)
        self.on("/trabajos")

    def to_code(self, pin: str = "2580") -> str:
        """To the return code of someone who agrees to everything; returns it."""
        self.to_jobs("si")
        self.page.goto("/pin/1")
        self.page.locator("#pin").fill(pin)
        self.on("/codigo/1")
        return self.page.locator(".huge").inner_text()


def address_of(path: str) -> re.Pattern[str]:
    """A pattern for an address that ends in exactly this path."""
    return re.compile(rf"^http://[^/]+{re.escape(path)}$")


@pytest.fixture
def walker(page: Page) -> Walker:
    return Walker(page)
