"""The words on the screen: complete, short, in Spanish, translatable."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import ui
from kiosk.web import assets, i18n
from ui import catalogue

TRANSLATIONS = Path(ui.__file__).parent / "translations"


def strings() -> list[str]:
    found: list[str] = []
    for message in read_po(io.BytesIO((TRANSLATIONS / "messages.pot").read_bytes())):
        found += [message.id] if isinstance(message.id, str) else list(message.id)
    return [text for text in found if text]


def test_the_catalogue_holds_every_string_of_the_sources() -> None:
    now = {m.id for m in catalogue.collect(Path(ui.__file__).parent.parent) if m.id}
    kept = {m.id for m in read_po(io.BytesIO((TRANSLATIONS / "messages.pot").read_bytes())) if m.id}
    assert now == kept, "run: python -m ui.catalogue"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_ux18_every_language_has_every_string(language: str) -> None:
    source = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    kept = {m.id for m in read_po(io.BytesIO(source.read_bytes())) if m.id}
    assert {m if isinstance(m, str) else m[0] for m in kept} <= set(strings())
    assert (source.with_suffix(".mo")).exists()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_what_is_not_translated_shows_in_spanish(language: str) -> None:
    assert i18n.catalogue(language).gettext("Continuar")
    assert i18n.catalogue("es").gettext("Continuar") == "Continuar"
    assert i18n.catalogue("de").gettext("Continuar") == "Continuar"


@pytest.mark.parametrize("text", strings())
def test_ux24_sentences_have_at_most_20_words(text: str) -> None:
    for sentence in re.split(r"(?<=[.:?!])\s", text):
        assert len(re.findall(r"[\w%]+", sentence)) <= 20


HARD = ("competencia", "cronograma", "ingresar al sistema", "clic", "usuario", "servidor",
        "base de datos", "tú ", "tus ", "optimizar", "formulario", "sesión")  # fmt: skip


@pytest.mark.parametrize("text", strings())
def test_ux24_no_hard_word_and_always_usted(text: str) -> None:
    assert not [word for word in HARD if word in f"{text.lower()} "]


def test_ux11_colours_of_text_have_a_contrast_of_ten_to_one() -> None:
    css = assets.style().decode()
    for block in re.findall(r"(?:root|contrast) \{(.*?)\}", css, re.DOTALL)[:2]:
        value = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", block))
        for ink, ground in (
            ("ink", "paper"), ("ink", "card"), ("ink", "rest"), ("ink", "chosen"),
            ("soft", "paper"), ("soft", "card"), ("rail-ink", "rail"), ("go-ink", "go"),
            ("go", "card"), ("alarm", "alarm-paper"), ("alarm", "paper"), ("rail", "rail-ink"),
        ):  # fmt: skip
            ratio = contrast(value[ink], value[ground])
            assert ratio >= 10, f"{ink} on {ground}: {ratio:.1f}"


def contrast(one: str, other: str) -> float:
    lights = sorted((luminance(one), luminance(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
