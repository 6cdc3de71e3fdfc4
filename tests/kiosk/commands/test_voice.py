"""``yachay voice``: what can be heard is counted, and what to record is listed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.commands.voice import voice
from kiosk.voice.texts import fixed
from kiosk.voice.words import name_of


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YACHAY_HOME", str(tmp_path))
    return tmp_path


def answer(*arguments: str) -> str:
    result = CliRunner().invoke(voice, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_status_counts_recordings_of_sentences_that_are_still_said(home: Path) -> None:
    folder = home / "recordings" / "es"
    folder.mkdir(parents=True)
    for name in (name_of("¿Sigue ahí?"), name_of("Ya no se dice")):
        (folder / f"{name}.ogg").touch()
    (folder / "notas.txt").touch()
    counts = json.loads(answer("status", "--json"))["languages"]
    assert counts["es"]["recorded"] == 1
    assert counts["es"]["fixed"] == len(fixed("es"))
    assert counts["es"]["engine"] == "es-419"
    assert counts["qu"]["engine"] == "qu"


def test_status_says_that_aymara_has_no_voice(home: Path) -> None:
    assert json.loads(answer("status", "--json"))["languages"]["ay"]["engine"] is None
    lines = answer("status").splitlines()
    assert [line[:3] for line in lines] == ["es:", "qu:", "ay:"]
    assert "sin voz" in lines[2]


def test_texts_lists_each_sentence_with_the_name_of_its_recording() -> None:
    listed = json.loads(answer("texts", "es", "--json"))["texts"]
    assert listed[name_of("¿Sigue ahí?")] == "¿Sigue ahí?"
    assert f"{name_of('¿Sigue ahí?')}  ¿Sigue ahí?" in answer("texts", "es").splitlines()
