"""What is carried: the bundle of models, and the first page with its style and script."""

from __future__ import annotations

import gzip
import re

from benchmarks import serving
from benchmarks.common import ROOT, Effort, MeasureError, Row, Section, say
from benchmarks.person import Client

_BUNDLE = ROOT / "models" / "bundle"
_LINKED = re.compile(r"<(?:link[^>]*rel=\"stylesheet\"[^>]*href|script[^>]*src)=\"([^\"]+)\"")
_FOREIGN = re.compile(r"(?:href|src|url\()[=\"']*\s*(?:https?:)?//")


def measure(effort: Effort) -> Section:
    """Adds up files, and what the server sends."""
    if not _BUNDLE.is_dir():
        raise MeasureError("models/bundle does not exist")
    files = {p.name: p.stat().st_size for p in sorted(_BUNDLE.iterdir()) if p.is_file()}
    with serving.kiosk() as ours, serving.floor() as bare:
        client = Client(ours.host, ours.port)
        page = client.get("/")
        assets = {path: client.get(path) for path in _LINKED.findall(page)}
        floor = Client(bare.host, bare.port).get("/")
    foreign = sum(len(_FOREIGN.findall(text)) for text in (page, *assets.values()))
    say(f"weight: bundle {sum(files.values()) / 1e6:.2f} MB")
    linked = sum(map(zipped, assets.values()))
    return Section(
        "Weight",
        "Bytes of the files in `models/bundle`; the start page and the style sheets and scripts "
        "it links, each compressed with gzip -9 (1 KB = 1,024 bytes).",
        [
            Row("model bundle", sum(files.values()) / 1e6, "MB", budget=10),
            Row("first page, HTML gz", zipped(page), "KB", zipped(floor), "bare page", 15),
            Row("first page, CSS + JS gz", linked, "KB", budget=45),
            Row("external requests", float(foreign), "requests", budget=0),
        ],
        ["| file of the bundle | MB |", "|---|---:|"]
        + [f"| `{name}` | {size / 1e6:.2f} |" for name, size in files.items()],
    )


def zipped(text: str) -> float:
    """KB of ``text`` compressed."""
    return len(gzip.compress(text.encode(), 9)) / 1024
