"""Blocks as the bytes of a printer: the child's work, since it loads python-escpos."""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextlib import redirect_stdout

import segno
from escpos.capabilities import get_profile
from escpos.constants import QR_ECLEVEL_M
from escpos.magicencode import Encoder
from escpos.printer import Dummy
from PIL import Image

from kiosk.paper.blocks import Block, Cut, Feed, Line, Qr, Rule
from kiosk.paper.layout import COLUMNS, in_plain_letters, wrap

#: Code pages with the letters of Spanish, best first; those of a printer are often only
#: these. One is chosen for the whole receipt: cheap printers lose letters at a change.
_PAGES = ("CP850", "CP858", "CP1252", "ISO_8859-15", "CP437")
#: Columns that a profile may claim for font A; others are errors of the profile.
_LIKELY_COLUMNS = range(24, COLUMNS + 1)
#: FS . ends the mode of two-byte Chinese letters in which many printers wake up.
_ONE_BYTE_LETTERS = b"\x1c."
#: Width of the QR with its quiet zone, mm.
_QR_MM = 45
#: Quiet zone on each side, modules (ISO/IEC 18004).
_QUIET = 4
#: Dots of a module: the least that DENSO WAVE recommends, and what is wide enough.
_DOTS = range(4, 9)
#: Dots an inch, and across the paper, of most 80 mm printers, where the profile is silent.
_DPI, _WIDTH = 203, 576


class UnknownProfileError(Exception):
    """python-escpos has no profile of this name."""


def compose(blocks: Iterable[Block], profile: str) -> bytes:
    """The bytes that print the blocks.

    Args:
        blocks: What is to be printed.
        profile: Name of the printer's model in python-escpos, or ``default``.

    Raises:
        UnknownProfileError: There is no such profile.
    """
    try:
        known = get_profile(profile)
    except KeyError as error:
        raise UnknownProfileError from error
    encoder = Encoder(_one_page(known.get_code_pages()))
    printer = Dummy(profile=profile, magic_encode_args={"encoder": encoder})
    printer.hw("INIT")
    printer._raw(_ONE_BYTE_LETTERS)
    columns = known.get_columns("a")
    columns = columns if columns in _LIKELY_COLUMNS else COLUMNS
    # The library tells of what a profile lacks on standard output, which is ours.
    with redirect_stdout(io.StringIO()):
        for block in blocks:
            _print(printer, encoder, block, columns)
    output: bytes = printer.output
    return output


def _one_page(pages: dict[str, str]) -> dict[str, str]:
    """The printer's best code page for Spanish, with its number."""
    name = next((name for name in _PAGES if name in pages), next(iter(pages)))
    return {name: pages[name]}


def _print(printer: Dummy, encoder: Encoder, block: Block, columns: int) -> None:
    match block:
        case Line():
            printer.set(
                align=block.align,
                bold=block.bold,
                custom_size=True,
                width=block.size,
                height=block.size,
            )
            for line in wrap(block, columns):
                printer.text(f"{_readable(line, encoder)}\n")
        case Rule():
            printer.set(align="left", bold=False, normal_textsize=True)
            printer.text("-" * columns + "\n")
        case Qr():
            _print_qr(printer, block.text)
        case Feed():
            printer.print_and_feed(block.lines)
        case Cut():
            # Held by a last bit of paper, it does not fall to the floor.
            printer.cut(mode="PART")


def _readable(text: str, encoder: Encoder) -> str:
    (page,) = encoder.codepages
    return in_plain_letters(text, lambda letter: encoder.can_encode(page, letter))


def _print_qr(printer: Dummy, text: str) -> None:
    """The QR code drawn by the printer where it can, else as a picture."""
    code = segno.make(text, error="m", boost_error=False, micro=False, encoding="utf-8")
    modules = code.symbol_size(border=_QUIET)[0]
    media = printer.profile.media
    dpi = media.get("dpi") if isinstance(media.get("dpi"), int) else _DPI
    pixels = media["width"]["pixels"]
    width = pixels if isinstance(pixels, int) else _WIDTH
    wanted = min(int(_QR_MM / 25.4 * dpi), width) // modules
    size = min(max(wanted, _DOTS[0]), _DOTS[-1])
    printer.set(align="center", bold=False, normal_textsize=True)
    if printer.profile.supports("qrCode"):
        printer.qr(text, ec=QR_ECLEVEL_M, size=size, native=True)
        printer.text("\n")
    else:
        rows = [bytes(row) for row in code.matrix_iter(scale=size, border=_QUIET)]
        black = b"".join(rows).translate(bytes.maketrans(b"\x00\x01", b"\xff\x00"))
        picture = Image.frombytes("L", (len(rows[0]), len(rows)), black)
        raster = printer.profile.supports("bitImageRaster")
        printer.image(picture, impl="bitImageRaster" if raster else "bitImageColumn")
