"""Splits what a person wrote into clauses: did, wishes, does not.

"Hago chompas y vendo en la feria, ahora quiero un trabajo fijo" holds two pieces
of experience and one wish. A conjunction or comma separates only where a new verb
follows ("vendo papas y cebollas" stays whole), or where there is no verb at all
and the text is a list of trades ("albañil, gasfitero").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from models.preprocessing.text import STOP_WORDS, fold

_HARD = re.compile(r"[.;:\n!?¡¿()]+|\s-\s")
_SOFT = re.compile(
    r",|\b(?:y|e|pero|luego|despues|tambien|ademas|aunque|mientras|ahora|actualmente|antes)\b"
)
_VERBS = frozenset(
    "acarreo acompano administro ando aprendi aprendo apoyo apoye armo arreglo arregle aso ato "
    "atendi atiendo aviso ayudo ayude barro baile bailo borde bordo cargo cargue cazo cobro "
    "cocine cocino confecciono conduzco conozco construyo corro corto cose cosecho cosi coso "
    "crie crio cuide cuido cultivo curo dedico di dicto dirijo diseno distribuyo elaboro empaco "
    "empaqueto ensene enseno entrego era escribo estoy estuve doy estudio fabrico fui gane gano "
    "guie guio hacemos hago he hice hilo hornee horneo instalo instale jale jalo lave lavo limpie "
    "limpio llevo llene lleno maneje manejo mantengo mezclo monto muelo ofrezco ordeno opero "
    "organizo paro pastee pasteo peino pesco pico pinte pinto planche plancho podo preparo prepare "
    "produzco puedo recojo recolecto reciclo reparto reparo repare revendo saco salgo sembre se "
    "siembro sirvo soldo sueldo solde soy subo superviso taladro tarrajeo teje tejo tengo trabaje "
    "trabajo traigo trato traslado tuve vacuno vendi vendo vendemos viajo vigilo vivo voy "
    "chambeo chambee cachueleo recurseo bendo aser travajo cosino encargo encargue junto manejamos "
    "sembramos trabajamos cuidamos cocinamos vende vendia hacia tenia sabia cosia tejia servia "
    "atendia conducia salia vivia mido llamo registro tomo reviso coordino lidero represente "
    "presto pongo coloco quiero quisiera necesito deseo dejo deje quedo".split()
)
_ENDINGS = re.compile(r"^[a-z]{3,}(?:aba|abamos|iamos|ando|iendo)$")
_LEADS = frozenset(
    "me te le les lo la los las nos se no ya yo nunca solo siempre a veces abeces".split()
)
_WISH = re.compile(
    r"\b(?:quiero|quisiera|kiero|kisiera|queria|querria|deseo|desearia|busco|buscando|"
    r"necesito|ojala|me gustaria|me encantaria|me interesa|mi sueno|sueno con|aspiro|espero poder|"
    r"pienso|voy a (?:aprender|estudiar|ser|poner|abrir|trabajar)|para poder|a ver si|ganas de)\b"
)
#: Only where a clause begins so: "tejo chompas y me gusta" is experience.
_LIKING = re.compile(r"^(?:(?:a mi|tambien|mas) )*me gusta\b")
_NOT = re.compile(
    r"\b(?:no (?:se|he|tengo|hago|puedo|trabajo|trabaje|estudie|manejo|cocino|conozco|soy|fui|"
    r"aprendi|sabia)|nunca (?:he|trabaje|hice|fui|estudie|aprendi)?|jamas|tampoco)\b"
)
_NO_MORE = re.compile(r"\bya no\b")
#: What a person says of not having worked, while telling what they do at home.
_NOT_BUT = re.compile(r"\bno (?:he trabajado|trabajo|tengo trabajo|tengo sueldo)\b")


#: So many words beside "no he trabajado" tell what was done instead.
_SAYS_MORE = 2


class Kind(StrEnum):
    """What a clause says of the person."""

    DID = "did"
    WISH = "wish"
    NOT = "not"


@dataclass(frozen=True)
class Clause:
    """One clause: the person's own words and what they say."""

    text: str
    kind: Kind


def _has_verb(words: list[str]) -> bool:
    """Tells whether a verb of the first person stands among the first words."""
    for word in words[:3]:
        if word in _VERBS or _ENDINGS.match(word):
            return True
        if word not in _LEADS:
            return False
    return False


def _any_verb(words: list[str]) -> bool:
    return any(word in _VERBS or _ENDINGS.match(word) for word in words)


def _plain(text: str) -> str:
    """Returns ``fold(text)`` with one character for each of ``text``'s."""
    return "".join((fold(c) or " ")[0] for c in text)


def _split(sentence: str) -> list[str]:
    plain = _plain(sentence)
    listed = not _any_verb(re.findall(r"[a-z]+", plain))
    parts: list[str] = []
    start = 0
    for match in _SOFT.finditer(plain):
        rest = re.findall(r"[a-z]+", plain[match.end() : match.end() + 60])
        trade_list = listed and match.group() in (",", "y", "e")
        if match.start() > start and rest and (trade_list or _has_verb(rest)):
            parts.append(sentence[start : match.start()])
            start = match.end()
    parts.append(sentence[start:])
    return parts


_WISHING = re.compile(
    r"\b(?:yo|aprender|estudiar|trabajar|conseguir|encontrar|ser|hacer|tener|poder|algo|un|una|de|"
    r"en|como|para|a|sobre|curso|cursos|carrera|trabajo|chamba|empleo|puesto|mas|mejor)\b"
)


def wished(words: str) -> str:
    """Returns what a wish is about: "quisiera aprender soldadura" is about "soldadura".

    Where nothing is left ("quiero un trabajo"), returns an empty string.
    """
    return " ".join(_WISHING.sub(" ", _WISH.sub(" ", _plain(words))).split())


def _opens(pattern: re.Pattern[str], plain: str) -> bool:
    """Tells whether ``pattern`` stands in ``plain`` before any verb of doing.

    "Cuido a mis hijos porque no tengo con quien dejarlos" opens with what is done.
    """
    match = pattern.search(plain)
    return match is not None and not _any_verb(re.findall(r"[a-z]+", plain[: match.start()]))


def _kind(plain: str) -> Kind:
    if _NO_MORE.search(plain):
        return Kind.DID
    rest = _NOT_BUT.sub(" ", plain)
    left = re.findall(r"[a-z]+", rest)
    if rest != plain and (_any_verb(left) or len(set(left) - STOP_WORDS) >= _SAYS_MORE):
        return Kind.DID
    if _opens(_NOT, plain):
        return Kind.NOT
    return Kind.WISH if _opens(_WISH, plain) or _LIKING.search(plain) else Kind.DID


def clauses(text: str) -> list[Clause]:
    """Returns the clauses of ``text`` in order, each with what it says.

    Words stay as the person wrote them. A clause without any letter is left out.
    """
    found = []
    for sentence in _HARD.split(unicodedata.normalize("NFC", text)):
        for part in _split(sentence):
            words = part.strip(" ,\t\r")
            plain = _plain(words)
            if re.search(r"[a-z]{2}", plain):
                found.append(Clause(words, _kind(plain)))
    return found
