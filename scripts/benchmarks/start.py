"""From the command to the first 200 of /healthz, models loaded."""

from __future__ import annotations

from statistics import median

from benchmarks import serving
from benchmarks.common import Effort, Row, Section, say


def measure(effort: Effort) -> Section:
    """Starts the kiosk and the floor by turns."""
    ours, bare = [], []
    with serving.kiosk(), serving.floor():
        pass  # bytecode and the disk's cache are warm from here on, for both
    for turn in range(effort.starts):
        with serving.kiosk() as served:
            ours.append(served.ready_after)
        with serving.floor() as served:
            bare.append(served.ready_after)
        say(f"start {turn + 1}/{effort.starts}: kiosk {ours[-1]:.2f} s, floor {bare[-1]:.2f} s")
    return Section(
        "Start",
        f"From starting the program to the first 200 of `/healthz`, with an empty "
        f"`YACHAY_HOME`; median of {effort.starts}, kiosk and floor by turns.",
        [Row("start to first 200", median(ours), "s", median(bare), "bare app", 0.8)],
    )
