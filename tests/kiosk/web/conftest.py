"""An application with a planner made for tests and a real store in a folder of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kiosk.settings import Settings, read_settings
from kiosk.store import Store, open_store
from kiosk.web.app import create_app
from tests.kiosk.web.fakes import WORDS, FakePlanner

#: Page name and form of a whole journey, in the order asked.
ANSWERS: dict[str, dict[str, str]] = {
    "guardar": {"consent_store": "no"},
    "compartir": {"consent_sync": "no"},
    "consejo": {"consent_gpt": "no"},
    "distrito": {"district": "211101"},
    "edad": {"age": "30-44"},
    "estudios": {"education": "secundaria"},
    "experiencia": {"text": WORDS},
    "entendimos": {"parte": "9"},
    "intereses": {"interests": "Cocina y comida"},
    "horas": {"hours": "10"},
    "plazo": {"weeks": "26"},
    "dinero": {"budget": "300"},
    "distancia": {"distance": "15"},
    "horario": {"schedule": "tarde"},
    "necesidades": {"needs": "cuidado"},
}
#: Pages whose empty form is an answer: nothing chosen.
OPTIONAL = ("intereses", "horario", "necesidades")
#: Answers of a person who agrees to everything.
AGREED: dict[str, dict[str, str]] = {
    "guardar": {"consent_store": "si"},
    "compartir": {"consent_sync": "si"},
    "consejo": {"consent_gpt": "si"},
}
_CSRF = re.compile(r'name="csrf" value="([0-9a-f]+)"')


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Person:
    """Somebody in front of the screen, one page after the other."""

    client: FlaskClient
    page: TestResponse = field(init=False)

    def open(self, path: str) -> str:
        self.page = self.client.get(path, follow_redirects=True)
        return self.page.text

    def send(self, path: str, **form: str | list[str]) -> str:
        """Sends a form of the page shown now, with its token, and follows where it leads."""
        token = _CSRF.search(self.page.text)
        data = {"csrf": token.group(1) if token else "", **form}
        self.page = self.client.post(path, data=data, follow_redirects=True)
        return self.page.text

    def begin(self, language: str = "es") -> str:
        self.open("/")
        return self.send("/empezar", idioma=language)

    def answer(self, name: str, **form: str | list[str]) -> str:
        self.open(f"/{name}")
        return self.send(f"/{name}", **(form or ANSWERS[name]))

    def answer_all(self, until: str = "", **instead: dict[str, str]) -> str:
        """Begins and answers every question before ``until``."""
        self.begin()
        for name, form in ANSWERS.items():
            if name == until:
                break
            self.answer(name, **{**form, **instead.get(name, {})})
        return self.page.text

    def plan(self, **instead: dict[str, str]) -> str:
        self.answer_all(**instead)
        return self.send("/respuestas")

    @property
    def path(self) -> str:
        return self.page.request.path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({}, home=tmp_path / "un dispositivo")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def planner() -> FakePlanner:
    return FakePlanner()


@pytest.fixture
def store(settings: Settings, clock: Clock) -> Iterator[Store]:
    opened = open_store(settings, clock)
    yield opened
    opened.close()


@pytest.fixture
def app(settings: Settings, planner: FakePlanner, store: Store, clock: Clock) -> Flask:
    return create_app(settings, planner, store, clock)


@pytest.fixture
def person(app: Flask) -> Person:
    return Person(app.test_client())


@pytest.fixture
def another(app: Flask) -> Person:
    return Person(app.test_client())
