"""The bytes sent to the printer: letters, code page, QR, cut."""

import pytest
import segno
import zxingcpp

from kiosk.paper.blocks import Cut, Line, Qr
from kiosk.paper.compose import UnknownProfileError, compose
from kiosk.paper.layout import as_lines
from kiosk.web import takeaway
from tests.kiosk.paper.escpos_reader import read
from tests.kiosk.web.fakes import PATHWAYS

ACCENTS = "áéíóúüñ ÁÉÍÓÚÜÑ ¿¡ «» ·"


def squares(blocks):
    return [block.text for block in blocks if isinstance(block, Qr)]


@pytest.mark.parametrize(("profile", "columns"), [("default", 42), ("TM-T20II", 48)])
def test_every_line_comes_out_as_it_is_laid_out(blocks, profile, columns):
    paper = read(compose(blocks, profile))
    assert [line for line in paper.lines if line] == as_lines(blocks, columns)
    assert paper.cuts == 1
    assert paper.commands[:2] == [b"\x1b@", b"\x1c."], "reset, and no Chinese letters"


@pytest.mark.parametrize("profile", ["default", "TM-T20II", "TM-T88III", "RP-F10-80mm", "POS-5890"])
def test_accents_and_enes_come_out_right_with_one_code_page(profile):
    paper = read(compose([Line(ACCENTS), Line(ACCENTS, bold=True)], profile))
    assert paper.lines[:2] == [ACCENTS, ACCENTS]
    assert paper.pages == ["cp850"]


def test_a_printer_without_capital_accents_gets_plain_letters():
    paper = read(compose([Line("Ícaro Ñan: único año, ¿sí?")], "simple"))
    assert paper.lines[0] == "Icaro Ñan: único año, ¿sí?"
    assert paper.pages == ["cp437"]


def test_a_printer_that_draws_qr_codes_is_given_the_text(blocks):
    paper = read(compose(blocks, "TM-T20II"))
    (text,) = squares(blocks)
    assert paper.qr == [text.encode()]
    assert not paper.pictures
    code = segno.make(text, error="m", boost_error=False, encoding="utf-8")
    assert 4 <= paper.qr_dots <= 45 * 203 / 25.4 / code.symbol_size()[0]


def test_any_other_printer_is_given_a_picture_that_can_be_read(blocks):
    paper = read(compose(blocks, "simple"))
    (text,) = squares(blocks)
    assert not paper.qr
    (picture,) = paper.pictures
    assert picture.width <= 45 * 203 / 25.4 + 8
    (seen,) = zxingcpp.read_barcodes(picture, try_invert=False)
    assert seen.text == text
    assert seen.ec_level == "M"


def test_the_longest_text_of_a_receipt_has_modules_of_four_dots():
    text = "ñ" * (takeaway.RECEIPT_BYTES // 2)
    assert read(compose([Qr(text)], "default")).qr_dots == 4


def test_a_printer_without_a_knife_is_not_told_to_cut(blocks):
    assert read(compose([Line("x"), Cut()], "simple")).cuts == 0


def test_an_unknown_model_is_told():
    with pytest.raises(UnknownProfileError):
        compose([], "TM-T9000")


def test_the_square_carries_no_more_than_the_pathway(blocks):
    assert squares(blocks) == [takeaway.as_text(PATHWAYS[0], takeaway.RECEIPT_BYTES)]
