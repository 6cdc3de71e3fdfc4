"""The process that plans: prints the seconds of every request and floor as JSON.

Usage: python -m benchmarks.planning_run COUNT
"""

from __future__ import annotations

import cProfile
import json
import pstats
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.texts import Asked, requests
from kiosk.planner import planner as planner_module
from kiosk.planner.litert import Model
from kiosk.planner.planner import Planner
from kiosk.planner.types import Education, Request
from models.preprocessing.clauses import Kind, clauses

#: Name of a model and rows, call by call.
Calls = list[tuple[str, int]]
#: Plans whose calls Keras makes too, by ``predict``: each takes it a second.
_PREDICTED = 20
#: Occupations whose pathways are searched, from the planner where it says so.
_CONSIDERED = int(getattr(planner_module, "_CONSIDERED", 12))
_PLANNER_FILE = str(planner_module.__file__)


def request_of(asked: Asked) -> Request:
    """The planner's own type."""
    schooling = Education(asked.education) if asked.education else None
    return Request(asked.text, asked.ubigeo, asked.hours_week, asked.budget, asked.weeks, schooling)


def numpy_floor(planner: Planner, request: Request, rng: np.random.Generator) -> float:
    """Seconds that the plan's matrix products take alone, on vectors drawn beforehand."""
    count = max(1, sum(c.kind is Kind.DID for c in clauses(request.text)))
    forms, skills = planner.index.forms, planner.index.skills
    needs = planner.catalogue.needs
    teaches = planner.catalogue.shelf(request.ubigeo[:2]).teaches
    vectors = rng.standard_normal((forms.shape[1], count)).astype(np.float32)
    known = rng.random(needs.shape[1]).astype(np.float32)
    began = time.perf_counter()
    _ = forms @ vectors
    for i in range(count):
        _ = skills @ vectors[:, i]
    _ = needs @ known
    for _ in range(_CONSIDERED):
        _ = teaches @ known
    return time.perf_counter() - began


@contextmanager
def keras_floor() -> Iterator[Callable[[str | Calls], float] | None]:
    """A process with the Keras models that answers with seconds; None without TensorFlow."""
    if find_spec("tensorflow") is None:
        yield None
        return
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.keras_floor"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip

        def ask(asked: str | Calls) -> float:
            if process.stdin is None or process.stdout is None:
                return 0.0
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            return float(process.stdout.readline())

        yield ask
        process.terminate()


def calls_of(planner: Planner, request: Request) -> Calls:
    """The calls of the models that one plan makes: name and rows of each."""
    made: Calls = []
    plain = Model.__call__

    def told(self: Model, **given: Any) -> dict[str, Any]:
        name = self.name.removesuffix(".tflite")
        made.append((name, len(next(iter(given.values())))))
        return plain(self, **given)

    with patch.object(Model, "__call__", told):
        planner.plan(request)
    return made


def parts_of(planner: Planner, asked: list[Request]) -> dict[str, float]:
    """Share of a plan spent in what planner.py calls, in a second pass under a profiler."""
    profile = cProfile.Profile()
    profile.enable()
    for request in asked:
        planner.plan(request)
    profile.disable()
    stats: Any = pstats.Stats(profile)
    spent: dict[str, float] = defaultdict(float)
    whole = 0.0
    for (file, _, name), (_, _, _, total, callers) in stats.stats.items():
        if file == _PLANNER_FILE and name == "plan":
            whole = total
        for (caller, _, _), edge in callers.items():
            if caller == _PLANNER_FILE and file != _PLANNER_FILE and "planner" in file:
                spent[f"{Path(file).name}, {name}"] += edge[3]
    found = {name: seconds / whole for name, seconds in spent.items()}
    return dict(sorted(((n, s) for n, s in found.items() if s > 0.01), key=lambda x: -x[1]))


def main() -> None:
    """Plans, and prints."""
    began = time.perf_counter()
    planner = Planner()
    taken: dict[str, Any] = {"load": time.perf_counter() - began}
    names = ("plan", "first", "numpy", "encoder", "keras", "predict", "calls")
    taken |= {name: [] for name in names}
    asked = [request_of(a) for a in requests(int(sys.argv[1]))]
    rng = np.random.default_rng(1)
    for ubigeo in sorted({request.ubigeo for request in asked}):
        began = time.perf_counter()
        planner.plan(Request("fui carpintero y barnizo sillas", ubigeo, hours_week=8))
        taken["first"].append(time.perf_counter() - began)
    with keras_floor() as keras:
        for request in asked:
            began = time.perf_counter()
            planner.plan(request)
            taken["plan"].append(time.perf_counter() - began)
            taken["numpy"].append(numpy_floor(planner, request, rng))
            began = time.perf_counter()
            planner.encoder.encode([request.text])
            taken["encoder"].append(time.perf_counter() - began)
            if keras:
                taken["keras"].append(keras(request.text))
        for request in asked[:_PREDICTED] if keras else ():
            calls = calls_of(planner, request)
            taken["calls"].append(len(calls))
            taken["predict"].append(keras(calls) if keras else 0.0)
    taken["considered"] = _CONSIDERED
    taken["parts"] = parts_of(planner, asked)
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
