"""Groups whose commands are found by name, some of them in other rooms."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import EntryPoints, entry_points
from typing import Any

import click


class Rooms(click.Group):
    """A group whose commands are imported only when called.

    Args:
        modules: Command name to "module:attribute".
        entries: Entry-point group in which other rooms offer theirs.
    """

    def __init__(
        self, *arguments: Any, modules: Mapping[str, str], entries: str, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self._modules, self._entries = modules, entries

    def _offered(self) -> EntryPoints:
        return entry_points(group=self._entries)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Returns the names of all commands, those of other rooms included."""
        return sorted({*self._modules, *(entry.name for entry in self._offered())})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Returns the command called ``name``, or None."""
        if name in self._modules:
            module, attribute = self._modules[name].split(":")
            command: click.Command = getattr(import_module(module), attribute)
            return command
        for entry in self._offered():
            if entry.name == name:
                try:
                    loaded: click.Command = entry.load()
                except ModuleNotFoundError as error:
                    return _lacking(name, error)
                return loaded
        return None


def _lacking(name: str, error: ModuleNotFoundError) -> click.Command:
    """Returns a command that can be listed, though what it needs is not installed."""

    def tell(**_: object) -> None:
        raise error

    return click.Command(
        name,
        callback=tell,
        params=[click.Argument(["rest"], nargs=-1, type=click.UNPROCESSED)],
        context_settings={"ignore_unknown_options": True},
        short_help=f"Necesita el paquete {error.name}, que no está instalado.",
    )
