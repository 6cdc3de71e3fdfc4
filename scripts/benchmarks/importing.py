"""Reading a year of EPEN Departamentos, the largest file of the data build."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.common import ROOT, Effort, MeasureError, Row, Section, say

#: Rows of the survey of 2025; a quick run reads a tenth.
_ROWS = 471_438


def measure(effort: Effort) -> Section:
    """Reads a made-up survey in one process and only parts its cells in another."""
    rows = _ROWS if effort.installs else _ROWS // 10
    with tempfile.TemporaryDirectory(prefix="yachay-bench-") as folder:
        path = Path(folder) / "1001-Modulo76.zip"
        made = _run("write", path, str(rows))
        ours, bare = _run("read", path), _run("floor", path)
    say(f"importing: {ours['seconds']:.1f} s, {ours['mb']:.0f} MB")
    return Section(
        "Import of EPEN",
        f"`models.building.sources.epen` on a made-up file of {rows:,} rows × 132 columns "
        f"({made['mb']:.0f} MB of CSV in a ZIP), {ours['rows']:,} of them employed, in a process "
        "of its own, whose peak is told. The floor only parts the same file into cells with "
        "Python's `csv`.",
        [
            Row("EPEN read", ours["seconds"], "s", bare["seconds"], "`csv` alone", 90),
            Row("peak memory", ours["mb"], "MB", bare["mb"], "`csv` alone", 1000),
        ],
    )


def _run(what: str, path: Path, *rest: str) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.importing_run", what, str(path), *rest],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise MeasureError(done.stderr.strip()[-400:])
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
