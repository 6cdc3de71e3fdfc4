"""Keeping the translation catalogues: ``python -m ui.catalogue``, at development time.

Collects every string of the templates and of the code folders given, brings the
catalogue of each language up to date and compiles it. Needs Babel; the device only
reads the compiled files, with the standard library.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

UI = Path(__file__).parent
TRANSLATIONS = UI / "translations"
#: Spanish is the language of the sources; Quechua and Aymara fall back to it.
LANGUAGES = ("es", "qu", "ay")
_KEYWORDS = {"_": None, "_n": None, "ngettext": (1, 2), "mark": None, "gettext": None}
_PROJECT = "Yachay Ñan"
#: The same strings compile to the same bytes.
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def collect(root: Path) -> Catalog:
    """Every string to translate below ``root``'s folders ``kiosk`` and ``ui``.

    Returns:
        The template catalogue, sorted by place, without line numbers.
    """
    catalogue = Catalog(project=_PROJECT, charset="utf-8")
    found: dict[str | tuple[str, ...], set[str]] = {}
    for name, message in _messages(root):
        found.setdefault(message, set()).add(name)
    for message, names in sorted(found.items(), key=lambda item: (min(item[1]), str(item[0]))):
        catalogue.add(message, locations=[(name, 0) for name in sorted(names)])
    return catalogue


def _messages(root: Path) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for folder, pattern, method in (
        ("kiosk", "**.py", "python"),
        ("ui/templates", "**.html", "jinja2"),
    ):
        options = {pattern: {"newstyle_gettext": "true", "trimmed": "false"}}
        for name, _line, message, _comments, _context in extract_from_dir(
            root / folder, [(pattern, method)], options, keywords=_KEYWORDS
        ):
            yield f"{folder}/{name}", message


def update(root: Path) -> None:
    """Write the template and bring every language up to date, compiled files included."""
    _write(TRANSLATIONS / "messages.pot", collect(root))
    for language in LANGUAGES:
        folder = TRANSLATIONS / language / "LC_MESSAGES"
        catalogue = _read(folder / "messages.po")
        catalogue.update(collect(root), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        if language == "es":
            _translate_into_itself(catalogue)
        _write(folder / "messages.po", catalogue)
        catalogue = _read(folder / "messages.po")
        catalogue.creation_date = catalogue.revision_date = _NO_DATE
        with (folder / "messages.mo").open("wb") as file:
            mofile.write_mo(file, catalogue)
    text = json.dumps(status(), indent=1, sort_keys=True)
    (TRANSLATIONS / "status.json").write_text(text + "\n", encoding="utf-8")


def status() -> dict[str, dict[str, int]]:
    """Counts the strings of each language.

    Returns:
        By language: ``total``, ``missing`` (shown in Spanish), ``unreviewed``
        (translated, but without the comment "revisado" of a native speaker).
    """
    counts = {}
    for language in LANGUAGES:
        messages = [
            m for m in _read(TRANSLATIONS / language / "LC_MESSAGES" / "messages.po") if m.id
        ]
        done = [m for m in messages if m.string and all(m.string)]
        reviewed = [m for m in done if language == "es" or "revisado" in m.user_comments]
        counts[language] = {
            "total": len(messages),
            "missing": len(messages) - len(done),
            "unreviewed": len(done) - len(reviewed),
        }
    return counts


def _read(path: Path) -> Catalog:
    if not path.exists():
        # Babel knows no Aymara: the locale stays unset, the header names the language.
        return Catalog(project=_PROJECT, charset="utf-8")
    return pofile.read_po(io.BytesIO(path.read_bytes()), charset="utf-8")


def _translate_into_itself(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            message.string = message.id


def _write(path: Path, catalogue: Catalog) -> None:
    buffer = io.BytesIO()
    pofile.write_po(buffer, catalogue, omit_header=True, include_lineno=False, width=100)
    language = path.parent.parent.name if path.suffix == ".po" else ""
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Project-Id-Version: {_PROJECT}\\n"\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header + buffer.getvalue().decode(), encoding="utf-8")


if __name__ == "__main__":
    update(UI.parent)
    sys.stdout.write(f"{TRANSLATIONS}\n")
