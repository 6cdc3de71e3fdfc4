"""The square on the sheet, drawn by Chromium at the size of print, read by a phone's library."""

import io

import zxingcpp
from PIL import Image
from playwright.sync_api import Browser

from kiosk.web.takeaway import as_text, qr
from tests.kiosk.web.fakes import PATHWAYS

#: 55 mm at 203 dots an inch, in dots.
DOTS = 439


def test_ux23_the_drawn_square_carries_the_pathway_as_text(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": DOTS, "height": DOTS})
    style = "<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>"
    page.set_content(f"{style}{qr(PATHWAYS[0])}")
    seen = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())), try_invert=False)
    page.close()
    assert [code.text for code in seen] == [as_text(PATHWAYS[0])]
