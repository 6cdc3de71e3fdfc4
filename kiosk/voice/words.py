"""What is written, as it is said: sentences, and figures and signs in words.

The script of the pages cuts sentences by the same rule (``51-reading.js``), so that a
sentence of a page finds the clip of the same sentence of the catalogue.
"""

from __future__ import annotations

import hashlib
import re

from kiosk.store.codes import ALPHABET

_ENDS = re.compile(r"(?<=[.?!…:])\s+(?=[^a-záéíóúñü])")
_NAMES = {"B": "be", "C": "ce", "D": "de", "E": "e", "F": "efe", "G": "ge", "H": "hache",
          "J": "jota", "K": "ka", "M": "eme", "N": "ene", "P": "pe", "Q": "cu", "R": "erre",
          "S": "ese", "T": "te", "V": "uve", "W": "doble uve", "X": "equis",
          "Y": "i griega"}  # fmt: skip
_MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
           "setiembre", "octubre", "noviembre", "diciembre")  # fmt: skip
_CODE = re.compile(rf"\b([{ALPHABET}]{{4}})-([{ALPHABET}]{{4}})-([{ALPHABET}]{{3}})\b")
_DAY = re.compile(r"\b(\d{1,2})/(0[1-9]|1[0-2])/(\d{4})\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SOLES = re.compile(r"S/ ?(\d+)(?:\.(\d\d)(?!\d))?")
_KILOMETRES = re.compile(r"(?<!\d)(\d+) ?km\b")
_DOT = re.compile(r"\s*·\s*")
#: Quotation marks, arrows and marks are drawn, not said; brackets are eSpeak's own signs.
_UNSAID = re.compile(r"[«»\"“”\[\]{}<>|*_◆✓→←]|(?<!\w)[+−–-](?!\d)")
_LOOSE_STOP = re.compile(r"\s+([.,;:?!])")


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, in order; what ends in a colon counts as one."""
    line = " ".join(text.split())
    return [sentence for sentence in _ENDS.split(line) if sentence]


def as_said(text: str) -> str:
    """``text`` as a Spanish voice should say it, on one line.

    ``S/ 1,200`` is "1200 soles", ``42 %`` "42 por ciento", ``15/03/2026`` "15 de marzo
    de 2026"; a return code is spelt symbol by symbol.
    """
    line = " ".join(text.split())
    line = _CODE.sub(lambda found: ". ".join(map(_spelt, found.groups())), line)
    line = _DAY.sub(_day, line)
    line = _SOLES.sub(_soles, _THOUSANDS.sub("", line))
    line = _KILOMETRES.sub(lambda found: _counted(found[1], "kilómetro"), line)
    line = _DOT.sub(", ", line.replace("%", " por ciento"))
    line = _UNSAID.sub(" ", line)
    return _LOOSE_STOP.sub(r"\1", " ".join(line.split())).strip(" ,")


def name_of(text: str) -> str:
    """The name of the clip that says ``text``: 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(as_said(text).encode()).hexdigest()[:16]


def _spelt(symbols: str) -> str:
    return ", ".join(_NAMES.get(symbol, symbol) for symbol in symbols)


def _day(found: re.Match[str]) -> str:
    return f"{int(found[1])} de {_MONTHS[int(found[2]) - 1]} de {found[3]}"


def _soles(found: re.Match[str]) -> str:
    cents = f" con {int(found[2])} céntimos" if found[2] and int(found[2]) else ""
    return _counted(found[1], "sol", "soles") + cents


def _counted(number: str, one: str, many: str = "") -> str:
    return f"{number} {one if int(number) == 1 else many or one + 's'}"
