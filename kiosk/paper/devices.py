"""The ways to a printer; loaded by the child only.

Each device takes bytes, and tells how it is where it can be asked.
"""

from __future__ import annotations

import os
import select
import subprocess
from pathlib import Path
from typing import Any

from escpos.constants import RT_MASK_NOPAPER, RT_MASK_ONLINE, RT_STATUS_ONLINE, RT_STATUS_PAPER
from escpos.escpos import Escpos
from escpos.printer import Network, Usb

from kiosk.paper.destination import Destination
from kiosk.paper.results import Answer, Result, Why

#: Seconds to reach a printer of the network, and for it to say how it is. One that never
#: says is printed on all the same: many cannot.
_REACH, _ANSWER = 5.0, 1.5


class DeviceFile(Escpos):  # type: ignore[misc]
    """A printer behind a device file, such as ``/dev/usb/lp0``.

    Unlike the library's own, it never makes a file where the printer is not there, and
    it can read the printer's answer.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def open(self) -> None:
        """Opens the device; raises OSError where it is not there."""
        self.device = os.open(self._path, os.O_RDWR | os.O_NOCTTY)

    def _raw(self, msg: bytes) -> None:
        rest = memoryview(msg)
        while rest:
            rest = rest[os.write(self.device, rest) :]

    def _read(self) -> bytes:
        ready, _, _ = select.select([self.device], [], [], _ANSWER)
        return os.read(self.device, 16) if ready else b""


class OneWay(Escpos):  # type: ignore[misc]
    """What only takes bytes: a file that stands for a printer, or a queue of CUPS."""

    def __init__(self, destination: Destination) -> None:
        super().__init__()
        self._to = destination

    def open(self) -> None:
        """Raises OSError where it is not there."""
        if self._to.kind == "cups":
            self._call("lpstat", "-p", self._to.queue)
        else:
            Path(self._to.path).touch()

    def _raw(self, msg: bytes) -> None:
        if self._to.kind == "cups":
            self._call("lp", "-d", self._to.queue, "-t", "recibo", "-o", "raw", given=msg)
        else:
            with Path(self._to.path).open("ab") as file:
                file.write(msg)

    @staticmethod
    def _call(*command: str, given: bytes = b"") -> None:
        done = subprocess.run(command, input=given, capture_output=True)  # noqa: S603 - fixed words
        if done.returncode:
            raise ConnectionError(command[0])


def reach(destination: Destination) -> Escpos:
    """The device, open.

    Raises:
        OSError, escpos.exceptions.Error: It is not there.
        RuntimeError: The library for this kind is not installed.
    """
    device = _device(destination)
    device.open()
    return device


def _device(to: Destination) -> Any:
    match to.kind:
        case "file":
            return DeviceFile(to.path)
        case "network":
            return Network(to.host, to.port, timeout=_REACH)
        case "usb":
            return Usb(to.vendor, to.product)
        case _:
            return OneWay(to)


def standing(device: Escpos) -> Answer:
    """How the device says it is; ready where it cannot be asked or does not answer."""
    if isinstance(device, OneWay):
        return Answer(Result.READY)
    if isinstance(device, Network):
        device.device.settimeout(_ANSWER)
    try:
        paper = device.query_status(RT_STATUS_PAPER)
        if not paper:
            return Answer(Result.READY)
        if paper[0] & RT_MASK_NOPAPER == RT_MASK_NOPAPER:
            return Answer(Result.OUT_OF_PAPER)
        state = device.query_status(RT_STATUS_ONLINE)
        if state and state[0] & RT_MASK_ONLINE:
            return Answer(Result.REFUSED, Why.OFFLINE)
    except OSError:
        pass  # It cannot be asked; whether it prints is seen when it does.
    return Answer(Result.READY)


def send(device: Escpos, data: bytes) -> None:
    """Hands all of ``data`` to the device.

    Raises:
        OSError: The device took not all of it.
    """
    if isinstance(device, Network):
        device.device.settimeout(None)  # The parent's patience is the limit.
    device._raw(data)
    device.close()
