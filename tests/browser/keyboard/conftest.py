"""A page for a finger, and the keys on its keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import SCREEN


@pytest.fixture
def touched(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=SCREEN, base_url=address, has_touch=True)
    yield context.new_page()
    context.close()


def key(page: Page, name: str) -> Locator:
    return page.locator(f'.keyboard .key[data-key="{name}"]')


def tap(page: Page, *names: str) -> None:
    for name in names:
        key(page, name).tap()
