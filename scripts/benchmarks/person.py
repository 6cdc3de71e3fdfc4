"""One person at the kiosk: a keep-alive connection, and the whole journey through it.

Forms are read from the pages themselves, so that a new question does not break this:
what is not in ``ANSWERS`` is answered by what is already chosen, else by the last choice.
"""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from benchmarks.common import MeasureError
from benchmarks.texts import ANSWERS, TEXTS

_OUR_FORMS = ("/ver", "/terminar", "/seguir")
_MOST_PAGES = 60
#: The page without a form, and the first question after it.
_WELCOME, _FIRST = "/bienvenida", "/guardar"
#: The button that a search needs.
_SEARCH = "buscar"


@dataclass(frozen=True)
class Taken:
    """One request: its page with numbers left out, and how long it took."""

    page: str
    method: str
    seconds: float


class Client:
    """A keep-alive connection with cookies; http.client sets TCP_NODELAY."""

    def __init__(self, host: str, port: int) -> None:
        self._connection = http.client.HTTPConnection(host, port, timeout=30)
        self.cookie = ""
        self.taken: list[Taken] = []

    def get(self, path: str) -> str:
        """Returns the page."""
        return self._send("GET", path, None)[1]

    def post(self, path: str, fields: dict[str, str]) -> str:
        """Sends a form; returns where the answer leads."""
        return self._send("POST", path, urlencode(fields))[0]

    def _send(self, method: str, path: str, body: str | None) -> tuple[str, str]:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        page = answer.read()
        seconds = time.perf_counter() - began
        if answer.status != (200 if method == "GET" else 303):
            raise MeasureError(f"{method} {path} was answered with {answer.status}")
        self.taken.append(Taken(re.sub(r"\d+", "n", path), method, seconds))
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookie = value.partition(";")[0]
        return answer.getheader("Location", ""), page.decode()


class _Forms(HTMLParser):
    """The forms of a page: action, and the fields as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str], dict[str, list[str]]]] = []
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((has.get("action", ""), {}, {}))
        name = has.get("name", "")
        if not self.forms or not name:
            return
        _, fields, choices = self.forms[-1]
        if tag == "textarea":
            fields[name] = ""
        elif tag == "button" and name == "accion":
            choices.setdefault(name, []).append(has.get("value", ""))
        elif tag == "input" and has.get("type") == "radio":
            choices.setdefault(name, []).append(has.get("value", ""))
            if "checked" in has:
                fields[name] = has["value"]
        elif tag == "input" and has.get("type") != "checkbox":
            fields[name] = has.get("value", "")


@dataclass
class Person:
    """Goes through the kiosk as one person; ``number`` chooses what they tell."""

    host: str
    port: int
    number: int
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = Client(self.host, self.port)

    def journey(self) -> None:
        """From the start page to the goodbye."""
        self.ask("")
        self.client.get("/trabajos")
        jobs = self.client.get("/trabajo/1")
        if "/camino/1" in jobs:
            pathway = self.client.get("/camino/1")
            if "/camino/1/paso/1" in pathway:
                self.client.get("/camino/1/paso/1")
        self.client.get("/imprimir/1")
        last = self.client.get("/utilidad")
        self.client.get(self.client.post("/fin", self._main_form(last)[1]))

    def ask(self, until: str) -> None:
        """Answers one page after the other, until ``until`` or the jobs are shown."""
        path = "/"
        for _ in range(_MOST_PAGES):
            page = self.client.get(path)
            if path == until:
                return
            action, fields = self._main_form(page)
            path = self.client.post(action, fields)
            if path == _WELCOME:
                self.client.get(path)
                path = _FIRST
            if path.startswith("/trabajos"):
                return
        raise MeasureError(f"the questions do not end, last at {path}")

    def _main_form(self, page: str) -> tuple[str, dict[str, str]]:
        """The form that leads on, filled in."""
        parser = _Forms()
        parser.feed(page)
        action, fields, choices = next(
            (form for form in parser.forms if form[0] not in _OUR_FORMS), ("", {}, {})
        )
        if not action:
            raise MeasureError("a page has no form that leads on")
        for name in (*fields, *choices):
            if name in ANSWERS:
                fields[name] = ANSWERS[name][self.number % len(ANSWERS[name])]
        if "text" in fields:
            fields["text"] = TEXTS[self.number % len(TEXTS)]
        if "district" in choices:
            fields["district"] = choices["district"][0]
        elif _SEARCH in choices.get("accion", ()):
            fields["accion"] = _SEARCH
        for name, values in choices.items():
            if name != "accion" and name not in fields:
                fields[name] = values[-1]
        return action, fields
