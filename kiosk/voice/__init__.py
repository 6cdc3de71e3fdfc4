"""The kiosk's voice: clips recorded by people, clips made beforehand, and a synthesiser."""

from kiosk.voice.speech import Sound, Speech

__all__ = ["Sound", "Speech"]
