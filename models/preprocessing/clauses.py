"""Splits what a person wrote into clauses: did, wishes, does not, others do.

"Hago chompas y vendo en la feria, ahora quiero un trabajo fijo" holds two pieces
of experience and one wish. A conjunction or comma separates only where something new
begins: a verb ("vendo papas y cebollas" stays whole), a wish, another person, or the next
of a list of trades ("soy albañil, gasfitero"). The words it goes by are in
``models.preprocessing.verbs``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from models.preprocessing.others import HELPING, ONLY_KIN, tells_of_others
from models.preprocessing.text import STOP_WORDS, fold
from models.preprocessing.verbs import WISH_VERB, is_first, is_trade, is_verb, spoken

_HARD = re.compile(r"[.;:\n!?¡¿()]+|\s-\s")
_SOFT = re.compile(
    r",|\b(?:y|e|i|pero|luego|despues|tambien|tanbien|ademas|aunque|mientras|ahora|aora|ahorita|"
    r"aorita|actualmente|antes|entonces)\b"
)
_LISTING = frozenset((",", "y", "e", "i", "luego", "despues", "tambien", "tanbien"))
_AHEAD = 90
_LEADS = frozenset(
    "me te le les lo la los las nos se no ya yo nunca solo siempre a veces abeces si hoy ayer "
    "ahora ahorita aora antes despues luego tambien tanbien pero que ahi alli "
    "alla asi".split()
)
#: "De noche cuido", "los domingos manejo": the verb comes after the time.
_TIME = re.compile(
    r"\s*(?:(?:de|a|al|en|por|los|las|el|la|todos|todas|cada|algunos|algunas)\s+){1,3}"
    r"(?:noches?|tardes?|mananas?|dias?|madrugadas?|lunes|martes|miercoles|jueves|viernes|sabados?|"
    r"domingos?|fines? de semana|feriados?|vacaciones|verano|invierno|joven|temporada(?: \w+)?)\b"
    r"\s+([a-z]{3,}o\b)?"
)
_WISH = re.compile(
    rf"\b(?:{WISH_VERB}|queria|quise|(?:estoy |ando )?busc(?:o|ando)|necesito|(?:me )?gustaria|"
    r"(?:me )?encantaria|me interesa|(?:estoy )?interesad[oa] en|mi (?:sueno|meta|anhelo)|"
    r"sueno con|aspiro|espero poder|pienso|estoy pensando|me provoca|"
    r"voy a (?:aprender|estudiar|ser|poner|abrir|trabajar|meterme)|para poder|a ver si|"
    r"(?:tengo )?ganas de)\b"
)
#: Where a wish begins in the middle, without a comma: not after "porque" or "lo que".
_NEW_WISH = re.compile(
    rf"(?<!\bque )(?<!\bporque )(?<!\bcomo )(?<!\bsi )(?<!\bno )(?<!\bdonde )(?<!\bcuando )"
    rf"(?<!\bya )(?<!\byo )\b(?:yo )?(?:{WISH_VERB}|me (?:gustaria|encantaria)|mi sueno es)\b"
)
#: Only where a clause begins so: "tejo chompas y me gusta" is experience.
_LIKING = re.compile(r"^(?:(?:a mi|tambien|mas) )*me gusta\b")
#: Who wants to leave a job has it.
_LEAVING = re.compile(rf"\b(?:{WISH_VERB}|pienso|voy a|necesito) (?:ya )?dejar\b")
_NOT = re.compile(
    r"\b(?:no (?:se|he|e|tengo|puedo|quiero|[qk]u?i[sc]iera|me (?:gusta|gustaba|gustaria)|soy|fui|"
    r"es que|conozco)|nunca|jamas|tampoco|sin (?:ninguna )?experiencia)\b"
)
_NO = re.compile(r"\bno (?:(?:me|te|le|les|lo|la|los|las|nos|se) )?(\w+)")
#: Said with "no", and yet experience: of a job left behind, or kept with care.
_NO_MORE = re.compile(
    r"\bya no\b|\bno (?:solo|solamente|nomas|paro|dejo|deje)\b|"
    r"\bno \w+ (?:\w+ ){0,5}desde\b|\bhace (?:\w+ ){1,4}no\b|"
    r"\b(?:nunca|jamas|no) (?:me )?(?:falte|pare|descanse|renuncie|queje|robe)\b"
)
#: What a person says of not having worked, while telling what they do at home.
_NOT_BUT = re.compile(
    r"\bno (?:he trabajado|trabajo|tengo trabajo|tengo sueldo|gano|cobro|me pagan|recibo)\b"
    r"(?! (?:de|como)\b)"
)
#: So many words beside "no he trabajado" tell what was done instead.
_SAYS_MORE = 2
_FRAME = re.compile(
    r"\s*(?:(?:yo|ya|antes|ahora|tambien|de joven|y) )*(?:(?:soy|fui|era|(?:he|e) sido|estuve de|"
    r"me dedico a ser|\w*(?:trabaj|travaj|chambe)\w+ (?:de|como)|entre de|experiencia (?:de|como)|"
    r"desempen\w+ como) )?(?:un |una |un poco |de |como )*([a-z]+)"
)
_NEXT = re.compile(r"\s*(?:(?:un|una|poco|tambien|despues|luego|como|de|a veces) )*([a-z]+)")


class Kind(StrEnum):
    """What a clause says of the person."""

    DID = "did"
    WISH = "wish"
    NOT = "not"
    OTHER = "other"


@dataclass(frozen=True)
class Clause:
    """One clause: the person's own words and what they say."""

    text: str
    kind: Kind


def _any_verb(text: str) -> bool:
    return any(map(is_verb, spoken(text)))


def _verb_opens(text: str) -> bool:
    """Tells whether a verb of the speaker's stands among the first words."""
    for word in spoken(text)[:4]:
        if is_verb(word):
            return True
        if fold(word) not in _LEADS:
            return False
    return False


def _plain(text: str) -> str:
    """Returns ``fold(text)`` with one character for each of ``text``'s."""
    return "".join((fold(c) or " ")[0] for c in text)


def _begins(sentence: str, plain: str, start: int) -> bool:
    """Tells whether something new is said from ``start`` on."""
    ahead = sentence[start : start + _AHEAD]
    after = _TIME.match(plain[start : start + _AHEAD])
    return (
        _verb_opens(ahead)
        or (after is not None and (bool(after[1]) or _verb_opens(ahead[after.end() :])))
        or _WISH.match(plain[start : start + _AHEAD].lstrip()) is not None
        or tells_of_others(ahead, plain[start : start + _AHEAD])
    )


def _next_trade(plain: str, start: int, at: int) -> bool:
    """Tells whether the list of trades that is open at ``start`` goes on at ``at``."""
    frame, following = _FRAME.match(plain, start), _NEXT.match(plain, at)
    return bool(frame and following and is_trade(frame[1]) and is_trade(following[1]))


def _split(sentence: str) -> list[tuple[int, int]]:
    """Returns where the clauses of ``sentence`` begin and end."""
    plain = _plain(sentence)
    listed = not _any_verb(sentence)
    cuts = [(m.start(), m.end(), m.group()) for m in _SOFT.finditer(plain)]
    cuts += [(m.start(), m.start(), "") for m in _NEW_WISH.finditer(plain)]
    cuts += [(m.start(), m.start(), "yo") for m in re.finditer(r"\byo\b", plain)]
    spans: list[tuple[int, int]] = []
    start = 0
    for before, after, mark in sorted(cuts):
        if not sentence[start:before].strip(" ,"):
            if spans and mark not in ("", "yo"):
                start = after
            continue
        if not re.search(r"[a-z]", plain[after : after + _AHEAD]) or ONLY_KIN.match(
            plain, start, before
        ):
            continue
        if mark == "":
            new = _any_verb(sentence[start:before])
        elif mark == "yo":
            new = tells_of_others(sentence[start:before], plain[start:before])
        else:
            new = (listed and mark in (",", "y", "e")) or _begins(sentence, plain, after)
            new = new or (mark in _LISTING and _next_trade(plain, start, after))
        if new:
            spans.append((start, before))
            start = after
    return [*spans, (start, len(sentence))]


_WISHING = re.compile(
    r"\b(?:yo|aprender|estudiar|trabajar|conseguir|encontrar|ser|hacer|tener|poder|algo|un|una|de|"
    r"en|como|para|a|sobre|curso|cursos|carrera|trabajo|chamba|empleo|puesto|mas|mejor|es)\b"
)


def wished(words: str) -> str:
    """Returns what a wish is about: "quisiera aprender soldadura" is about "soldadura".

    Where nothing is left ("quiero un trabajo"), returns an empty string.
    """
    return " ".join(_WISHING.sub(" ", _WISH.sub(" ", _plain(words))).split())


def _denies(words: str, plain: str) -> bool:
    """Tells whether a denial stands before any verb of doing.

    "Cuido a mis hijos porque no tengo con quien dejarlos" opens with what is done.
    """
    match = _NOT.search(plain)
    for no in _NO.finditer(plain):
        if is_verb(words[no.start(1) : no.end(1)].lower()):
            match = no if match is None or no.start() < match.start() else match
            break
    return match is not None and not _any_verb(words[: match.start()])


def _kind(words: str, plain: str) -> Kind:
    if tells_of_others(words, plain):
        return Kind.OTHER
    if _NO_MORE.search(plain) or _LEAVING.search(plain):
        return Kind.DID
    rest = _NOT_BUT.sub(" ", plain)
    left = re.findall(r"[a-z]+", rest)
    if rest != plain and (_any_verb(rest) or len(set(left) - STOP_WORDS) >= _SAYS_MORE):
        return Kind.DID
    if _denies(words, plain):
        return Kind.NOT
    wish = _WISH.search(plain)
    opens = wish is not None and not _any_verb(words[: wish.start()])
    return Kind.WISH if opens or _LIKING.search(plain) else Kind.DID


def clauses(text: str) -> list[Clause]:
    """Returns the clauses of ``text`` in order, each with what it says.

    Words stay as the person wrote them. A clause without any letter is left out.
    """
    found: list[Clause] = []
    for sentence in _HARD.split(unicodedata.normalize("NFC", text)):
        found += _of_sentence(sentence)
    return found


def _of_sentence(sentence: str) -> list[Clause]:
    found: list[Clause] = []
    begun = 0
    for start, end in _split(sentence):
        words = sentence[start:end].strip(" ,\t\r")
        plain = _plain(words)
        if not re.search(r"[a-z]{2}", plain):
            continue
        kind = _kind(words, plain)
        if found and found[-1].kind is Kind.OTHER and kind is Kind.DID:
            if HELPING.match(plain):
                found[-1] = Clause(sentence[begun:end].strip(" ,\t\r"), Kind.DID)
                continue
            if not any(map(is_first, spoken(words))):
                kind = Kind.OTHER
        found.append(Clause(words, kind))
        begun = start
    return found
