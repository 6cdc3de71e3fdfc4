"""Memory of the web process after many requests."""

from __future__ import annotations

from benchmarks import serving
from benchmarks.common import Effort, Row, Section, say
from benchmarks.person import Client, Person

#: Journeys elsewhere, to see what each further department costs.
_TRAVELS = 18


def measure(effort: Effort) -> Section:
    """Whole journeys until enough requests were made; as many to the floor."""
    with serving.kiosk() as ours, serving.floor() as bare:
        fresh, fresh_floor = ours.resident_mb(), bare.resident_mb()
        made, number = 0, 0
        while made < effort.requests:
            person = Person(ours.host, ours.port, 0)
            person.journey()
            made += len(person.client.taken)
            number += 1
            say(f"memory: {made}/{effort.requests} requests, {ours.resident_mb():.0f} MB")
        client = Client(bare.host, bare.port)
        for turn in range(made // 2):
            client.get("/")
            client.post("/save", {"choice": str(turn)})
        after, after_floor = ours.resident_mb(), bare.resident_mb()
        for other in range(_TRAVELS):
            Person(ours.host, ours.port, other).journey()
        travelled = ours.resident_mb()
    return Section(
        "Memory",
        f"`VmRSS` of the web process after {made:,} requests ({number} whole journeys, one after "
        "the other, all of one district, as a kiosk has them); the floor after as many, half of "
        f"them INSERTs. Then {_TRAVELS} journeys in districts of several departments.",
        [
            Row(f"memory after {made:,} requests", after, "MB", after_floor, "bare app", 90),
            Row("memory at first", fresh, "MB", fresh_floor, "bare app"),
            Row("memory after several departments too", travelled, "MB", None, ""),
        ],
    )
