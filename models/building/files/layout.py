"""The documented columns of a file, found whatever their order, case or accents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.building.errors import SourceError
from models.building.raw import fold


@dataclass(frozen=True)
class Column:
    """One column of a layout.

    Attributes:
        name: Key under which the reader finds it, as the newest file writes it.
        aliases: How files of other years write it.
        required: Whether a file without it is another file.
    """

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True)
class Layout:
    """What a file is and which of its columns are read.

    Attributes:
        source_id: Key of the sources tables.
        title: What the file is, in Spanish, for messages.
        columns: The columns that are read; a file may have many more.
    """

    source_id: str
    title: str
    columns: tuple[Column, ...]

    def places(self, path: Path, header: Sequence[str]) -> dict[str, int]:
        """Finds each column in a header line.

        Args:
            path: The file, for the message.
            header: Its header as it stands.

        Returns:
            Column name to its place; optional columns that are absent are left out.

        Raises:
            SourceError: A required column is missing, or stands twice.
        """
        found = [plain(name) for name in header]
        places = {}
        for column in self.columns:
            wanted = {plain(name) for name in (column.name, *column.aliases)}
            at = [place for place, name in enumerate(found) if name in wanted]
            if len(at) > 1:
                raise SourceError(path, "cada columna una vez", "dos veces", column=column.name)
            if at:
                places[column.name] = at[0]
        missing = [c.name for c in self.columns if c.required and c.name not in places]
        if missing:
            seen = ", ".join(name.strip() for name in header[:8]) or "ninguna"
            raise SourceError(
                path, f"{self.title}, con las columnas {', '.join(missing)}", f"columnas: {seen}…"
            )
        return places


def plain(name: str) -> str:
    """Returns a column's name without accents, case, blanks or byte-order mark."""
    return "".join(fold(name.replace("\ufeff", "")).split())
