"""Writes the sections as docs/BENCHMARKS.md."""

from __future__ import annotations

import os
import platform
import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.common import ROOT, Row, Section

_HEAD = """# Benchmarks

Written by `scripts/bench`; do not edit by hand. Every figure stands beside a floor: what Flask,
waitress and SQLite, plain NumPy or Keras take for the same thing, run in the same minutes on the
same machine. Figures of another machine differ; the ratios should differ less. The budgets are
those of the design.
"""


def number(value: float | None) -> str:
    """Three significant figures, no more decimals than make sense."""
    if value is None:
        return "–"
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def line(row: Row) -> str:
    """One line of the table."""
    value = row.word or f"{number(row.value)} {row.unit}".strip()
    floor = "–" if row.floor is None else f"{number(row.floor)} {row.unit}".strip()
    if row.floor_name:
        floor += f" ({row.floor_name})"
    ratio = "–"
    if row.value is not None and row.floor:
        ratio = f"{number(row.value / row.floor)} ×"
    budget = "–"
    if row.budget is not None:
        sign = "≥" if row.at_least else "≤"
        budget = f"{sign} {row.budget:g} {row.unit}".strip()
        if not row.budget:
            budget = "none" if row.unit else "–"
    met = row.met
    return f"| {row.what} | {value} | {floor} | {ratio} | {budget} | {met} |"


def render(sections: Sequence[Section], missing: dict[str, str], quick: bool, load: float) -> str:
    """Returns the whole file."""
    parts = [_HEAD, "## Machine\n", *machine(load)]
    if quick:
        parts.append("- **quick run**: few repetitions, for developing the benchmark only")
    parts += ["", "## Figures\n", "| figure | ours | floor | ratio | budget | met? |"]
    parts.append("|---|---:|---:|---:|---:|---|")
    parts += [line(row) for section in sections for row in section.rows]
    parts += [f"| {name} | not measured: {why} | – | – | – | – |" for name, why in missing.items()]
    parts += ["", "## How each is measured"]
    for section in sections:
        parts += ["", f"### {section.title}", "", section.how]
        if section.details:
            parts += ["", *section.details]
    return "\n".join(parts) + "\n"


def machine(load: float) -> list[str]:
    """What it ran on."""
    cpu = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    ram = f"{int(memory[1]) / 2**20:.1f} GB" if memory else "unknown"
    return [
        f"- date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"- processor: {cpu[1].strip() if cpu else platform.machine()}, {os.cpu_count()} cores",
        f"- memory: {ram}",
        f"- system: {platform.system()} {platform.release()}, Python {platform.python_version()}",
        f"- disk of the databases: {filesystem(Path(tempfile.gettempdir()))} (where `TMPDIR` says)",
        f"- load average before: {load:.2f}"
        + (" (**not idle**: figures are too high)" if load > 0.5 else ""),
        f"- version: {commit()}",
    ]


def filesystem(folder: Path) -> str:
    """Type of the file system that holds ``folder``; tmpfs makes durable writes look free."""
    best, kind = Path("/"), "unknown"
    for mount in Path("/proc/mounts").read_text().splitlines():
        _, at, name, *_ = mount.split()
        place = Path(at)
        if folder.resolve().is_relative_to(place) and len(place.parts) >= len(best.parts):
            best, kind = place, name
    return kind


def commit() -> str:
    """The commit that is checked out, short, or unknown."""
    head = ROOT / ".git" / "HEAD"
    if not head.is_file():
        return "unknown"
    name = head.read_text().removeprefix("ref: ").strip()
    reference = ROOT / ".git" / name
    return (reference.read_text() if reference.is_file() else name).strip()[:9]
