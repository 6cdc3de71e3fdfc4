"""What the installed program answers, with its confidence: run as anyone would run it.

The instruments take a callable, so that a test can stand in for the program; these are the
callables they take by default.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

#: Texts by key, to the CIUO-08 codes of each, best first; a text without words has none.
Classify = Callable[[Mapping[str, str]], Mapping[str, Sequence[str]]]
#: The same with the confidence of each code, 0 to 1.
Score = Callable[[Mapping[str, str]], Mapping[str, Sequence[tuple[str, float]]]]
#: Options of ``yachay plan`` without their dashes, to the plan as its JSON has it.
Plan = Callable[[Mapping[str, str]], Mapping[str, Any]]

DATA = Path(__file__).parent / "data"


def yachay(*arguments: object) -> str:
    """Runs ``yachay`` and returns what it writes to standard output.

    Raises:
        subprocess.CalledProcessError: It ended with an error.
    """
    command = [str(Path(sys.executable).parent / "yachay"), *map(str, arguments)]
    done = subprocess.run(  # noqa: S603 - our own program, no shell
        command, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return done.stdout


def scored(texts: Mapping[str, str]) -> dict[str, list[tuple[str, float]]]:
    """Runs ``yachay classify``; up to ten (code, confidence) of each text, best first."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "x.tsv", Path(folder) / "y.tsv"
        source.write_text("".join(f"{key}\t{text}\n" for key, text in texts.items()), "utf-8")
        yachay("classify", "--input", source, "--out", out)
        found: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for line in out.read_text("utf-8").splitlines():
            key, code, confidence, _ = line.split("\t")
            found[key].append((code, float(confidence)))
        return dict(found)


def classified(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Runs ``yachay classify``; up to ten codes of each text, best first."""
    return {key: [code for code, _ in answer] for key, answer in scored(texts).items()}


def planned(options: Mapping[str, str]) -> dict[str, Any]:
    """Runs ``yachay plan --json`` with ``options`` ("text", "ubigeo", "hours-week" …)."""
    given = [part for name, value in options.items() for part in (f"--{name}", value)]
    plan: dict[str, Any] = json.loads(yachay("plan", *given, "--json"))
    return plan


def rows(path: Path) -> list[dict[str, str]]:
    """Returns the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
