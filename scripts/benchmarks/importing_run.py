"""The process that writes, reads or merely parts a survey: prints what it took as JSON.

Usage: python -m benchmarks.importing_run write|read|floor FILE [ROWS]
"""

from __future__ import annotations

import csv
import io
import json
import sys
import time
import zipfile
from pathlib import Path


def write(path: Path, rows: int) -> dict[str, float]:
    """Writes the survey; returns its size unpacked."""
    from tests.models.building.sources import made

    made.epen_of_size(path, rows)
    with zipfile.ZipFile(path) as packed:
        return {"mb": packed.infolist()[0].file_size / 1e6}


def read(path: Path) -> int:
    """Reads the survey as the build does; returns the employed."""
    from models.building.report import Report
    from models.building.sources import epen

    return sum(1 for _ in epen.read(path, Report().source("lab-epen", path)))


def floor(path: Path) -> int:
    """Parts the survey into cells; returns its rows."""
    with zipfile.ZipFile(path) as packed, packed.open(packed.namelist()[0]) as stream:
        return sum(1 for _ in csv.reader(io.TextIOWrapper(stream, "cp1252", newline=""))) - 1


def peak_mb() -> float:
    """Peak of this process's memory; unlike ``ru_maxrss``, without that of its parent."""
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Does what the command line says."""
    what, path, *rest = sys.argv[1:]
    if what == "write":
        print(json.dumps(write(Path(path), int(rest[0]))))
        return
    began = time.perf_counter()
    rows = read(Path(path)) if what == "read" else floor(Path(path))
    seconds = time.perf_counter() - began
    print(json.dumps({"rows": rows, "seconds": seconds, "mb": peak_mb()}))


if __name__ == "__main__":
    main()
