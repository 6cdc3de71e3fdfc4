"""A real browser on a slow machine, and a practised person's whole visit by its clock."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from benchmarks import serving
from benchmarks.common import Effort, MeasureError, Row, Section, say

_CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = ["--no-sandbox", "--disable-gpu"]
#: As the tests: times slower than this machine.
_SLOWER = 6
#: Seconds a practised person takes to find and tap a thing, and to type a letter on the
#: screen. Assumed, not measured with people: on the slow side of what is told of touch.
_TAP, _LETTER = 2.0, 0.6
_WORDS = "tejo chompas y vendo en la feria"
_USABLE = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const [page] = performance.getEntriesByType("navigation");
  return Math.max(paint ? paint.startTime : 0, page.domContentLoadedEventEnd) / 1000;
}"""


def measure(effort: Effort) -> Section:
    """The pages of one visit at full speed, then three of them on a slow processor."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError as error:
        raise MeasureError("Playwright is not installed") from error
    if not _CHROMIUM.exists():
        raise MeasureError(f"{_CHROMIUM} is not there")
    with serving.kiosk() as ours, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(_CHROMIUM), args=_FLAGS)
        page = browser.new_page(
            viewport={"width": 1024, "height": 600}, base_url=ours.address, locale="es-PE"
        )
        visit = _Visit(page)
        visit.make()
        slow = _slowed(page)
        browser.close()
    say(f"browser: {visit.taps} taps, {visit.seconds:.1f} s of waiting")
    whole = visit.seconds + visit.taps * _TAP + len(_WORDS) * _LETTER
    return Section(
        "Browser",
        "Chromium at 1024×600 on the real kiosk. A visit from the language to the goodbye: what "
        f"the machine takes, {visit.taps} taps at {_TAP:g} s and {len(_WORDS)} letters at "
        f"{_LETTER:g} s; these two are assumed. A page is usable once it is painted and its script "
        f"has run; the processor is slowed {_SLOWER} times by the browser, sound and keyboard "
        "included.",
        [
            Row("a practised person's visit", whole, "s", None, "", 240),
            Row("of it, waiting for the machine", visit.seconds, "s"),
            *(Row(f"{name}, {_SLOWER} × slower", took, "s", None, "", 1) for name, took in slow),
        ],
    )


class _Visit:
    """One visit, tap by tap."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.taps = 0
        self.seconds = 0.0

    def tap(self, what: str) -> None:
        """Taps, and waits until the next page can be used."""
        began = time.perf_counter()
        self.page.locator(what).first.click()
        self.page.wait_for_load_state()
        self.seconds += time.perf_counter() - began
        self.taps += 1

    def make(self) -> None:
        """The whole visit."""
        on = "main button[type=submit].button:not(.second) >> nth=-1"
        self.page.goto("/")
        for link in ("main button[value=es]", "main a[href='/guardar']", on, on, on):
            self.tap(link)
        self.page.locator("#query").fill("juliaca")
        self.tap("main button[value=buscar]")
        for value in ("211101", "30-44", "secundaria"):
            self.tap(f"main label:has(input[value='{value}'])")
            self.tap(on)
        self.page.locator("#text").fill(_WORDS)
        self.tap(on)
        while "/entendimos" in self.page.url:
            self.tap(on)
        self.tap(on)
        for value in ("10", "104", "no_se", "no_se"):
            self.tap(f"main label:has(input[value='{value}'])")
            self.tap(on)
        for _ in ("horario", "necesidades", "respuestas"):
            self.tap(on)
        for link in ("main a[href='/trabajo/1']", on, "main a[href='/llevar/1']"):
            self.tap(link)
        self.tap("main a[href='/utilidad']")
        self.tap("main button[value=si]")


def _slowed(page: Any) -> list[tuple[str, float]]:
    """Seconds until three pages can be used, on a slowed processor."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    took = []
    page.goto("/")
    took.append(("start page usable", page.evaluate(_USABLE)))
    page.locator("main button[value=es]").first.click()
    page.wait_for_url("**/bienvenida")
    for name, path in (
        ("question page usable", "/guardar"),
        ("page of the code usable", "/volver"),
    ):
        page.goto(path)
        page.wait_for_load_state()
        took.append((name, page.evaluate(_USABLE)))
    return took
