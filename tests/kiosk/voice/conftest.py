"""A voice with archives of its own and a stand-in for the synthesiser's process."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.voice.clips import Clips
from kiosk.voice.engine import Engine
from kiosk.voice.recordings import Recordings
from kiosk.voice.speech import Speech

#: The 44 bytes of header that eSpeak NG writes into a pipe, and two samples.
SPOKEN = bytes.fromhex(
    "52494646 24f0ff7f 57415645 666d7420 10000000 01000100 22560000 44ac0000 02001000"
    "64617461 00f0ff7f 01000200"
)


class Process:
    """TEST ONLY: stands in for the child process; keeps what it was called with."""

    def __init__(self) -> None:
        self.calls: list[tuple[Sequence[str], bytes]] = []
        self.error: Exception | None = None
        self.output = SPOKEN

    def __call__(self, arguments: Sequence[str], given: bytes, timeout: float) -> bytes:
        self.calls.append((arguments, given))
        if self.error is not None:
            raise self.error
        return self.output


@pytest.fixture
def process() -> Process:
    return Process()


@pytest.fixture
def speech(tmp_path: Path, process: Process) -> Speech:
    engine = Engine("/usr/bin/espeak-ng", process)
    return Speech(engine, Clips(tmp_path / "sounds"), Recordings(tmp_path / "recordings"))
