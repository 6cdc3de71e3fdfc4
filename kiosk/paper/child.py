"""The process that prints: ``python -m kiosk.paper.child``, one job, one answer.

It reads a line of JSON (``to``, ``profile`` and ``blocks``; no blocks: only asks the
printer) from standard input, writes one (``result``, ``why``) to standard output, and
ends. Nothing of what it prints leaves it otherwise, not even in an error.
"""

from __future__ import annotations

import errno
import json
import sys

from kiosk.paper.blocks import from_json
from kiosk.paper.destination import parse
from kiosk.paper.results import Answer, Result, Why


def work(job: dict[str, str]) -> Answer:
    """Does the job; whatever goes wrong is an answer too."""
    destination = parse(job["to"])
    if destination is None:
        return Answer(Result.NO_PRINTER)
    try:
        from escpos.exceptions import DeviceNotFoundError

        from kiosk.paper.compose import UnknownProfileError, compose
        from kiosk.paper.devices import reach, send, standing
    except ImportError:
        return Answer(Result.REFUSED, Why.LIBRARY)
    try:
        data = compose(from_json(job["blocks"]), job["profile"])
        device = reach(destination)
        answer = standing(device)
        if answer.result is not Result.READY or job["blocks"] == "[]":
            return answer
        send(device, data)
    except UnknownProfileError:
        return Answer(Result.REFUSED, Why.PROFILE)
    except RuntimeError:
        return Answer(Result.REFUSED, Why.LIBRARY)
    except (DeviceNotFoundError, OSError) as error:
        # Linux' usblp says ENOSPC where the roll is empty.
        empty = getattr(error, "errno", None) == errno.ENOSPC
        return Answer(Result.OUT_OF_PAPER if empty else Result.NOT_REACHABLE)
    return Answer(Result.PRINTED)


def main() -> None:
    """Reads, works, answers."""
    try:
        answer = work(json.load(sys.stdin))
    except Exception:  # noqa: BLE001 - a traceback would carry what was to be printed
        answer = Answer(Result.REFUSED, Why.FAULT)
    print(json.dumps({"result": answer.result, "why": answer.why}))


if __name__ == "__main__":
    main()
