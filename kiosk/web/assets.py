"""The one style sheet and the one script, each joined from its parts; and static addresses.

The parts stand in ``ui/styles/kiosk`` and ``ui/scripts/kiosk`` and are joined in the
order of their names when first asked for. Each part of the script runs in a block of
its own, so that none sees another's names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from flask import Blueprint, Response

import ui

_UI = Path(ui.__file__).parent
bp = Blueprint("assets", __name__)


@cache
def style() -> bytes:
    """All parts of the style sheet."""
    return "\n".join(_parts("styles", "css")).encode()


@cache
def script() -> bytes:
    """All parts of the script, each in its own block."""
    blocks = (f"{{\n{part}}}\n" for part in _parts("scripts", "js"))
    return '"use strict";\n'.encode() + "".join(blocks).encode()


def _parts(folder: str, suffix: str) -> list[str]:
    files = sorted((_UI / folder / "kiosk").glob(f"*.{suffix}"))
    return [file.read_text("utf-8") for file in files]


@bp.get("/static/kiosk.css")
def css() -> Response:
    """The style sheet."""
    return Response(style(), content_type="text/css; charset=utf-8")


@bp.get("/static/kiosk.js")
def js() -> Response:
    """The script."""
    return Response(script(), content_type="text/javascript; charset=utf-8")


_JOINED = {"kiosk.css": style, "kiosk.js": script}


def addresses() -> Callable[[str], str]:
    """A function from a static file to its address, which changes when the file does."""
    known: dict[str, str] = {}

    def asset(name: str) -> str:
        if name not in known:
            joined = _JOINED.get(name)
            content = joined() if joined else (_UI / "static" / name).read_bytes()
            known[name] = f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"
        return known[name]

    return asset
