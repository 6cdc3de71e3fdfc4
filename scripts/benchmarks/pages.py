"""Every page of the journey: how long it takes at the person's end and at the server."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from benchmarks import serving
from benchmarks.common import Effort, MeasureError, Row, Section, milliseconds, say
from benchmarks.person import Client, Person, Taken

_BUCKET = re.compile(r'yachay_page_seconds_bucket\{le="([^"]+)",page="([^"]+)"\} (\S+)')
_SAVE = "/respuestas"
_OPERATIONS = ("health.healthz", "health.metrics", "none")
Buckets = dict[str, dict[float, float]]


def measure(effort: Effort) -> Section:
    """Journeys of one person after the other; the floor is asked after each of them."""
    page: list[float] = []
    insert: list[float] = []
    taken: list[Taken] = []
    with serving.kiosk() as ours, serving.floor() as bare:
        floor = Client(bare.host, bare.port)
        _warm_up(ours, floor)
        before = _histogram(ours)
        for number in range(effort.journeys):
            person = Person(ours.host, ours.port, number + 1)
            person.journey()
            taken += person.client.taken
            floor.taken.clear()
            for turn in range(12):
                floor.get("/")
                floor.post("/save", {"choice": str(turn)})
            page += [t.seconds for t in floor.taken if t.method == "GET"]
            insert += [t.seconds for t in floor.taken if t.method == "POST"]
        server = _since(before, _histogram(ours))
    say(f"pages: {len(taken)} requests in {effort.journeys} journeys")
    return _section(taken, page, insert, server, effort)


def _section(
    taken: list[Taken], page: list[float], insert: list[float], server: Buckets, effort: Effort
) -> Section:
    shown = [t.seconds for t in taken if t.method == "GET"]
    saved = [t.seconds for t in taken if t.method == "POST" and t.page == _SAVE]
    together = _together(server)
    rows = [
        Row("page, server time, p50", 1000 * quantile(together, 0.5), "ms", None, "", 3),
        Row("page, server time, p95", 1000 * quantile(together, 0.95), "ms", None, "", 10),
    ]
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        bare = milliseconds(page, share)
        ours = milliseconds(shown, share)
        rows.append(Row(f"page, at the person's end, {name}", ours, "ms", bare, "bare page"))
    for name, share, budget in (("p50", 0.5, None), ("p95", 0.95, 25)):
        ours, bare = milliseconds(saved, share), milliseconds(insert, share)
        title = f"plan made and saved, durable, {name}"
        rows.append(Row(title, ours, "ms", bare, "bare INSERT", budget))
    return Section(
        "Pages",
        f"{effort.journeys} whole journeys over keep-alive connections, one person at a time. "
        "Server time is the kiosk's own histogram `yachay_page_seconds` (all pages, forms "
        "included; interpolated within its buckets); the rest is measured by the client, and "
        "the bare page and INSERT are asked after every journey. The save is `POST /respuestas`: "
        "the whole plan, then profile, recommendation, list shown and outbox in one durable "
        "transaction.",
        rows,
        _by_page(taken) + _by_endpoint(server),
    )


def _by_page(taken: list[Taken]) -> list[str]:
    grouped: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in taken:
        grouped[one.method, one.page].append(one.seconds)
    return ["| request | number | p50 ms | p95 ms |", "|---|---:|---:|---:|"] + [
        f"| {method} `{page}` | {len(seconds)} "
        f"| {milliseconds(seconds, 0.5):.1f} | {milliseconds(seconds, 0.95):.1f} |"
        for (method, page), seconds in grouped.items()
    ]


def _by_endpoint(server: Buckets) -> list[str]:
    return ["", "| view | number | server p50 ms | server p95 ms |", "|---|---:|---:|---:|"] + [
        f"| `{page}` | {max(counts.values()):.0f} "
        f"| {1000 * quantile(counts, 0.5):.1f} | {1000 * quantile(counts, 0.95):.1f} |"
        for page, counts in server.items()
    ]


def _warm_up(ours: serving.Served, floor: Client) -> None:
    Person(ours.host, ours.port, 0).journey()
    for turn in range(20):
        floor.get("/")
        floor.post("/save", {"choice": str(turn)})


def _histogram(served: serving.Served) -> Buckets:
    """Requests so far by page and upper bound in seconds, cumulative."""
    found: Buckets = defaultdict(dict)
    for bound, page, count in _BUCKET.findall(Client(served.host, served.port).get("/metrics")):
        if page not in _OPERATIONS:
            found[page][float(bound)] = float(count)
    return found


def _since(before: Buckets, after: Buckets) -> Buckets:
    changed = {
        page: {bound: count - before.get(page, {}).get(bound, 0) for bound, count in counts.items()}
        for page, counts in after.items()
    }
    return {page: counts for page, counts in changed.items() if max(counts.values()) > 0}


def _together(server: Buckets) -> dict[float, float]:
    total: dict[float, float] = defaultdict(float)
    for counts in server.values():
        for bound, count in counts.items():
            total[bound] += count
    return total


def quantile(counts: Mapping[float, float], share: float) -> float:
    """Returns a quantile of a cumulative histogram, interpolated within its bucket."""
    if not counts:
        raise MeasureError("the kiosk reports no yachay_page_seconds")
    wanted = share * max(counts.values())
    low, below = 0.0, 0.0
    for bound, count in sorted(counts.items()):
        if count >= wanted:
            if bound == float("inf"):
                return low
            return low + (bound - low) * (wanted - below) / max(count - below, 1e-9)
        low, below = bound, count
    return low
