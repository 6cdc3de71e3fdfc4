"""Serving on waitress, and sweeping away the turns that people left behind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask
from waitress.server import create_server

from kiosk.memory import give_back
from kiosk.settings import Settings
from kiosk.store import Store

#: Seconds between two sweeps: a turn left behind is on the disk that much longer at most.
SWEEP_EVERY = 15.0


def serve(app: Flask, settings: Settings, store: Store, told: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        app: The application.
        settings: Say where to listen and with how many threads.
        store: Swept while serving; stays open.
        told: Called with the address once the door is open.
    """
    server = create_server(
        app,
        host=settings.host,
        port=settings.port,
        threads=settings.threads,
        ident=None,
        expose_tracebacks=False,
    )
    told(f"http://{settings.host}:{server.effective_port}/")
    with sweeping(store):
        try:
            server.run()
        finally:
            server.close()


@contextmanager
def sweeping(store: Store, every: float = SWEEP_EVERY) -> Iterator[None]:
    """Within it, expired turns are wiped every so many seconds."""
    done = threading.Event()

    def sweep() -> None:
        while not done.wait(every):
            store.sessions.sweep()
            give_back()

    thread = threading.Thread(target=sweep, name="sweep", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
