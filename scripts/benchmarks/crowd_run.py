"""The crowd itself, in a process of its own; prints what happened as JSON.

Usage: python -m benchmarks.crowd_run kiosk|floor HOST PORT PEOPLE TIMES LENGTH
"""

from __future__ import annotations

import http.client
import json
import sys
import threading
import time

from benchmarks.common import MeasureError
from benchmarks.person import Client, Person, Taken


def main() -> None:
    """Lets everybody begin at the same moment, and waits for all."""
    to, host, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
    people, times, length = map(int, sys.argv[4:7])
    taken: list[Taken] = []
    failed: list[str] = []
    together = threading.Barrier(people + 1)

    def live(number: int) -> None:
        together.wait()
        for turn in range(times):
            client = Client(host, port)
            try:
                if to == "kiosk":
                    person = Person(host, port, number * times + turn)
                    client = person.client
                    person.journey()
                else:
                    for place in range(length - 1):
                        client.get("/" if place else "/healthz")
                    client.post("/save", {"choice": str(number)})
            except (MeasureError, OSError, http.client.HTTPException) as error:
                failed.append(f"{type(error).__name__}: {error}")
            taken.extend(client.taken)

    threads = [threading.Thread(target=live, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    together.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    saves = [t.seconds for t in taken if t.method == "POST" and t.page in ("/respuestas", "/save")]
    seconds = [t.seconds for t in taken]
    elapsed = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "saves": saves, "failed": failed, "elapsed": elapsed}))


if __name__ == "__main__":
    main()
