"""Size of the base installation in a fresh environment, beside Flask and waitress alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import serving
from benchmarks.common import ROOT, Effort, MeasureError, Row, Section, say

_LEFT_OUT = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "distutils-precedence")
_PARTS = (
    "kiosk", "sync", "models", "converters", "ui",
    "pyproject.toml", "setup.cfg", "README.md", "LICENSE", "NOTICE",
)  # fmt: skip
_BIGGEST = 8


def measure(effort: Effort) -> Section:
    """Makes both environments; pip fetches what they need."""
    with tempfile.TemporaryDirectory(prefix="yachay-size-") as name:
        folder = Path(name)
        copy = folder / "source"
        copy.mkdir()
        for part in filter(Path.exists, (ROOT / p for p in _PARTS)):
            if part.is_dir():
                shutil.copytree(
                    part, copy / part.name, ignore=shutil.ignore_patterns("__pycache__")
                )
            else:
                shutil.copy(part, copy)
        say("size: installing the base in a fresh environment")
        ours = _environment(folder / "ours", str(copy))
        say("size: installing Flask and waitress in another")
        bare = _environment(folder / "bare", "flask", "waitress")
        sizes = _sizes(ours)
        refused = _refused(folder / "ours")
        tensorflow = any("tensorflow" in entry or entry == "keras" for entry in sizes)
        total, floor = sum(sizes.values()), sum(_sizes(bare).values())
    biggest = sorted(sizes.items(), key=lambda item: -item[1])[:_BIGGEST]
    return Section(
        "Installed size",
        "`pip install .` without extras in a new environment, not editable; blocks on disk of "
        "`site-packages`, bytecode included, pip and setuptools left out. Python is not counted.",
        [
            Row("installed on the device", total / 2**20, "MB", floor / 2**20,
                "Flask + waitress", 250),
            Row("TensorFlow installed", float(tensorflow), "packages", budget=0,
                word="present" if tensorflow else "absent"),
            Row("`yachay kiosk` starts there", float(bool(refused)), budget=0,
                word=refused or "yes"),
        ],
        ["| largest | MB |", "|---|---:|"]
        + [f"| `{entry}` | {size / 2**20:.1f} |" for entry, size in biggest],
    )  # fmt: skip


def _environment(folder: Path, *packages: str) -> Path:
    """Returns the site-packages of a new environment with ``packages``."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    done = subprocess.run(
        [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet",
         "--disable-pip-version-check", *packages],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise MeasureError(f"pip: {done.stderr.strip()[-300:]}")
    return next(folder.glob("lib/python3*/site-packages"))


def _sizes(site: Path) -> dict[str, int]:
    """Bytes on disk of each entry of ``site``, pip's own left out."""
    return {
        entry.name: _blocks(entry)
        for entry in site.iterdir()
        if not entry.name.startswith(_LEFT_OUT)
    }


def _blocks(entry: Path) -> int:
    files = [entry]
    if entry.is_dir():
        files += [Path(top) / name for top, dirs, names in os.walk(entry) for name in dirs + names]
    return sum(512 * file.lstat().st_blocks for file in files)


def _refused(environment: Path) -> str:
    """Returns an empty text where the installed command serves, else what it said."""
    try:
        with serving.kiosk(environment / "bin" / "yachay"):
            return ""
    except MeasureError as error:
        return f"no: {str(error)[-160:]}"
