"""Starts the kiosk or the floor in a process of its own, and ends it again."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import MeasureError

_ADDRESS = re.compile(r"http://([0-9.]+):(\d+)")
#: Seconds after which a program that has not answered is given up.
PATIENCE = 60.0
YACHAY = Path(sys.executable).parent / "yachay"
FLOOR = Path(__file__).with_name("floor_app.py")


@dataclass(frozen=True)
class Served:
    """A running server."""

    host: str
    port: int
    pid: int
    home: Path
    ready_after: float

    @property
    def address(self) -> str:
        """The start page."""
        return f"http://{self.host}:{self.port}/"

    def resident_mb(self) -> float:
        """Memory resident now (VmRSS), in MB of 1024 x 1024 bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        if found is None:
            raise MeasureError("the server has ended")
        return int(found[1]) / 1024


def own_environment(home: Path) -> dict[str, str]:
    """The environment without any setting of the kiosk but its home."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("YACHAY_")}
    return {**kept, "YACHAY_HOME": str(home)}


@contextmanager
def kiosk(program: Path = YACHAY) -> Iterator[Served]:
    """``yachay kiosk --port 0`` with a new home."""
    with (
        tempfile.TemporaryDirectory(prefix="yachay-bench-") as home,
        _running([str(program), "kiosk", "--port", "0"], Path(home)) as served,
    ):
        yield served


@contextmanager
def floor() -> Iterator[Served]:
    """The bare application with a new database."""
    with (
        tempfile.TemporaryDirectory(prefix="floor-bench-") as home,
        _running([sys.executable, str(FLOOR), home], Path(home)) as served,
    ):
        yield served


@contextmanager
def _running(command: list[str], home: Path) -> Iterator[Served]:
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=own_environment(home), stderr=subprocess.PIPE, text=True, errors="replace"
    )
    told: deque[str] = deque(maxlen=20)
    here = threading.Event()
    address: list[tuple[str, int]] = []

    def listen() -> None:
        for line in process.stderr or ():
            told.append(line.rstrip())
            found = _ADDRESS.search(line)
            if found and not address:
                address.append((found[1], int(found[2])))
                here.set()
        here.set()

    threading.Thread(target=listen, daemon=True).start()
    try:
        here.wait(PATIENCE)
        if not address:
            raise MeasureError(f"{Path(command[0]).name} did not start: {' / '.join(told)}")
        host, port = address[0]
        _first_ok(host, port, began)
        yield Served(host, port, process.pid, home, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _first_ok(host: str, port: int, began: float) -> None:
    """Waits for the first 200 of /healthz."""
    status: object = None
    while time.perf_counter() - began < PATIENCE:
        connection = http.client.HTTPConnection(host, port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            status = connection.getresponse().status
            if status == 200:
                return
        except (OSError, http.client.HTTPException) as error:
            status = error
        finally:
            connection.close()
        time.sleep(0.005)
    raise MeasureError(f"/healthz never answered 200, last: {status}")
