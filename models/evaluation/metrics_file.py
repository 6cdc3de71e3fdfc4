"""The file of metrics: what was measured, of which bundle, when and by which code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

#: JSON as it is read.
Json = Mapping[str, Any]


def identity(manifest: Json) -> dict[str, Any]:
    """Returns what tells one bundle from another: its version and the hashes of its files."""
    return {"version": manifest["version"], "sha256": manifest["sha256"]}


def merged(kept: Json, measured: Json) -> dict[str, Any]:
    """Returns ``measured`` with those sections of ``kept`` that it lacks, if of the same bundle.

    So ``--split dev`` and ``--split test``, or single sections, fill one file; figures of
    two bundles never meet in it.
    """
    if kept.get("bundle") != measured["bundle"]:
        return dict(measured)
    return {**measured, "sections": {**kept["sections"], **measured["sections"]}}


def numbers(figures: Json, prefix: str = "") -> Iterator[tuple[str, float]]:
    """Yields every number in dictionaries within dictionaries, by its dotted name.

    Lists, texts and truth values are left out.
    """
    for key, value in figures.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from numbers(value, f"{name}.")
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            yield name, float(value)


def at(figures: Json, *path: str) -> Any:
    """Returns what stands at a path of keys, None where there is nothing."""
    found: Any = figures
    for key in path:
        if not isinstance(found, Mapping) or key not in found:
            return None
        found = found[key]
    return found
