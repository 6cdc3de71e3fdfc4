"""Amounts of money as Peruvian offices write them: «S/ 1 200», «1,200.50», «S/. 1200 – 2,500».

A comma or a blank parts thousands and a point parts cents; «1.200» could be either and is no
amount here.
"""

from __future__ import annotations

import re

_AMOUNT = r"(?:S\s?/\s?\.?\s*)?(\d{1,3}(?:[ ,]\d{3})+|\d+)(\.\d{1,2})?(?:\s*soles)?"
_ONE = re.compile(_AMOUNT, re.IGNORECASE)
_TWO = re.compile(rf"{_AMOUNT}\s*(?:-|\u2010|\u2011|\u2012|–|—|−|\ba\b)\s*{_AMOUNT}", re.IGNORECASE)


def amount(text: str) -> float | None:
    """Returns an amount in soles, or None where the text is not one."""
    found = _ONE.fullmatch(_spaced(text))
    return None if found is None else _value(found[1], found[2])


def span(text: str) -> tuple[float, float] | None:
    """Returns the least and the most of a range in soles, or None where the text is not one."""
    found = _TWO.fullmatch(_spaced(text))
    if found is None:
        return None
    least, most = _value(found[1], found[2]), _value(found[3], found[4])
    return (least, most) if least <= most else None


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _value(whole: str, cents: str | None) -> float:
    return float(re.sub(r"\D", "", whole) + (cents or ""))
