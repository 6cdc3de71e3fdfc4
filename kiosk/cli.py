"""The command ``yachay``: data to standard output, words to standard error.

Exit 0 done; 2 bad input, told in Spanish; 3 not possible now, nothing lost.
Commands of other rooms (``yachay models``, ``yachay bundle``) are found through the
entry-point group ``yachay.commands``, so that no room imports another for them;
modules are imported when their command is called.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from kiosk import __version__
from kiosk.commands.rooms import Rooms
from kiosk.errors import YachayError

#: Command name to "module:attribute".
COMMANDS = {
    "classify": "kiosk.commands.linking:classify",
    "data": "kiosk.commands.data:data",
    "i18n": "kiosk.commands.i18n:i18n",
    "kiosk": "kiosk.commands.serve:kiosk",
    "paper": "kiosk.commands.paper:paper",
    "plan": "kiosk.commands.plan:plan",
    "rank": "kiosk.commands.linking:rank",
    "voice": "kiosk.commands.voice:voice",
}


@click.group(
    cls=Rooms,
    modules=COMMANDS,
    entries="yachay.commands",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Ejemplo: yachay plan --text 'tejo chompas y vendo en la feria' --ubigeo 211101 --json",
)
@click.version_option(__version__, prog_name="yachay")
def yachay() -> None:
    """Yachay Ñan: el quiosco que ayuda a encontrar un camino de aprendizaje."""


def in_spanish(error: click.UsageError) -> str:
    """Returns what is wrong with a command line, in Spanish."""
    if isinstance(error, click.NoSuchCommand):
        return f"No existe la orden {error.command_name}."
    if isinstance(error, click.MissingParameter):
        name = error.param.opts[-1] if error.param is not None else "un dato"
        return f"Falta {name}, que es obligatorio."
    if isinstance(error, click.NoSuchOption):
        return f"No existe la opción {error.option_name}."
    if isinstance(error, click.BadOptionUsage):
        return f"La opción {error.option_name} necesita un valor."
    if isinstance(error, click.BadParameter):
        name = error.param.opts[-1] if error.param is not None else "un dato"
        kind = error.param.type if error.param is not None else None
        return f"El valor de {name} no sirve. Se esperaba {expected(kind)}."
    return f"No se entiende la orden: {error.format_message()}"


def expected(kind: click.ParamType[Any] | None) -> str:
    """Returns what values of this type look like, in Spanish."""
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        low = "" if kind.min is None else f" desde {kind.min:g}"
        high = "" if kind.max is None else f" hasta {kind.max:g}"
        return f"un número{low}{high}"
    if isinstance(kind, click.Choice):
        return "uno de estos: " + ", ".join(map(str, kind.choices))
    if isinstance(kind, click.Path):
        if not kind.file_okay:
            return "una carpeta que exista y se pueda leer"
        if not kind.exists:
            return "un archivo en que se pueda escribir"
        return "un archivo que exista y se pueda leer"
    if kind is click.INT:
        return "un número entero"
    return "un número" if kind is click.FLOAT else "otro valor"


def of_files(error: OSError) -> tuple[str, int]:
    """Returns what to say of a file that could not be used, and the exit code."""
    named = f" {error.filename}" if error.filename else ""
    if isinstance(error, FileNotFoundError):
        return f"No existe{named or f': {error}'}.", 2
    if isinstance(error, (PermissionError, IsADirectoryError, NotADirectoryError, FileExistsError)):
        return f"No se puede usar{named} ({error.strerror}); se espera otro lugar o permiso.", 2
    return f"No se puede leer o escribir{named} ({error.strerror or error}). Pruebe otra vez.", 3


def main() -> None:
    """Runs the command line and ends the process with the contract's exit codes."""
    # One thread computes: a second would cost 17 MB of buffers and win nothing here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = yachay.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        sys.exit(0)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "yachay"
        click.echo(f"{in_spanish(error)}\nVea: {where} --help", err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except ModuleNotFoundError as error:
        click.echo(
            f"Falta el paquete {error.name}. Instale lo que esta orden necesita: "
            "pip install 'yachay-nan[train,data]'.",
            err=True,
        )
        sys.exit(3)
    except click.Abort:
        sys.exit(130)
    except YachayError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        said, code = of_files(error)
        click.echo(said, err=True)
        sys.exit(code)
