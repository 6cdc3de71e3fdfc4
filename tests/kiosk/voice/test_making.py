"""Clips are made once, kept while their sentence stands, and the same each time."""

import io
import shutil
import wave
from pathlib import Path

import pytest

from kiosk.voice.clips import Clips
from kiosk.voice.engine import PROGRAM, Engine
from kiosk.voice.making import make, packed
from kiosk.voice.texts import fixed
from kiosk.voice.words import name_of

OLD, KEPT, NEW = "Se fue", "Se queda", "Llegó"


def by_name(*texts: str) -> dict[str, str]:
    return {name_of(text): text for text in texts}


def test_only_new_sentences_are_spoken_and_stale_ones_go(tmp_path: Path) -> None:
    make(by_name(OLD, KEPT), "es", tmp_path, lambda text: f"first {text}".encode())
    made = make(by_name(KEPT, NEW), "es", tmp_path, lambda text: f"second {text}".encode())
    assert (made.kept, made.new, made.dropped) == (1, 1, 1)
    assert made.size == (tmp_path / "es.zip").stat().st_size
    clips = Clips(tmp_path)
    assert clips.find(name_of(KEPT), "es") == f"first {KEPT}".encode()
    assert clips.find(name_of(NEW), "es") == f"second {NEW}".encode()
    assert clips.names("es") == by_name(KEPT, NEW).keys()


def test_the_same_clips_make_the_same_bytes(tmp_path: Path) -> None:
    for folder, texts in (("a", (OLD, KEPT, NEW)), ("b", (NEW, OLD, KEPT))):
        make(by_name(*texts), "es", tmp_path / folder, str.encode)
    assert (tmp_path / "a" / "es.zip").read_bytes() == (tmp_path / "b" / "es.zip").read_bytes()


def test_a_failure_leaves_the_archive_as_it_was(tmp_path: Path) -> None:
    make(by_name(OLD), "es", tmp_path, str.encode)
    before = (tmp_path / "es.zip").read_bytes()

    def broken(text: str) -> bytes:
        raise OSError(text)

    with pytest.raises(OSError, match=NEW):
        make(by_name(OLD, NEW), "es", tmp_path, broken)
    assert (tmp_path / "es.zip").read_bytes() == before


def test_the_real_tools_pack_a_sentence_small_and_repeatably() -> None:
    spoken = Engine(shutil.which(PROGRAM)).speak("¿En qué distrito vive?", "es")
    with wave.open(io.BytesIO(spoken)) as heard:
        seconds = heard.getnframes() / heard.getframerate()
    clip = packed(spoken)
    assert clip.startswith(b"OggS")
    assert b"OpusHead" in clip
    assert len(clip) * 8 / seconds < 24_000
    assert packed(spoken) == clip


def test_every_fixed_sentence_of_the_screens_is_listed_once_under_its_name() -> None:
    spanish = fixed("es")
    assert spanish[name_of("¿Sigue ahí?")] == "¿Sigue ahí?"
    assert all(name_of(text) == name for name, text in spanish.items())
    assert not [text for text in spanish.values() if "%(" in text or "<" in text]


def test_what_a_language_lacks_is_not_listed_in_spanish(tmp_path: Path) -> None:
    folder = tmp_path / "ay" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = b"Content-Type: text/plain; charset=utf-8\n"
    # An empty catalogue: magic, version, one message (the header), tables at 28 and 36.
    numbers = (0x950412DE, 0, 1, 28, 36, 0, 44, 0, 44, len(header), 45)
    content = b"".join(number.to_bytes(4, "little") for number in numbers)
    (folder / "messages.mo").write_bytes(content + b"\0" + header + b"\0")
    assert fixed("ay", tmp_path) == {}
