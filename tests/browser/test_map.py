"""The map of departments: a finger on a shape is as good as one on its button."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SCREEN, Walker, address_of
from tests.browser.test_pages import wrong_with

#: A point within each shape, in units of the drawing: far from its edge where it has room.
POINTS = {"16": (380, 200), "21": (530, 670), "08": (430, 640), "24": (35, 182), "23": (525, 845)}


def touch(walker: Walker, code: str) -> None:
    """Touches the shape of a department on the map."""
    drawing = walker.page.locator(".land").first.bounding_box()
    assert drawing
    scale = drawing["width"] / 616
    x, y = POINTS[code]
    walker.page.mouse.click(drawing["x"] + (x + 8) * scale, drawing["y"] + (y + 8) * scale)


@pytest.mark.parametrize("code", POINTS)
def test_a_shape_leads_to_its_department(walker: Walker, code: str) -> None:
    walker.to_district()
    walker.press("mapa:", "/distrito")
    name = walker.page.locator(f'button[value="mapa:{code}"]').inner_text()
    touch(walker, code)
    expect(walker.page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(walker.page).to_have_url(address_of("/distrito"))


def test_a_button_lights_up_its_shape(walker: Walker) -> None:
    walker.to_district()
    walker.press("mapa:", "/distrito")
    button = walker.page.locator('button[value="mapa:21"]')
    colour = "e => getComputedStyle(e.querySelector('path')).fill"
    before = button.evaluate(colour)
    button.hover()
    assert button.evaluate(colour) != before


def test_enter_on_a_district_goes_on_and_not_back_to_the_map(walker: Walker) -> None:
    walker.to_district()
    for action in ("mapa:", "mapa:15", "mapa:1501"):
        walker.press(action, "/distrito")
    walker.pick("150103")
    walker.page.keyboard.press("Enter")
    expect(walker.page).to_have_url(address_of("/edad"))


#: Where most must fit: provinces, districts on a sheet, and the longest names.
FULL = {"02": "0201", "05": "0501", "15": "1501", "19": "1902", "08": "0809"}


@pytest.mark.parametrize("department", FULL)
def test_ux10_ux13_full_pages_do_not_scroll(walker: Walker, department: str) -> None:
    walker.to_district()
    for action in ("mapa:", f"mapa:{department}", f"mapa:{FULL[department]}"):
        walker.press(action, "/distrito")
        assert wrong_with(walker.page, action) == []
    walker.on("/distrito")
    expect(walker.page.get_by_role("alert")).to_be_visible()
    assert wrong_with(walker.page, "error") == []


def test_the_map_works_without_any_script(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=address, viewport=SCREEN)
    walker = Walker(plain.new_page())
    walker.to_district()
    walker.press("mapa:", "/distrito")
    touch(walker, "21")
    walker.press("mapa:2111", "/distrito")
    walker.choose("211101", "/edad")
    walker.page.goto("/distrito")
    expect(walker.page.locator("input[value='211101']")).to_be_checked()
    plain.close()
