"""``yachay kiosk``: serves the pages on waitress; says where, and what is wrong if not."""

from __future__ import annotations

import os
import socket

import click

from kiosk.errors import NotPossibleNow


def listening_socket(host: str, port: int) -> socket.socket:
    """Returns a socket bound to ``host`` and ``port`` (0: any free one).

    Raises:
        NotPossibleNow: The address is taken or not ours; says how to choose another.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise NotPossibleNow(
            f"No se puede escuchar en {host}:{port} ({error.strerror}). "
            "Elija otro puerto con --port o cierre el programa que lo usa."
        ) from error
    return bound


@click.command(epilog="Ejemplo: yachay kiosk --port 8080")
@click.option("--host", help="Dirección en que atiende; sin ella, 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65535), help="Puerto; sin él, 8080.")
def kiosk(host: str | None, port: int | None) -> None:
    """Sirve el quiosco con sus modelos y su archivo SQLite."""
    from waitress.server import create_server

    from kiosk.planner.planner import Planner
    from kiosk.settings import read_settings
    from kiosk.store.store import open_store
    from kiosk.web.app import create_app

    settings = read_settings(os.environ, host=host, port=port)
    bound = listening_socket(settings.host, settings.port)
    planner = Planner()
    store = open_store(settings)
    app = create_app(settings, planner, store)
    server = create_server(app, sockets=[bound], threads=settings.threads, ident=None)
    address = bound.getsockname()
    click.echo(f"Yachay Ñan está listo: http://{address[0]}:{address[1]}/", err=True)
    click.echo(f"Los datos se guardan en {settings.home}. Para terminar: Ctrl+C.", err=True)
    try:
        server.run()
    finally:
        server.close()
        store.close()
