"""Opening a raw file as published: plain, gzipped, or the wanted member of a ZIP.

Nothing is ever unpacked to disk. What is read is counted, so that a bomb stops at its limit
whatever its header declares, and damage found halfway is told like damage found at once.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from models.building.errors import SourceError
from models.building.files.progress import Advance, ignore
from models.building.report import shorten

#: Bytes a file may unpack to; the largest survey, EPEN with 471,438 × 132, takes 0.2 GB.
MOST_BYTES = 4 * 2**30
#: Unpacked over packed; survey tables compress 8 to 40 times, bombs a thousand.
MOST_RATIO = 200
#: Below this size no ratio is dangerous.
HARMLESS = 2**20

_ZIP, _ZIP_EMPTY, _GZIP = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b"
_PACKED = (_ZIP, _ZIP_EMPTY, _GZIP, b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
_PACKED_NAMES = (".zip", ".gz", ".rar", ".7z", ".bz2", ".xz", ".tgz", ".tar")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What the libraries raise on damaged or forged archives."""

_BUFFER = 2**18


class _Counted(io.RawIOBase):
    """A stream that stops where it grows too large, and names its damage."""

    def __init__(
        self, path: Path, inner: BinaryIO, file: BinaryIO, most: int, start: int, advance: Advance
    ) -> None:
        super().__init__()
        self._path, self._inner, self._file, self._most = path, inner, file, most
        self._done, self._at, self._advance = 0, start, advance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            found = self._inner.read(len(buffer))
        except _DAMAGE as error:
            raise SourceError(self._path, "un archivo entero", "uno cortado o dañado") from error
        self._done += len(found)
        if self._done > self._most:
            raise _too_large(self._path, self._most)
        buffer[: len(found)] = found
        at = self._file.tell()
        self._advance(max(at - self._at, 0))
        self._at = max(at, self._at)
        return len(found)


@contextmanager
def opened(
    path: Path,
    *,
    ending: str = ".csv",
    most_bytes: int = MOST_BYTES,
    most_ratio: int = MOST_RATIO,
    advance: Advance = ignore,
) -> Iterator[tuple[BinaryIO, str]]:
    """Opens what a raw file holds; its kind is told by its first bytes, not by its name.

    Args:
        path: The file.
        ending: How the wanted member of a ZIP ends, in any case; of several, the largest.
        most_bytes: Bytes it may unpack to.
        most_ratio: Times it may grow when unpacked, once over `HARMLESS`.
        advance: Called with the bytes of the packed file that were read since the last call.

    Yields:
        The unpacked bytes, read once from the start, and the name of what was opened.

    Raises:
        SourceError: Damaged, encrypted, too large, forged names, or no such member. Damage
            farther on is raised where it is read.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise SourceError(path, "un archivo que se pueda leer", "ninguno") from error
    size = path.stat().st_size
    most = min(most_bytes, max(HARMLESS, most_ratio * size))
    start = 0
    with file:
        head = file.read(len(_ZIP))
        file.seek(0)
        if head in (_ZIP, _ZIP_EMPTY):
            inner, name, start = _member(path, file, ending, most, most_ratio)
        elif head.startswith(_GZIP):
            inner, name = cast(BinaryIO, gzip.GzipFile(fileobj=file)), path.stem
        else:
            inner, name, most = file, path.name, most_bytes
        counted = io.BufferedReader(_Counted(path, inner, file, most, start, advance), _BUFFER)
        with closing(inner), counted:
            if inner is not file and counted.peek(8).startswith(_PACKED):
                raise SourceError(path, f"un archivo {ending}", f"otro comprimido: {shorten(name)}")
            yield counted, name


def _member(
    path: Path, file: BinaryIO, ending: str, most: int, most_ratio: int
) -> tuple[BinaryIO, str, int]:
    """Opens the wanted member of a ZIP; returns it, its name and where it starts."""
    try:
        packed = zipfile.ZipFile(file)
    except _DAMAGE as error:
        raise SourceError(path, "un archivo ZIP entero", "uno cortado o dañado") from error
    members = [member for member in packed.infolist() if not member.is_dir()]
    for member in members:
        if _is_forged(member.filename):
            raise SourceError(
                path, "nombres corrientes dentro del ZIP", f"«{shorten(member.filename)}»"
            )
    wanted = [m for m in members if m.filename.lower().endswith(ending.lower())]
    if not wanted:
        raise SourceError(path, f"un archivo {ending} dentro del ZIP", _contents(members))
    member = max(wanted, key=lambda m: (m.file_size, m.filename))
    if member.flag_bits & 1:
        raise SourceError(path, "un ZIP sin contraseña", f"«{shorten(member.filename)}» cifrado")
    if member.file_size > min(most, max(HARMLESS, most_ratio * member.compress_size)):
        raise _too_large(path, most)
    try:
        return cast(BinaryIO, packed.open(member)), member.filename, member.header_offset
    except NotImplementedError as error:
        raise SourceError(path, "un ZIP de compresión corriente", "otra compresión") from error
    except _DAMAGE as error:
        raise SourceError(path, "un archivo ZIP entero", "uno cortado o dañado") from error


def _is_forged(name: str) -> bool:
    """Whether a member's name points outside its archive."""
    parts = re.split(r"[/\\]", name)
    return ".." in parts or not parts[0] or parts[0][1:2] == ":"


def _contents(members: list[zipfile.ZipInfo]) -> str:
    names = [member.filename for member in members]
    if "[Content_Types].xml" in names:
        return "un libro de Excel u otro documento de oficina"
    if any(name.lower().endswith(_PACKED_NAMES) for name in names):
        return f"otro comprimido dentro: {shorten(', '.join(sorted(names)))}"
    return shorten(", ".join(sorted(names))) or "un ZIP vacío"


def _too_large(path: Path, most: int) -> SourceError:
    return SourceError(path, f"hasta {most >> 20} MB al descomprimirlo", "más")
