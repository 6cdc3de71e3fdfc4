"""Speaking any text with eSpeak NG, as a child process for each text.

The text goes in through standard input and the sound comes out through standard
output: a command line can be read by other users of the machine, a file outlives it.
"""

from __future__ import annotations

import os
import struct
import subprocess
import threading
from collections.abc import Callable, Sequence

from kiosk.voice.errors import EngineFailed, EngineMissing, NoVoice

PROGRAM = "espeak-ng"
#: Language of the pages to voice of eSpeak NG 1.51; it has none for Aymara.
VOICES = {"es": "es-419", "qu": "qu"}
#: Words a minute: below its usual 175, for those who hear a second language or noise.
_PACE = 150
#: Seconds; 600 letters take 0.1 s on a laptop, some 1 s on a small board.
TIMEOUT = 10.0
#: Bytes of the header of a WAV file as eSpeak NG writes it, and where its two sizes stand.
_HEADER, _RIFF_SIZE, _DATA_SIZE = 44, 4, 40

#: Runs a command (arguments, standard input, seconds) and returns its standard output.
Runner = Callable[[Sequence[str], bytes, float], bytes]


def run(arguments: Sequence[str], given: bytes, timeout: float) -> bytes:
    """Run a program with nothing of this process's environment but the path.

    Raises:
        OSError: It cannot be started.
        subprocess.SubprocessError: It failed or took longer than ``timeout`` seconds.
    """
    environment = {"PATH": os.environ.get("PATH", os.defpath)}
    done = subprocess.run(  # noqa: S603 - fixed arguments, the text is standard input
        arguments,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=timeout,
        check=True,
        env=environment,
    )
    return done.stdout


class Engine:
    """eSpeak NG, saying one text at a time.

    Args:
        program: Its path, or None where it is not installed.
        runner: Runs it.
    """

    def __init__(self, program: str | None, runner: Runner = run) -> None:
        self._program = program
        self._run = runner
        self._one_at_a_time = threading.Lock()

    def voice(self, language: str) -> str | None:
        """The name of the voice for ``language``; None where it cannot be spoken."""
        return VOICES.get(language) if self._program else None

    def speak(self, text: str, language: str) -> bytes:
        """``text`` as a WAV file: 22,050 samples a second of 16 bits, one channel.

        Raises:
            NoVoice: It speaks no such language.
            EngineMissing: It is not installed.
            EngineFailed: It broke, or this or the text before took too long.
        """
        if language not in VOICES:
            raise NoVoice(language)
        if self._program is None:
            raise EngineMissing
        voice, pace = VOICES[language], str(_PACE)
        arguments = (self._program, "-b", "1", "-v", voice, "-s", pace, "--stdin", "--stdout")
        if not self._one_at_a_time.acquire(timeout=TIMEOUT):
            raise EngineFailed("ocupado")
        try:
            sound = self._run(arguments, text.encode(), TIMEOUT)
        except (OSError, subprocess.SubprocessError) as error:
            # From nothing: the error could quote its input.
            raise EngineFailed(type(error).__name__) from None
        finally:
            self._one_at_a_time.release()
        return _with_sizes(sound)


def _with_sizes(sound: bytes) -> bytes:
    """The WAV file with its true sizes: written into a pipe, it carries only the largest."""
    if len(sound) <= _HEADER or sound[:4] != b"RIFF":
        raise EngineFailed("sin sonido")
    whole = bytearray(sound)
    struct.pack_into("<I", whole, _RIFF_SIZE, len(whole) - _RIFF_SIZE - 4)
    struct.pack_into("<I", whole, _DATA_SIZE, len(whole) - _HEADER)
    return bytes(whole)
