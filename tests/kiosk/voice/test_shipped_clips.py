"""The clips that are shipped: one for every fixed sentence, and none for words that are gone."""

import pytest

from kiosk.voice.clips import Clips
from kiosk.voice.texts import fixed


@pytest.mark.parametrize("language", ["es", "qu"])
def test_ux14_every_fixed_sentence_has_its_clip_and_no_clip_is_stale(language: str) -> None:
    assert Clips().names(language) == set(fixed(language)), "run: python -m kiosk.voice.making"


def test_aymara_is_never_spoken_by_the_voice_of_another_language() -> None:
    assert Clips().names("ay") == frozenset()
