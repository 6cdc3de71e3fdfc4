"""What a cell may hold: each check returns its value, or says what it expected."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlsplit

from kiosk.planner.types import Education
from models.preprocessing.text import fold

#: A check of one cell: its text in, a value out.
Check = Callable[[str], object]

_NUMBER = re.compile(r"(?:S/\.?\s*)?(\d{1,9}(?:[.,]\d{1,2})?)", re.IGNORECASE)
_FREE = ("gratis", "gratuito", "gratuita")
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
#: Years a course may be of: no clock is asked, since a device without network may have a wrong one.
FIRST_YEAR, LAST_YEAR = 2015, 2040
#: How the template says each schooling.
SCHOOLING = {
    "Ninguno": Education.NONE,
    "Primaria completa": Education.PRIMARY,
    "Secundaria completa": Education.SECONDARY,
    "Técnica completa": Education.TECHNICAL,
    "Universitaria completa": Education.UNIVERSITY,
}


class UnfitError(Exception):
    """A cell cannot be used; ``str(error)`` is what was expected of it, in Spanish."""


def clean(raw: str) -> str:
    """Returns a cell's text on one line, letters composed.

    Raises:
        UnfitError: It holds a formula, code of a web page, or characters no one types.
    """
    composed = unicodedata.normalize("NFC", raw)
    # Cf: soft hyphens and other marks without a shape, which pasting brings along.
    text = " ".join("".join(c for c in composed if unicodedata.category(c) != "Cf").split())
    if text.startswith("="):
        raise UnfitError("un valor escrito, no una fórmula")
    if _MARKUP.search(text):
        raise UnfitError("un texto sin código de página web (sin «<»)")
    if any(unicodedata.category(c).startswith("C") for c in text):
        raise UnfitError("letras y números, sin caracteres de control")
    return text


def words(most: int) -> Check:
    """Returns a check for a text with letters, of at most ``most`` characters."""

    def check(text: str) -> str:
        if len(text) > most:
            raise UnfitError(f"un texto de hasta {most} caracteres (tiene {len(text)})")
        if not re.search(r"[^\W\d_]{2}", text):
            raise UnfitError("un texto con palabras")
        return text

    return check


def _parsed(text: str, expected: str) -> float:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise UnfitError(expected)
    return float(match.group(1).replace(",", "."))


def whole(low: int, high: int) -> Check:
    """Returns a check for a whole number from ``low`` to ``high``."""
    expected = f"un número entero de {low} a {high}, solo en cifras"

    def check(text: str) -> int:
        number = _parsed(text, expected)
        if not number.is_integer() or not low <= number <= high:
            raise UnfitError(expected)
        return int(number)

    return check


def decimal(high: float) -> Check:
    """Returns a check for a number from 0 to ``high``."""
    expected = f"un número de 0 a {high:.0f}, como 150 o 150.50, sin separar los miles"

    def check(text: str) -> float:
        number = 0.0 if fold(text) in _FREE else _parsed(text, expected)
        if not math.isfinite(number) or number > high:
            raise UnfitError(expected)
        return number

    return check


def one_of(options: tuple[str, ...]) -> Check:
    """Returns a check for one of ``options``, accents and case ignored."""
    known = {fold(option): option for option in options}

    def check(text: str) -> str:
        if fold(text) not in known:
            raise UnfitError("uno de la lista: " + ", ".join(options))
        return known[fold(text)]

    return check


def schooling(text: str) -> str:
    """Returns the schooling asked for, as the planner names it; "Primaria" alone will do."""
    known = {fold(said).split()[0]: level for said, level in SCHOOLING.items()}
    known |= {fold(level): level for level in Education}
    first, _, rest = fold(text).partition(" ")
    if first not in known or rest not in ("", "completa", "completo"):
        raise UnfitError("uno de la lista: " + ", ".join(SCHOOLING))
    return known[first].value


def day(text: str) -> str:
    """Returns a date in ISO form; day and month are read in the order used in Peru."""
    for form in _DATES:
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if date(FIRST_YEAR, 1, 1) <= found <= date(LAST_YEAR, 12, 31):
            return found.isoformat()
    raise UnfitError("una fecha como 15/03/2027 (día/mes/año)")


def link(text: str) -> str:
    """Returns a web address."""
    expected = "una dirección de página web que empiece con http:// o https://"
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise UnfitError(expected) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in text:
        raise UnfitError(expected)
    if len(text) > 200:
        raise UnfitError("una dirección de hasta 200 caracteres")
    return text
