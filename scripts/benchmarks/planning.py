"""Text to pathway in one process and one thread, beside NumPy and Keras for the same work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.common import Effort, MeasureError, Row, Section, milliseconds, say
from benchmarks.serving import own_environment

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def measure(effort: Effort) -> Section:
    """Runs the measurement in a process of its own, whose libraries keep to one thread."""
    environment = {
        **own_environment(Path(tempfile.gettempdir())),
        **dict.fromkeys(_ONE_THREAD, "1"),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.planning_run", str(effort.plans)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise MeasureError(done.stderr.strip()[-400:])
    taken: dict[str, Any] = json.loads(done.stdout)
    whole, numpy, encoder = taken["plan"], taken["numpy"], taken["encoder"]
    keras: list[float] = taken["keras"]
    say(f"planning: p50 {milliseconds(whole, 0.5):.1f} ms, p95 {milliseconds(whole, 0.95):.1f} ms")
    rows = [
        Row(f"text → pathway, {name}", milliseconds(whole, share), "ms",
            milliseconds(numpy, share), "NumPy, same arithmetic", budget)
        for name, share, budget in (("p50", 0.5, 10), ("p95", 0.95, 25), ("p99", 0.99, None))
    ]  # fmt: skip
    if taken["predict"]:
        predicted = milliseconds(taken["predict"], 0.5)
        first_ones = milliseconds(whole[: len(taken["predict"])], 0.5)
        calls = sum(taken["calls"]) / len(taken["calls"])
        rows.append(
            Row(f"the first {len(taken['predict'])} of them, p50", first_ones, "ms", predicted,
                f"the {calls:.0f} model calls of a plan by Keras `predict`")
        )  # fmt: skip
    floor = milliseconds(keras, 0.5) if keras else None
    name = "Keras `model(x)`" if keras else "TensorFlow not installed"
    encoding = milliseconds(encoder, 0.5)
    rows.append(Row("encoder alone, a whole text, p50", encoding, "ms", floor, name))
    first = milliseconds(taken["first"], 0.5)
    rows.append(Row("first plan in a department, p50", first, "ms"))
    rows.append(Row("planner loaded", taken["load"], "s"))
    return Section(
        "Text → pathway",
        f"`Planner.plan` on {len(whole)} different requests (own texts, ten districts, seven sets "
        "of limits), each asked once, after another plan in each district (a kiosk stays in one); "
        "one thread. By turns with it, request by request: NumPy doing the same products (forms "
        "and skills × the vectors of the clauses, needs × known, courses × gap of "
        f"{taken['considered']} occupations), LiteRT on the whole text, and Keras with random "
        "weights and the same text in another process.",
        rows,
        ["| part of a plan (under a profiler) | share |", "|---|---:|"]
        + [f"| `{name}` | {100 * share:.0f} % |" for name, share in taken["parts"].items()],
    )
