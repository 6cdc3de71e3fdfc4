"""Why something cannot be heard.

VoiceError              cannot be said aloud now; ``reason`` is a word for the script
├── NoVoice             nothing speaks this language
├── EngineMissing       the synthesiser is not installed
├── EngineFailed        it was too slow, too busy, or broke
└── TextTooLong         more than is said in one piece

Messages never hold the text: it may be a person's own words.
"""

from __future__ import annotations

from kiosk.errors import NotPossibleNow


class VoiceError(NotPossibleNow):
    """Something cannot be said aloud; everything else goes on."""

    reason = "voice"


class NoVoice(VoiceError):
    """Nothing speaks this language, and none is made to pass for it."""

    reason = "no_voice"

    def __init__(self, language: str) -> None:
        super().__init__(f"No hay voz para el idioma {language}.")
        self.language = language


class EngineMissing(VoiceError):
    """The synthesiser is not installed."""

    reason = "engine_missing"

    def __init__(self) -> None:
        super().__init__("Falta el programa espeak-ng. Instálelo: sudo apt install espeak-ng")


class EngineFailed(VoiceError):
    """The synthesiser gave no sound in time."""

    reason = "engine_failed"

    def __init__(self, what: str) -> None:
        super().__init__(f"espeak-ng no dio sonido: {what}.")


class TextTooLong(VoiceError):
    """The text is longer than what is said in one piece."""

    reason = "too_long"

    def __init__(self, length: int, most: int) -> None:
        super().__init__(f"Se esperaban hasta {most} letras y llegaron {length}.")
