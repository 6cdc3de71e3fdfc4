"""The one style sheet and the one script, each joined from its parts; and static addresses.

The parts stand in ``ui/styles/kiosk`` and ``ui/scripts/kiosk`` and are joined in the
order of their names when first asked for. Each part of the script runs in a block of
its own, so that none sees another's names.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response
from markupsafe import Markup

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
    return b'"use strict";\n' + "".join(blocks).encode()


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


@cache
def address(name: str) -> str:
    """The address of a static file, which changes when the file does.

    Raises:
        FileNotFoundError: There is no such file.
    """
    joined = _JOINED.get(name)
    content = joined() if joined else (_UI / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


@cache
def picture(name: str) -> Markup:
    """The drawing ``name``, beside whose words it stands; empty where ``name`` is.

    Raises:
        FileNotFoundError: There is no such drawing.
    """
    if not name:
        return Markup()
    source = address(f"kiosk/pictures/{name}.svg")
    return Markup('<img class="picture" src="{}" alt="" width="48" height="48">').format(source)
