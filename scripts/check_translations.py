"""Fails when a string of the pages is not in the catalogues, or these are not compiled.

Brings the catalogues up to date in place and compares: what changes was stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ui.catalogue import TRANSLATIONS, status, update


def _content() -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in sorted(TRANSLATIONS.rglob("*")) if p.is_file()}


def main() -> int:
    """Returns 1 and names the files where the catalogues were stale."""
    before = _content()
    update(TRANSLATIONS.parent.parent)
    after = _content()
    stale = [p.relative_to(TRANSLATIONS) for p in after if before.get(p) != after[p]]
    for path in stale:
        sys.stderr.write(f"stale: {path}; updated now, please commit it\n")
    if status()["es"]["missing"]:
        sys.stderr.write("Spanish must be complete\n")
        return 1
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
