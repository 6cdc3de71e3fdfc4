"""The synthesiser: real sound from the real program, and its failures told by name."""

import io
import os
import shutil
import subprocess
import sys
import threading
import wave

import pytest

from kiosk.errors import YachayError
from kiosk.voice.engine import PROGRAM, VOICES, Engine, run
from kiosk.voice.errors import EngineFailed, EngineMissing, NoVoice
from tests.kiosk.voice.conftest import Process

WORDS = "hago chompas de alpaca"


@pytest.mark.parametrize("language", VOICES)
def test_the_installed_program_speaks(language: str) -> None:
    sound = Engine(shutil.which(PROGRAM)).speak("Yachay wasi.", language)
    with wave.open(io.BytesIO(sound)) as heard:
        seconds = heard.getnframes() / heard.getframerate()
        samples = heard.readframes(heard.getnframes())
    assert len(samples) == 2 * heard.getnframes()
    assert 0.5 < seconds < 5
    assert max(samples) > 0


def test_longer_text_is_longer_sound() -> None:
    engine = Engine(shutil.which(PROGRAM))
    assert len(engine.speak("Uno, dos, tres, cuatro.", "es")) > len(engine.speak("Uno.", "es"))


def test_the_words_are_on_no_command_line(process: Process) -> None:
    Engine("/usr/bin/espeak-ng", process).speak(WORDS, "es")
    arguments, given = process.calls[0]
    assert given == WORDS.encode()
    assert "chompas" not in " ".join(arguments)


def test_the_child_gets_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YACHAY_HIDDEN", "1")
    told = run([sys.executable, "-c", "import os; print(*os.environ)"], b"", 10)
    assert "YACHAY_HIDDEN" not in told.decode()
    assert "YACHAY_HIDDEN" in os.environ


def test_aymara_is_refused_rather_than_faked(process: Process) -> None:
    engine = Engine("/usr/bin/espeak-ng", process)
    with pytest.raises(NoVoice) as caught:
        engine.speak("Kamisaraki", "ay")
    assert caught.value.language == "ay"
    assert engine.voice("ay") is None
    assert process.calls == []


def test_a_missing_program_is_named(process: Process) -> None:
    engine = Engine(None, process)
    with pytest.raises(EngineMissing, match="espeak-ng"):
        engine.speak("Hola", "es")
    assert engine.voice("es") is None


@pytest.mark.parametrize(
    "error",
    [
        subprocess.TimeoutExpired("espeak-ng", 10, output=WORDS.encode()),
        subprocess.CalledProcessError(1, "espeak-ng", output=WORDS.encode()),
        FileNotFoundError("espeak-ng"),
    ],
)
def test_a_failure_is_told_without_the_words(process: Process, error: Exception) -> None:
    process.error = error
    with pytest.raises(EngineFailed) as caught:
        Engine("/usr/bin/espeak-ng", process).speak(WORDS, "es")
    assert isinstance(caught.value, YachayError)
    assert "chompas" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("output", [b"", b"RIFF", b"no sound at all" * 10])
def test_no_sound_is_a_failure(process: Process, output: bytes) -> None:
    process.output = output
    with pytest.raises(EngineFailed):
        Engine("/usr/bin/espeak-ng", process).speak("Hola", "es")


def test_after_a_failure_it_speaks_again(process: Process) -> None:
    engine = Engine("/usr/bin/espeak-ng", process)
    process.error = subprocess.TimeoutExpired("espeak-ng", 10)
    with pytest.raises(EngineFailed):
        engine.speak("Hola", "es")
    process.error = None
    assert engine.speak("Hola", "es").startswith(b"RIFF")


def test_one_text_is_spoken_at_a_time() -> None:
    inside, most = [0], [0]
    everybody = threading.Barrier(4)

    def counting(*_: object) -> bytes:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        done = Process()((), b"", 0)
        threading.Event().wait(0.01)
        inside[0] -= 1
        return done

    engine = Engine("/usr/bin/espeak-ng", counting)

    def speak() -> None:
        everybody.wait()
        engine.speak("Hola", "es")

    threads = [threading.Thread(target=speak) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
