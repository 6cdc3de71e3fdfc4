"""The receipt printer as the kiosk sees it: one print at a time, none for ever, none twice.

Each print is a process of its own. It holds the 20 MB that python-escpos and Pillow
take, and a printer that hangs hangs it alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable

from kiosk.paper.blocks import Block, to_json
from kiosk.paper.destination import parse
from kiosk.paper.results import Answer, Result, Why
from kiosk.settings import Settings
from kiosk.web.i18n import gettext as _
from kiosk.web.i18n import mark as _n

#: Seconds for a print; a metre of paper takes some 7 (150 mm/s).
TIMEOUT = 15.0
#: Seconds within which the same receipt of the same person is a double tap.
AGAIN = 30.0
_WAY_ON = _n("Su camino sigue en la pantalla: apunte la cámara al cuadro o copie el código.")
_TOLD = {
    Result.PRINTED: _n("Su recibo salió. Tómelo antes de irse."),
    Result.READY: _n("La impresora está lista."),
    Result.NO_PRINTER: _n("Aquí no hay impresora de recibos."),
    Result.OUT_OF_PAPER: _n("No hay papel. Avise a una persona del centro."),
    Result.NOT_REACHABLE: _n("El recibo no salió: la impresora no responde."),
    Result.TIMED_OUT: _n("La impresora tarda mucho. Mire si su recibo salió."),
    Result.REFUSED: _n("El recibo no salió."),
}


class Printer:
    """The printer that the settings name.

    Args:
        settings: ``receipt_printer`` and ``receipt_profile``.
        timeout: Seconds for a print, and to wait for the one before.
        clock: Seconds that never go back.

    Raises:
        InputError: ``receipt_printer`` names no destination that is known.
    """

    def __init__(
        self,
        settings: Settings,
        timeout: float = TIMEOUT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._to, self._profile = settings.receipt_printer, settings.receipt_profile
        self.kind = found.kind if (found := parse(self._to)) else ""
        self._timeout, self._clock = timeout, clock
        self._lock = threading.Lock()
        self._printed: dict[str, float] = {}

    def print(self, blocks: tuple[Block, ...], record: str) -> Result:
        """Prints a receipt, as :meth:`attempt` does; says how it ended."""
        return self.attempt(blocks, record).result

    def attempt(self, blocks: tuple[Block, ...], record: str) -> Answer:
        """Prints a receipt; the same one of the same record within 30 s only once.

        Args:
            blocks: The receipt.
            record: Id of the recommendation it tells of.

        Returns:
            How it ended, and why. Nothing is raised: the person's turn goes on in any case.
        """
        key = hashlib.sha256(f"{record}\n{to_json(blocks)}".encode()).hexdigest()
        if not self._lock.acquire(timeout=self._timeout):
            return Answer(Result.TIMED_OUT)
        try:
            now = self._clock()
            self._printed = {k: at for k, at in self._printed.items() if now - at < AGAIN}
            if key in self._printed:
                return Answer(Result.PRINTED)
            answer = self._ask(blocks)
            if answer.result is Result.PRINTED:
                self._printed[key] = self._clock()
            return answer
        finally:
            self._lock.release()

    def check(self) -> Answer:
        """Asks the printer how it is; nothing is printed."""
        with self._lock:
            return self._ask(())

    def _ask(self, blocks: tuple[Block, ...]) -> Answer:
        if not self._to:
            return Answer(Result.NO_PRINTER)
        job = {"to": self._to, "profile": self._profile, "blocks": to_json(blocks)}
        # python-escpos leaves files in the temporary folder; this one goes with the print.
        with tempfile.TemporaryDirectory(prefix="yachay-") as scratch:
            return _run(json.dumps(job).encode(), scratch, self._timeout)


def _run(job: bytes, scratch: str, timeout: float) -> Answer:
    child = subprocess.Popen(
        [sys.executable, "-m", "kiosk.paper.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"TMPDIR": scratch},
        start_new_session=True,
    )
    with child:
        try:
            output, _ = child.communicate(job, timeout)
        except subprocess.TimeoutExpired:
            # The whole group: ``lp`` may be what hangs.
            os.killpg(child.pid, signal.SIGKILL)
            return Answer(Result.TIMED_OUT)
    try:
        said = json.loads(output)
        return Answer(Result(said["result"]), Why(said["why"]))
    except (ValueError, KeyError):
        return Answer(Result.REFUSED, Why.FAULT)


def told(result: Result) -> str:
    """The result in plain words, with a way on where there is no paper."""
    words = _(_TOLD[result])
    return words if result in (Result.PRINTED, Result.READY) else f"{words} {_(_WAY_ON)}"
