"""``yachay kiosk``: serves the pages; says where, or what stands in the way."""

from __future__ import annotations

import os
import socket

import click

from kiosk.errors import InputError, NotPossibleNow


@click.command(epilog="Ejemplo: yachay kiosk --port 8080")
@click.option("--host", help="Dirección en que atiende; sin ella, 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65535), help="Puerto; sin él, 8080.")
def kiosk(host: str | None, port: int | None) -> None:
    """Sirve el quiosco con sus modelos y su archivo SQLite."""
    from kiosk.memory import one_arena
    from kiosk.planner.planner import Planner
    from kiosk.settings import read_settings
    from kiosk.store import open_store
    from kiosk.store.catalogue import open_catalogue
    from kiosk.web.app import create_app
    from kiosk.web.serve import serve

    one_arena()
    settings = read_settings(os.environ, host=host, port=port)
    store = open_store(settings)
    planner = Planner(own=store.own_courses, file=open_catalogue(settings.home))
    app = create_app(settings, planner, store)

    def told(address: str) -> None:
        click.echo(f"Yachay Ñan está listo: {address}", err=True)
        click.echo(f"Los datos se guardan en {settings.home}. Para terminar: Ctrl+C.", err=True)

    try:
        # Asked here, since waitress tells of an unknown host by a bare ValueError.
        socket.getaddrinfo(settings.host, settings.port)
        serve(app, settings, store, told)
    except socket.gaierror as error:
        raise InputError(
            f"No existe la dirección {settings.host}. Se espera una de este equipo, por ejemplo "
            "127.0.0.1.",
            "host",
        ) from error
    except OSError as error:
        raise NotPossibleNow(
            f"No se puede atender en {settings.host}:{settings.port} ({error.strerror}). "
            "Elija otro puerto con --port o cierre el programa que lo usa."
        ) from error
    finally:
        store.close()
