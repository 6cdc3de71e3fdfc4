"""Names of programmes and institutions as a person should read them.

The official lists come in capitals and mostly without accents. ``course_words.csv`` (a word table
written for this project, checked by eye) restores accents and acronyms word by word; words in
``-CION``, ``-SION`` and ``-TION`` follow a rule. Programmes are written in sentence case,
institutions with capitals except for small words. ``programme_key`` is the join key of
``course_tags.csv``.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"

_WORD = re.compile(r"[^\W\d_]+(?:['\u00b4\u2019][^\W\d_]+)?")
_SMALL = {"de", "del", "la", "las", "los", "el", "y", "e", "en", "para", "of", "von", "al", "a"}

# Misspellings of the official lists, corrected before anything else (normalised forms).
_CORRECTIONS = {
    "MECANCIA": "MECANICA",
    "POSCOCSECHA": "POSCOSECHA",
    "CONSTRUCCION METALICAS": "CONSTRUCCIONES METALICAS",
    "VEHICULO MOTORIZADOS": "VEHICULOS MOTORIZADOS",
    "ARTESANIA MANUALES": "ARTESANIAS MANUALES",
    "SERVICIO SOCIALES": "SERVICIOS SOCIALES",
    "BAR Y COCTELERA": "BAR Y COCTELERIA",
    "TECNICAS EN INGENIERIA DE SONIDO": "TECNICA EN INGENIERIA DE SONIDO",
    "MECANICA Y METALES -B": "MECANICA Y METALES",
    "MOTORES VEHICULOS": "MOTORES Y VEHICULOS",
    "CARNES PRODUCTOS": "CARNES, PRODUCTOS",
    "COMUNICACION IMAGEN": "COMUNICACION, IMAGEN",
    "HOSTELERIA Y TURISMO ASISTENTE": "HOSTELERIA Y TURISMO: ASISTENTE",
    "CARPINTERIA MANTENIMIENTO": "CARPINTERIA: MANTENIMIENTO",
    "CONSTRUCCIONES CARPINTERIA": "CONSTRUCCIONES: CARPINTERIA",
    "ELECTRICIDAD ELECTRONICA": "ELECTRICIDAD Y ELECTRONICA",
    "COSMETOLOGIA PELUQUERIA": "COSMETOLOGIA Y PELUQUERIA",
    "INDUSTRIA CUERO": "INDUSTRIA DEL CUERO",
}

# Spelling of single institutions that the general rules do not reach.
_INSTITUTION_FIXES = (
    ("Roosevelet", "Roosevelt"),
    ("Cap. FAP.", "Cap. FAP"),
    ("\u00b4", "'"),
    ("Privada la ", "Privada La "),
    ("Privado la ", "Privado La "),
    ("Público la ", "Público La "),
    ("Sur-el ", "Sur \u2013 El "),
    ("Muro-Master", "Muro \u2013 Master"),
)


def strip_accents(text: str) -> str:
    """Return ``text`` in capitals, without accents or tilde, spaces collapsed."""
    decomposed = unicodedata.normalize("NFD", text.upper())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"\s+", " ", plain).strip()


def programme_key(name: str) -> str:
    """Return the join key of a programme: capitals, no accents, known misspellings corrected.

    Applying it to a name already written by :func:`programme_name` gives the same key.
    """
    key = strip_accents(name)
    for wrong, right in _CORRECTIONS.items():
        key = re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", right, key)
    return key


@cache
def _words() -> dict[str, str]:
    with (DATA / "course_words.csv").open(encoding="utf-8", newline="") as handle:
        return {row["word"]: row["form"] for row in csv.DictReader(handle)}


def _accented(word: str) -> str:
    """Return one word in lower case (or as the table writes it) with its accents."""
    key = strip_accents(word)
    known = _words().get(key)
    if known is not None:
        return known
    if key.endswith(("CION", "SION", "TION")):
        return word.lower()[:-2] + "ón"
    return word.lower()


def programme_name(raw: str) -> str:
    """Return a programme's name in sentence case with accents and acronyms."""
    key = programme_key(raw)
    text = key if key != strip_accents(raw) else re.sub(r"\s+", " ", raw).strip()
    text = _WORD.sub(lambda match: _accented(match.group()), text)
    return text[:1].upper() + text[1:]


def institution_name(raw: str) -> str:
    """Return an institution's name with capitals, accents and acronyms."""

    def write(match: re.Match[str]) -> str:
        word = _accented(match.group())
        if word in _SMALL and match.start() > 0:
            return word
        return word if word != word.lower() else word[:1].upper() + word[1:]

    text = re.sub(r"\s+", " ", raw).strip().replace(" - ", " \u2013 ")
    text = _WORD.sub(write, text)
    for wrong, right in _INSTITUTION_FIXES:
        text = text.replace(wrong, right)
    return text
