"""Throughput with 20 connections, by wrk, on the start page and on a question."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass

from benchmarks import serving
from benchmarks.common import Effort, MeasureError, Row, Section, say
from benchmarks.person import Person

_CONNECTIONS = 20
_QUESTION = "/estudios"


@dataclass(frozen=True)
class Load:
    """What wrk found."""

    per_second: float
    p50: str
    p99: str
    errors: int


def measure(effort: Effort) -> Section:
    """The kiosk and the floor by turns."""
    if shutil.which("wrk") is None:
        raise MeasureError("wrk is not installed")
    with serving.kiosk() as ours, serving.floor() as bare:
        person = Person(ours.host, ours.port, 0)
        person.ask(_QUESTION)
        start = wrk(ours.address, effort.seconds)
        floor = wrk(bare.address, effort.seconds)
        question = wrk(ours.address + _QUESTION[1:], effort.seconds, person.client.cookie)
        floor_again = wrk(bare.address, effort.seconds)
    say(f"load: {start.per_second:.0f} and {question.per_second:.0f} requests/s")
    details = ["| page | requests/s | p50 | p99 | errors |", "|---|---:|---:|---:|---:|"] + [
        f"| {name} | {load.per_second:.0f} | {load.p50} | {load.p99} | {load.errors} |"
        for name, load in (
            ("start page", start),
            ("bare page", floor),
            ("question page", question),
            ("bare page, again", floor_again),
        )
    ]
    rows = [
        Row(f"{name}, {_CONNECTIONS} connections", load.per_second, "requests/s",
            beside.per_second, "bare page", 600, at_least=True)
        for name, load, beside in (
            ("start page", start, floor), ("question page", question, floor_again)
        )
    ]  # fmt: skip
    errors = float(start.errors + question.errors)
    rows.append(Row("errors among them", errors, "requests",
                    float(floor.errors + floor_again.errors), "bare page", 0))  # fmt: skip
    return Section(
        "Throughput",
        f"`wrk` with 2 threads and {_CONNECTIONS} connections for {effort.seconds} s on this same "
        f"machine, so that it takes its share of the cores; `{_QUESTION}` with the cookie of a "
        "live turn.",
        rows,
        details,
    )


def wrk(address: str, seconds: int, cookie: str = "") -> Load:
    """Runs wrk; errors are socket errors, time-outs and answers other than 2xx and 3xx."""
    command = ["wrk", "-t2", f"-c{_CONNECTIONS}", f"-d{seconds}s", "--latency", address]
    if cookie:
        command[1:1] = ["-H", f"Cookie: {cookie}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    per_second = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if per_second is None:
        raise MeasureError(f"wrk said: {said[-300:]}")
    latency = dict(re.findall(r"(50|99)%\s+(\S+)", said))
    socket_errors = re.search(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    errors = sum(map(int, socket_errors.groups())) if socket_errors else 0
    errors += int(refused[1]) if refused else 0
    return Load(float(per_second[1]), latency.get("50", "?"), latency.get("99", "?"), errors)
