"""Runs the benchmarks and writes docs/BENCHMARKS.md; started by scripts/bench.

Never judges by its exit code: a budget that is not met is a line of the report.
"""

from __future__ import annotations

import argparse
import http.client
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import (
    browser,
    crowd,
    importing,
    installed,
    load,
    memory,
    optimum,
    pages,
    planning,
    report,
    start,
    weight,
)
from benchmarks.common import QUICK, ROOT, Effort, MeasureError, Section

_MEASURES = {
    "start": start.measure,
    "memory": memory.measure,
    "installed": installed.measure,
    "planning": planning.measure,
    "optimum": optimum.measure,
    "pages": pages.measure,
    "load": load.measure,
    "crowd": crowd.measure,
    "browser": browser.measure,
    "weight": weight.measure,
    "importing": importing.measure,
}


def main() -> None:
    """Measures one thing after the other; tells on standard error which."""
    parser = argparse.ArgumentParser(
        description="Measures the kiosk beside floors.", epilog="Example: scripts/bench --quick"
    )
    parser.add_argument(
        "--quick", action="store_true", help="few repetitions, no installing; prints the report"
    )
    parser.add_argument(
        "--only", choices=_MEASURES, action="append", help="this one; prints the report"
    )
    parser.add_argument("--out", type=Path, help="the file to write")
    asked = parser.parse_args()
    effort = QUICK if asked.quick else Effort()
    before = os.getloadavg()[0]
    sections: list[Section] = []
    missing: dict[str, str] = {}
    for name, measure in _MEASURES.items():
        if (asked.only and name not in asked.only) or (name == "installed" and not effort.installs):
            continue
        print(f"==> {name}", file=sys.stderr, flush=True)
        began = time.perf_counter()
        try:
            sections.append(measure(effort))
        except (MeasureError, OSError, subprocess.SubprocessError, http.client.HTTPException) as e:
            missing[name] = str(e).replace("\n", " ").replace("|", "/")[:300]
            print(f"    not measured: {missing[name]}", file=sys.stderr, flush=True)
        print(f"    {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    text = report.render(sections, missing, asked.quick, before)
    partial = asked.quick or asked.only
    out = asked.out or (None if partial else ROOT / "docs" / "BENCHMARKS.md")
    if out is None:
        print(text, end="")
        return
    out.write_text(text, encoding="utf-8")
    print(f"==> {out}", file=sys.stderr)


if __name__ == "__main__":
    main()
