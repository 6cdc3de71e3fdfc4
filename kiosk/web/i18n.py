"""Spanish, Quechua and Aymara through the standard library's gettext.

Spanish is the language of the sources: a string without translation shows in
Spanish. The language in use is a context variable, so that plain functions can
translate without knowing of a request.
"""

from __future__ import annotations

import gettext as stdlib
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import ui

#: The languages a person can choose, by ISO 639-1 code, each in its own name. Quechua is
#: that of Ayacucho (Chanka), in the official alphabet.
NAMES = {"es": "Castellano", "qu": "Runasimi", "ay": "Aymar aru"}
LANGUAGES = tuple(NAMES)
_FOLDER = Path(ui.__file__).parent / "translations"
_SOURCE = "es"
_current: ContextVar[stdlib.NullTranslations | None] = ContextVar("translations", default=None)
_language: ContextVar[str] = ContextVar("language", default=_SOURCE)


@cache
def catalogue(language: str) -> stdlib.NullTranslations:
    """The translations of ``language``; what is missing shows in Spanish."""
    return stdlib.translation("messages", _FOLDER, [language], fallback=True)


def use(language: str) -> None:
    """From now on, in this thread, :func:`gettext` answers in ``language``."""
    known = language if language in NAMES else _SOURCE
    _language.set(known)
    _current.set(catalogue(known))


def language() -> str:
    """The code of the language in use."""
    return _language.get()


def is_missing(message: str) -> bool:
    """Whether the language in use has no words for ``message``, so that Spanish shows."""
    if language() == _SOURCE:
        return False
    translations = _current.get()
    known = getattr(translations, "_catalog", {})
    return message not in known and (message, 0) not in known


def current() -> stdlib.NullTranslations | None:
    """The catalogue in use; the same object for the same language."""
    return _current.get()


def gettext(message: str, /, **values: object) -> str:
    """The message in the language in use, with ``%(name)s`` filled from ``values``."""
    translations = _current.get()
    text = translations.gettext(message) if translations else message
    return text % values if values else text


def ngettext(singular: str, plural: str, count: int, /, **values: object) -> str:
    """As :func:`gettext`, for ``count`` things; ``%(num)s`` is the count."""
    translations = _current.get()
    if translations:
        text = translations.ngettext(singular, plural, count)
    else:
        text = singular if count == 1 else plural
    return text % {"num": count, **values}


def mark(message: str) -> str:
    """Marks a string for the catalogue where it cannot be translated yet."""
    return message
