"""The floor: what Flask, waitress and SQLite cost before the kiosk does anything.

One page from a template, one durable INSERT, /healthz; the same settings of waitress
and SQLite as the kiosk. Usage: python floor_app.py FOLDER
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path

from flask import Flask, redirect, render_template, request
from jinja2 import DictLoader
from waitress.server import create_server
from werkzeug.wrappers import Response

_PAGE = """<!doctype html>
<html lang="es"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><form method="post" action="/save">
{% for choice in choices %}<label><input type="radio" name="choice" value="{{ choice }}">
{{ choice }}</label>{% endfor %}
<button type="submit">Continuar</button></form></body></html>"""
_CHOICES = ("Ninguna", "Primaria", "Secundaria", "Técnica", "Universitaria", "No sé")


def create_app(folder: Path) -> Flask:
    """Builds the application on a database in ``folder``."""
    app = Flask("floor")
    app.jinja_loader = DictLoader({"page.html": _PAGE})
    connection = sqlite3.connect(folder / "floor.sqlite", check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, choice TEXT)")
    connection.commit()
    lock = threading.Lock()

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        with lock:
            connection.execute("SELECT 1").fetchall()
        return {"status": "ready"}

    @app.get("/")
    def page() -> str:
        return render_template("page.html", title="¿Qué estudios terminó?", choices=_CHOICES)

    @app.post("/save")
    def save() -> Response:
        with lock, connection:
            connection.execute("INSERT INTO answer (choice) VALUES (?)", (request.form["choice"],))
        return redirect("/", 303)

    return app


def main() -> None:
    """Serves until ended; the address goes to standard error."""
    server = create_server(create_app(Path(sys.argv[1])), host="127.0.0.1", port=0, threads=4)
    print(f"http://127.0.0.1:{server.effective_port}/", file=sys.stderr, flush=True)
    server.run()


if __name__ == "__main__":
    main()
