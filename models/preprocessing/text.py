"""Normalisation of words: one spelling for what people write in many ways.

Accents, case and ñ are folded because a walk-in types without them, SUNAT's
tables write "Ð" for "Ñ" and official titles stand in capitals. The stemmer is
light on purpose: it removes number and gender only, the two inflections that
separate "VENDEDORAS" from "vendedor"; all else is left to character n-grams.
"""

from __future__ import annotations

import re
import unicodedata

#: Words that carry grammar, not work. Kept out of every feature.
STOP_WORDS = frozenset(
    "a al algo ante aqui asi aun con como cual cuando de del desde donde e el ella ellos en entre "
    "era es esa ese eso esta este esto fue ha han hasta hay he la las le les lo los mas me mi mis "
    "mismo muy ni no nos o otra otras otro otros para pero por porque pues que se ser si sido "
    "similares sin sobre soy su sus tal tambien te tengo tiene toda todas todo todos tu u un una "
    "unas uno unos y ya yo".split()
)

#: What no ending explains, and words too short to lose theirs.
_IRREGULAR = {
    "actriz": "actor",
    "alcaldesa": "alcalde",
    "amo": "ama",
    "choferesa": "chofer",
    "institutriz": "institutor",
    "jefa": "jefe",
    "lideresa": "lider",
    "maga": "mago",
    "poetisa": "poeta",
    "sacerdotisa": "sacerdote",
    "sastresa": "sastre",
    "modisto": "modista",
}
_WORD = re.compile(r"[a-z0-9+#]+")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_FOLD = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "ð": "n", "ı": "i", "’": " "})


def fold(text: str) -> str:
    """Returns ``text`` in lower-case ASCII: no accents, ñ as n, Ð (SUNAT's Ñ) as n."""
    plain = unicodedata.normalize("NFKD", text).lower().translate(_FOLD)
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Returns the folded words of ``text`` in order, stop words included.

    A letter typed three or more times in a row ("holaaaa") counts once.
    """
    return _WORD.findall(_REPEATED.sub(r"\1", fold(text)))


def stem(word: str) -> str:
    """Returns ``word`` (folded) without number and gender.

    ``vendedoras``, ``vendedores`` and ``vendedor`` meet in ``vendedor``;
    ``cocinera`` and ``cocineros`` in ``cociner``.
    """
    word = _IRREGULAR.get(word, word)
    if len(word) < 4 or word[-1].isdigit():
        return word
    if word.endswith("ces") and len(word) > 5:
        word = word[:-3] + "z"
    elif word.endswith("es") and len(word) > 5 and word[-3] in "rlndzj":
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 4 and word[-1] in "aoe":
        word = word[:-1]
    return word
