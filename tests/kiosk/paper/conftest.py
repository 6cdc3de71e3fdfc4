"""A receipt, and printers that can be looked into."""

import socket
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.paper.blocks import Block
from kiosk.paper.printer import Printer
from kiosk.paper.receipt import receipt
from kiosk.settings import read_settings
from tests.kiosk.paper.escpos_reader import Paper, read
from tests.kiosk.web.fakes import MATCHES, PATHWAYS

TODAY = date(2026, 11, 25)
CODE = "K7F3-9QXM-2TA"
ASKS = ("¿Cuánto cuesta en total?", "¿Hay clases en la tarde?")


@pytest.fixture
def blocks() -> tuple[Block, ...]:
    return receipt(PATHWAYS[0], MATCHES[0], CODE, TODAY, ASKS)


class Roll:
    """The file that stands for a printer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.setting = f"dummy:{path}"

    @property
    def paper(self) -> Paper:
        return read(self.path.read_bytes() if self.path.exists() else b"")


@pytest.fixture
def roll(tmp_path: Path) -> Roll:
    return Roll(tmp_path / "rollo.bin")


def printer(to: str, profile: str = "default", **given: object) -> Printer:
    return Printer(read_settings({}, receipt_printer=to, receipt_profile=profile), **given)


class NetworkPrinter:
    """A printer on the network: says how it is when asked, keeps what it is sent."""

    def __init__(self, paper: bytes, online: bytes) -> None:
        self._says = {b"\x10\x04\x04": paper, b"\x10\x04\x01": online}
        self.got = b""
        self._server = socket.create_server(("127.0.0.1", 0))
        self.setting = f"network:127.0.0.1:{self._server.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        connection, _ = self._server.accept()
        with connection:
            while part := connection.recv(4096):
                if part in self._says:
                    connection.sendall(self._says[part])
                else:
                    self.got += part

    def finish(self) -> bytes:
        self._thread.join(10)
        return self.got

    def close(self) -> None:
        self._server.close()


@pytest.fixture
def network() -> Iterator[Callable[[bytes, bytes], NetworkPrinter]]:
    made: list[NetworkPrinter] = []

    def make(paper: bytes, online: bytes) -> NetworkPrinter:
        made.append(NetworkPrinter(paper, online))
        return made[-1]

    yield make
    for one in made:
        one.close()
