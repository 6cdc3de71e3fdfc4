"""The process that plans: prints the seconds of every request and floor as JSON.

Usage: python -m benchmarks.planning_run COUNT
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks.texts import Asked, requests
from kiosk.planner.planner import Planner
from kiosk.planner.types import Education, Request
from models.preprocessing.clauses import Kind, clauses

_CONSIDERED = 12
_WARM_UP = 5


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
def keras_floor() -> Iterator[Callable[[str], float] | None]:
    """A process with the Keras model that answers a text with seconds; None without it."""
    if find_spec("tensorflow") is None:
        yield None
        return
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.keras_floor"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip

        def ask(text: str) -> float:
            if process.stdin is None or process.stdout is None:
                return 0.0
            process.stdin.write(json.dumps(text) + "\n")
            process.stdin.flush()
            return float(process.stdout.readline())

        yield ask
        process.terminate()


def parts_of(planner: Any, asked: list[Request]) -> dict[str, float]:
    """Mean seconds a request spends in the planner's parts, in a second pass."""
    spent: dict[str, float] = defaultdict(float)

    def watch(owner: Any, method: str, name: str) -> None:
        inner = getattr(owner, method)

        def timed(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            try:
                return inner(*args, **kwargs)
            finally:
                spent[name] += time.perf_counter() - began

        setattr(owner, method, timed)

    for owner, method, name in (
        ("_profiles", "build", "recognising the words"),
        ("_matcher", "rank", "ranking the occupations"),
        ("_matcher", "match", "describing the matches"),
        ("_finder", "prepare", "preparing the courses"),
        ("_finder", "find", "searching the pathways"),
    ):
        if hasattr(getattr(planner, owner, None), method):
            watch(getattr(planner, owner), method, name)
    for request in asked:
        planner.plan(request)
    return {name: seconds / len(asked) for name, seconds in spent.items()}


def main() -> None:
    """Plans, and prints."""
    began = time.perf_counter()
    planner = Planner()
    taken: dict[str, Any] = {"load": time.perf_counter() - began}
    taken |= {name: [] for name in ("plan", "numpy", "encoder", "keras")}
    asked = [request_of(a) for a in requests(int(sys.argv[1]))]
    rng = np.random.default_rng(1)
    for number in range(_WARM_UP):
        text = f"{number + 3} años fui carpintero y barnizo sillas"
        planner.plan(Request(text, "150101", hours_week=8))
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
    taken["mean"] = float(np.mean(taken["plan"]))
    taken["parts"] = parts_of(planner, asked)
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
