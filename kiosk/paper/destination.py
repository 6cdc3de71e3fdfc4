"""Where receipts go: the setting ``receipt_printer``, read once and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.errors import InputError

#: Port on which network printers listen for raw data (HP JetDirect, taken up by all).
RAW_PORT = 9100
_FORMS = {
    "file": re.compile(r"(?P<path>/.+)"),
    "dummy": re.compile(r"(?P<path>/.+)"),
    "network": re.compile(r"(?P<host>[^\s:]+)(?::(?P<port>\d{1,5}))?"),
    "usb": re.compile(r"(?P<vendor>[0-9a-fA-F]{4}):(?P<product>[0-9a-fA-F]{4})"),
    "cups": re.compile(r"(?P<queue>[^\s/#-][^\s/#]*)"),
}


@dataclass(frozen=True)
class Destination:
    """One destination; which fields are set follows from ``kind``.

    Attributes:
        kind: ``file``, ``dummy``, ``network``, ``usb`` or ``cups``.
        path: Of the device, or of the file that stands for one (``file``, ``dummy``).
        host: Name or address (``network``).
        port: TCP port (``network``).
        vendor: USB vendor number (``usb``).
        product: USB product number (``usb``).
        queue: Name of the print queue (``cups``).
    """

    kind: str
    path: str = ""
    host: str = ""
    port: int = RAW_PORT
    vendor: int = 0
    product: int = 0
    queue: str = ""


def parse(setting: str) -> Destination | None:
    """The destination that the setting names, or None where it is empty.

    Raises:
        InputError: It is none that is known.
    """
    if not setting:
        return None
    kind, _, rest = setting.partition(":")
    found = _FORMS[kind].fullmatch(rest) if kind in _FORMS else None
    port = int((found and found.groupdict().get("port")) or RAW_PORT)
    if found is None or not 0 < port < 65536:
        raise InputError(
            "YACHAY_RECEIPT_PRINTER: se esperaba file:/dev/usb/lp0, network:EQUIPO:9100, "
            f"usb:04b8:0202, cups:COLA o nada, y llegó {setting!r}.",
            "receipt_printer",
        )
    given = found.groupdict(default="")
    return Destination(
        kind,
        path=given.get("path", ""),
        host=given.get("host", ""),
        port=port,
        vendor=int(given.get("vendor", "0"), 16),
        product=int(given.get("product", "0"), 16),
        queue=given.get("queue", ""),
    )
