"""POST /voz: sound for whoever stands there, with a turn or without, and no trace of words."""

import logging
import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from kiosk.voice import Sound
from kiosk.voice.errors import EngineMissing, NoVoice
from kiosk.web.services import Services
from tests.kiosk.web.conftest import Person

WORDS = "hago chompas de alpaca"


def speech_of(app: Flask) -> object:
    found = app.extensions["yachay"]
    assert isinstance(found, Services)
    return found.speech


def hear(person: Person, text: str, language: str = "es") -> TestResponse:
    """What the script of the page shown now would get for this sentence."""
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', person.page.text)
    assert token
    form = {"csrf": token[1], "texto": text, "idioma": language}
    return person.client.post("/voz", data=form)


@pytest.mark.parametrize("within_a_turn", [False, True])
def test_ux14_a_sentence_can_be_heard(person: Person, within_a_turn: bool) -> None:
    person.open("/")
    if within_a_turn:
        person.send("/empezar", idioma="es")
    heard = hear(person, WORDS)
    assert (heard.status_code, heard.content_type) == (200, "audio/wav")
    assert heard.data.startswith(b"RIFF")
    assert heard.headers["Cache-Control"] == "no-store"


def test_the_policy_lets_the_page_play_what_it_fetched(person: Person) -> None:
    person.open("/")
    assert "media-src 'self' blob:;" in person.page.headers["Content-Security-Policy"]


def test_a_sentence_without_the_pages_token_is_refused(person: Person) -> None:
    person.open("/")
    assert person.client.post("/voz", data={"texto": "Hola"}).status_code == 403
    assert person.client.get("/voz").status_code in (404, 405, 410)


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [("Kamisaraki", "ay", "no_voice"), ("a" * 601, "es", "too_long"), ("", "es", "engine_failed")],
)
def test_the_script_is_told_why_nothing_is_heard(
    person: Person, text: str, language: str, reason: str
) -> None:
    person.open("/")
    heard = hear(person, text, language)
    assert heard.status_code == 503
    assert heard.json == {"reason": reason}


def test_without_a_synthesiser_the_pages_say_so(
    app: Flask, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(text: str, language: str) -> Sound:
        raise EngineMissing

    monkeypatch.setattr(speech_of(app), "say", missing)
    person.open("/")
    assert hear(person, "Hola").json == {"reason": "engine_missing"}


@pytest.mark.parametrize("wished", ["", "xx", "../es", "es\n"])
def test_an_unknown_language_is_that_of_the_screen(
    app: Flask, person: Person, monkeypatch: pytest.MonkeyPatch, wished: str
) -> None:
    asked: list[str] = []

    def say(text: str, language: str) -> Sound:
        asked.append(language)
        raise NoVoice(language)

    monkeypatch.setattr(speech_of(app), "say", say)
    person.open("/")
    hear(person, "Hola", wished)
    assert asked == ["es"]


def test_the_words_leave_no_trace(
    person: Person, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    person.open("/")
    hear(person, WORDS)
    hear(person, WORDS, "ay")
    hear(person, WORDS * 100)
    assert "chompas" not in caplog.text
    assert "chompas" not in person.client.get("/metrics").text
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert not [file for file in files if b"chompas" in file.read_bytes()]


def test_the_bar_of_sound_is_hidden_until_the_script_shows_it(person: Person) -> None:
    page = person.open("/")
    assert '<div class="pair" id="sonido-botones" hidden>' in page
    assert 'id="escuchar"' in page
