"""TEST ONLY: reads the bytes of a receipt as a printer would, command by command."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image

PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 19: "cp858"}
#: Commands by their first bytes, and how many bytes of parameters follow.
FIXED = {
    b"\x1b@": 0, b"\x1c.": 0, b"\x1b!": 1, b"\x1bE": 1, b"\x1ba": 1, b"\x1bd": 1, b"\x1dV": 1,
    b"\x1bt": 1, b"\x1d!": 1,
}  # fmt: skip


@dataclass
class Paper:
    """What came out."""

    text: str = ""
    pages: list[str] = field(default_factory=list)
    commands: list[bytes] = field(default_factory=list)
    qr: list[bytes] = field(default_factory=list)
    qr_dots: int = 0
    pictures: list[Image.Image] = field(default_factory=list)
    cuts: int = 0

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


def read(data: bytes) -> Paper:
    paper, at = Paper(), 0
    while at < len(data):
        head = data[at : at + 2]
        if head == b"\x1d(":
            at = _two_dimensional(paper, data, at)
        elif data[at : at + 3] == b"\x1dv0":
            at = _raster(paper, data, at)
        elif head in FIXED:
            end = at + 2 + FIXED[head]
            _fixed(paper, head, data[at + 2 : end])
            at = end
        else:
            assert data[at] == 10 or data[at] >= 32, f"unknown command {data[at : at + 4]!r}"
            letter = data[at : at + 1]
            paper.text += letter.decode("ascii" if letter < b"\x80" else paper.pages[-1])
            at += 1
    return paper


def _fixed(paper: Paper, head: bytes, given: bytes) -> None:
    paper.commands.append(head + given)
    if head == b"\x1bt":
        paper.pages.append(PAGES[given[0]])
    elif head == b"\x1dV":
        paper.cuts += 1


def _two_dimensional(paper: Paper, data: bytes, at: int) -> int:
    assert data[at + 2 : at + 3] == b"k"
    start = at + 5
    end = start + int.from_bytes(data[at + 3 : start], "little")
    assert data[start : start + 1] == b"1", "a QR code"
    function, given = data[start + 1], data[start + 2 : end]
    if function == 67:
        paper.qr_dots = given[0]
    elif function == 80:
        paper.qr.append(given[1:])
    return end


def _raster(paper: Paper, data: bytes, at: int) -> int:
    wide = int.from_bytes(data[at + 4 : at + 6], "little")
    high = int.from_bytes(data[at + 6 : at + 8], "little")
    end = at + 8 + wide * high
    black = bytes(255 - byte for byte in data[at + 8 : end])
    paper.pictures.append(Image.frombytes("1", (wide * 8, high), black).convert("L"))
    return end
