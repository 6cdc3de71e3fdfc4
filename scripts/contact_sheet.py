"""Puts the pictures that the browser tests left in ``var/screens`` on one sheet a language.

Usage: ``.venv/bin/python scripts/contact_sheet.py``, after ``scripts/test tests/browser``.
Writes ``docs/screens-LANGUAGE.webp``, named in ``docs/screens.md``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
#: Pixels of a picture on the sheet, and pictures a row.
SIZE, ROW = (410, 240), 4
_GAP, _GROUND = 8, "#6b625a"


def sheet(pictures: list[Path]) -> Image.Image:
    """All pictures in rows, in the order of their names."""
    width, height = SIZE
    rows = -(-len(pictures) // ROW)
    made = Image.new("RGB", (ROW * (width + _GAP), rows * (height + _GAP)), _GROUND)
    for place, path in enumerate(pictures):
        with Image.open(path) as picture:
            small = picture.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
        made.paste(small, (place % ROW * (width + _GAP), place // ROW * (height + _GAP)))
    return made


def main() -> int:
    """Returns 1 where there is nothing to put on a sheet."""
    folders = [f for f in sorted((ROOT / "var" / "screens").glob("*")) if f.is_dir()]
    for folder in folders:
        target = ROOT / "docs" / f"screens-{folder.name}.webp"
        sheet(sorted(folder.glob("*.png"))).save(target, quality=62, method=6)
        sys.stdout.write(f"{target.relative_to(ROOT)} {target.stat().st_size} bytes\n")
    if not folders:
        sys.stderr.write("no pictures in var/screens: run scripts/test tests/browser first\n")
    return 0 if folders else 1


if __name__ == "__main__":
    sys.exit(main())
