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
    return read_settings({}, home=tmp_path)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def address(settings: Settings, store: Store) -> Iterator[str]:
    server = create_server(
        create_app(settings, FakePlanner(), store), host="127.0.0.1", port=0, threads=4
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
    """A person who answers every page; checks where each answer leads."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, name: str, arrives: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        expect(self.page).to_have_url(address_of(arrives))

    def begin(self) -> None:
        self.page.goto("/")
        self.go("Empezar", "/consentimiento")

    def choose(self, label: str, arrives: str) -> None:
        self.page.get_by_label(label).check()
        self.go("Continuar", arrives)

    def to_experience(self) -> None:
        self.begin()
        self.go("Continuar", "/distrito")
        self.page.locator("#query").fill("juliaca")
        self.page.get_by_role("button", name="Buscar", exact=True).click()
        self.choose("Juliaca", "/edad")
        self.choose("30 a 44 años", "/estudios")
        self.choose("Secundaria", "/experiencia")

    def to_understood(self) -> None:
        self.to_experience()
        self.page.locator("#text").fill(WORDS)
        self.go("Continuar", "/entendimos")

    def to_check(self) -> None:
        self.to_understood()
        self.go("Continuar", "/entendimos/2")
        self.go("Continuar", "/horas")
        self.choose("10 horas", "/plazo")
        self.choose("6 meses", "/dinero")
        self.choose("S/ 300", "/respuestas")

    def to_jobs(self) -> None:
        self.to_check()
        self.go("Ver mis trabajos", "/trabajos")


def address_of(path: str) -> re.Pattern[str]:
    """A pattern for an address that ends in exactly this path."""
    return re.compile(rf"^http://[^/]+{re.escape(path)}$")


@pytest.fixture
def walker(page: Page) -> Walker:
    return Walker(page)
