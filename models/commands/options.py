"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

#: A folder that must be there.
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
#: Where runs are kept unless told otherwise; git ignores ``var/``.
RUNS = Path("var") / "runs"

registry_option = click.option(
    "--registry",
    type=click.Path(file_okay=False, path_type=Path),
    default=RUNS,
    show_default=True,
    help="Carpeta de las corridas.",
)
