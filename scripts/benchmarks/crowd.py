"""Twenty people at once, each through the whole journey: is any of them lost?"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks import serving
from benchmarks.common import Effort, MeasureError, Row, Section, milliseconds, say


def measure(effort: Effort) -> Section:
    """The crowd comes to the kiosk, then as many requests to the floor."""
    wanted = effort.people * effort.times
    with serving.kiosk() as ours:
        came = _send("kiosk", ours, effort)
        kept = max(_count(file, "recommendation") for file in _databases(ours.home))
    with serving.floor() as bare:
        beside = _send("floor", bare, effort, len(came["seconds"]) // wanted)
        kept_floor = _count(bare.home / "floor.sqlite", "answer")
    say(f"crowd: {kept} of {wanted} recommendations kept, {len(came['failed'])} failed")
    lost, lost_floor = float(wanted - kept), float(wanted - kept_floor)
    rows = [Row(f"lost of {wanted} journeys", lost, "journeys", lost_floor, "INSERTs lost", 0)]
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        taken, bare_taken = came["seconds"], beside["seconds"]
        rows.append(
            Row(f"a request in the crowd, {name}", milliseconds(taken, share), "ms",
                milliseconds(bare_taken, share), "bare app")
        )  # fmt: skip
    saves = milliseconds(came["saves"], 0.95) if came["saves"] else None
    bare_saves = milliseconds(beside["saves"], 0.95)
    rows.append(Row("plan made and saved in the crowd, p95", saves, "ms", bare_saves, "INSERT"))
    rate, bare_rate = (len(c["seconds"]) / c["elapsed"] for c in (came, beside))
    rows.append(Row("requests of the crowd", rate, "requests/s", bare_rate, "bare app"))
    failed = sorted(set(came["failed"]))
    return Section(
        "Twenty people at once",
        f"{effort.people} threads in another Python process, each {effort.times} whole journeys "
        "without a pause between pages; what arrived is counted in SQLite afterwards. The client "
        "shares the two cores and the rate is bounded by it: `wrk` above gives the server's own.",
        rows,
        [f"Failed: {reason}" for reason in failed[:5]],
    )


def _send(to: str, served: serving.Served, effort: Effort, length: int = 0) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.crowd_run", to, served.host, str(served.port),
         str(effort.people), str(effort.times), str(length)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    if done.returncode:
        raise MeasureError(done.stderr.strip()[-400:])
    came: dict[str, Any] = json.loads(done.stdout)
    return came


def _databases(home: Path) -> Iterator[Path]:
    yield from home.glob("*.sqlite")


def _count(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute(
            "SELECT count(*) FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()[0]
        if not found:
            return 0
        counted = connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - our names
        return int(counted.fetchone()[0])
