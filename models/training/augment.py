"""What walk-ins do to words, done to training texts: slips, frames, details.

Every function takes a ``random.Random`` so that a run can be repeated.
"""

from __future__ import annotations

import random

_FRAMES_TITLE = (
    "{}", "soy {}", "trabajo de {}", "trabaje de {}", "he trabajado como {}", "chambeo de {}",
    "trabajaba como {}", "mi trabajo es de {}", "me dedico a ser {}", "fui {}", "ayudante y {}",
    "tengo experiencia como {}", "estuve de {}", "mi oficio es {}", "siempre he sido {}",
)  # fmt: skip
_BEFORE = (
    "", "yo ", "desde joven ", "antes ", "por años ", "hace tiempo ", "actualmente ", "ahora ",
    "de lunes a sábado ", "con mi familia ", "en las mañanas ", "a veces ", "como independiente ",
)  # fmt: skip
_AFTER = (
    "", " en mi pueblo", " desde hace años", " por mi cuenta", " en mi casa", " en Lima",
    " en Juliaca", " en Huancayo", " en la sierra", " en la selva", " hace cinco años",
    " para mantener a mis hijos", " con mi esposo", " los fines de semana", " y me gusta",
    " en Gamarra", " en Trujillo", " por temporadas", " pero quiero algo mejor", " sin contrato",
)  # fmt: skip
_SWAPS = (
    ("v", "b"), ("b", "v"), ("c", "s"), ("s", "z"), ("z", "s"), ("h", ""), ("ll", "y"),
    ("y", "ll"), ("g", "j"), ("qu", "k"), ("ci", "si"), ("ce", "se"), ("ñ", "n"), ("x", "s"),
)  # fmt: skip


def slip(word: str, rng: random.Random) -> str:
    """Returns ``word`` with one slip of the pen: spelling by ear, or a lost key."""
    if len(word) < 4:
        return word
    if rng.random() < 0.6:
        wrong = [(a, b) for a, b in _SWAPS if a in word]
        if wrong:
            a, b = rng.choice(wrong)
            return word.replace(a, b, 1)
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def disturb(text: str, rng: random.Random, rate: float = 0.08, drop: float = 0.08) -> str:
    """Returns ``text`` with slips in some words and, in longer texts, some words lost."""
    kept = []
    tokens = text.split()
    for token in tokens:
        if len(tokens) > 2 and rng.random() < drop:
            continue
        kept.append(slip(token, rng) if rng.random() < rate else token)
    return " ".join(kept) or text


def frame(text: str, rng: random.Random, *, title: bool) -> str:
    """Returns ``text`` said as a person would say it, with details that do not matter."""
    if title:
        text = rng.choice(_FRAMES_TITLE).format(text)
    return f"{rng.choice(_BEFORE)}{text}{rng.choice(_AFTER)}"
