"""A person's recording wins over a clip, a clip over the synthesiser."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from kiosk.settings import read_settings
from kiosk.voice.errors import EngineMissing, NoVoice, TextTooLong
from kiosk.voice.speech import LONGEST, Speech
from kiosk.voice.words import name_of
from tests.kiosk.voice.conftest import Process

TEXT = "¿Sigue ahí?"


def put_clip(folder: Path, language: str, text: str, content: bytes) -> None:
    (folder / "sounds").mkdir(exist_ok=True)
    with ZipFile(folder / "sounds" / f"{language}.zip", "w") as archive:
        archive.writestr(f"{name_of(text)}.opus", content)


def put_recording(folder: Path, language: str, text: str, suffix: str) -> None:
    file = folder / "recordings" / language / f"{name_of(text)}{suffix}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(suffix.encode())


def test_what_has_no_clip_is_synthesised_as_it_is_said(speech: Speech, process: Process) -> None:
    sound = speech.say("Cuesta S/ 50", "es")
    assert (sound.origin, sound.content_type) == ("engine", "audio/wav")
    assert process.calls[0][1] == b"Cuesta 50 soles"


def test_a_clip_wins_over_the_synthesiser(speech: Speech, process: Process, tmp_path: Path) -> None:
    put_clip(tmp_path, "es", TEXT, b"clip")
    assert speech.say(f" {TEXT} ", "es") == (b"clip", "audio/ogg", "clip")
    assert process.calls == []


def test_the_clip_of_another_language_is_not_taken(speech: Speech, tmp_path: Path) -> None:
    put_clip(tmp_path, "es", TEXT, b"clip")
    assert speech.say(TEXT, "qu").origin == "engine"


@pytest.mark.parametrize(
    ("suffix", "content_type"),
    [(".ogg", "audio/ogg"), (".opus", "audio/ogg"), (".wav", "audio/wav"), (".mp3", "audio/mpeg")],
)
def test_a_persons_recording_wins_over_a_clip(
    speech: Speech, tmp_path: Path, suffix: str, content_type: str
) -> None:
    put_clip(tmp_path, "es", TEXT, b"clip")
    put_recording(tmp_path, "es", TEXT, suffix)
    assert speech.say(TEXT, "es") == (suffix.encode(), content_type, "clip")


def test_aymara_is_heard_only_where_a_person_recorded_it(speech: Speech, tmp_path: Path) -> None:
    put_recording(tmp_path, "ay", TEXT, ".ogg")
    assert speech.say(TEXT, "ay").content == b".ogg"
    with pytest.raises(NoVoice):
        speech.say("Otra cosa", "ay")


@pytest.mark.parametrize("damage", [b"", b"not an archive", b"PK\x05\x06" + bytes(18)])
def test_a_damaged_archive_silences_nothing(speech: Speech, tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "sounds").mkdir()
    (tmp_path / "sounds" / "es.zip").write_bytes(damage)
    assert speech.say(TEXT, "es").origin == "engine"


def test_a_clip_with_a_broken_byte_is_not_played(speech: Speech, tmp_path: Path) -> None:
    put_clip(tmp_path, "es", TEXT, b"clip of a sentence")
    archive = tmp_path / "sounds" / "es.zip"
    archive.write_bytes(archive.read_bytes().replace(b"sentence", b"sentense"))
    assert speech.say(TEXT, "es").origin == "engine"


def test_six_hundred_letters_are_said_and_one_more_is_not(speech: Speech) -> None:
    assert speech.say("a" * LONGEST, "es").content
    with pytest.raises(TextTooLong) as caught:
        speech.say("secreto" + "a" * LONGEST, "es")
    assert "secreto" not in str(caught.value)


def test_without_a_synthesiser_the_clips_are_still_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    speech = Speech.of(read_settings({}, home=tmp_path))
    put_recording(tmp_path, "es", TEXT, ".ogg")
    assert speech.say(TEXT, "es").content == b".ogg"
    with pytest.raises(EngineMissing):
        speech.say("Algo que nadie grabó", "es")
