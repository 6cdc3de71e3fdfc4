"""Whose work is told: "mi esposo maneja taxi" is no experience of the speaker's.

"Mi papá me enseñó", "mis hijos los crié" and "ayudo a mi papá" are.
"""

from __future__ import annotations

import re

from models.preprocessing.verbs import WISH_VERB, is_first, spoken

_KIN = (
    r"(?:espos[oa]s?|marido|pareja|conviviente|enamorad[oa]|ex|pap[ai]s?|papito|mam[ai]s?|mamita|"
    r"padres?|madre|viej[oa]s?|hij[oa]s?|h?erman[oa]s?|abuel[oa]s?|abuelit[oa]s?|niet[oa]s?|"
    r"ti[oa]s?|prim[oa]s?|sobrin[oa]s?|sueg?r[oa]s?|cunad[oa]s?|yerno|nuera|padrastro|madrastra|"
    r"padrino|madrina|compadre|comadre|vecin[oa]s?|amig[oa]s?|jef[ea]|patron|patrona)"
)
#: What befalls others tells why the speaker worked, and is no work.
_BEFALLS = frozenset(
    "esta estaba estan estuvo enfermo enferma murio fallecio quedo nacio sufre padece vive vivia "
    "viven necesita no depende".split()
)
_OPENING = (
    r"(?:(?:y|e|i|pero|porque|como|antes|ahora|hoy|luego|despues|tambien|mientras|aunque|solo|"
    r"en (?:mi|la) casa|que) )*"
)
_OTHERS = re.compile(
    rf"\s*{_OPENING}(?:(?:mis?|una?|unos|l[ao]s) {_KIN}|(?:el|la) (?:papa|mama|padre|madre) de mis?"
    rf" \w+)(?: (?:mi[oa]s?|mayor(?:es)?|menor(?:es)?|y mis? {_KIN}))*\s+(?!y\b|con\b)(\w+)"
)
_FOR_OTHERS = re.compile(rf"{_OPENING}(?:{WISH_VERB}|espero) que (?:mis?|el|ella|ellos)\b")
#: "Mi esposo y yo tenemos": what follows is of both.
ONLY_KIN = re.compile(rf"\s*(?:con )?mis? {_KIN}(?: y mis? {_KIN})*\s*$")
#: "Mi papá es albañil y yo le ayudo": his trade is what the help is in.
HELPING = re.compile(
    r"(?:yo )?(?:(?:l[eo]s?|la) (?:ayud|apoy|acompan)\w+|tambien\b|(?:trabajo|trabajaba) con el)"
)


def tells_of_others(sentence: str, plain: str, start: int = 0) -> bool:
    """Tells whether somebody else's work is told from ``start`` on.

    "Mi papá me enseñó" and "mis hijos los crié" tell of the speaker's.
    """
    if _FOR_OTHERS.match(plain, start):
        return True
    found = _OTHERS.match(plain, start)
    if found is None or found[1] in _BEFALLS or found[1] == "yo":
        return False
    rest = plain[found.start(1) :].split()
    if {"me", "nos"} & {*rest[:2]}:
        return False
    told = found[1] not in ("lo", "la", "los", "las", "le", "les")
    return told or not any(map(is_first, spoken(sentence[found.start(1) :])))
