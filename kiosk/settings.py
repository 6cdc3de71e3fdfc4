"""Settings of the device: one frozen dataclass, read once from ``YACHAY_<SETTING>``.

Each field carries its help text in ``metadata["help"]``; the documentation is
tested against this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from kiosk.errors import InputError

PREFIX = "YACHAY_"


def _about(help_text: str, least: int = 0, most: int = 0) -> dict[str, Any]:
    """Metadata of a setting; whole numbers carry the range that makes sense."""
    return {"help": help_text, "least": least, "most": most}


@dataclass(frozen=True)
class Settings:
    """Everything that can be set on a device."""

    home: Path = field(
        default=Path("~/.local/share/yachay"),
        metadata=_about("Folder that holds all the state of this device."),
    )
    host: str = field(default="127.0.0.1", metadata=_about("Address the kiosk listens on."))
    port: int = field(
        default=8080,
        metadata=_about("Port the kiosk listens on; 0 lets the system choose.", 0, 65535),
    )
    threads: int = field(default=4, metadata=_about("Threads that answer requests.", 1, 64))
    language: str = field(
        default="es", metadata=_about("Language of the screens for a new person.")
    )
    session_idle: int = field(
        default=120,
        metadata=_about("Seconds without a sign of the person that end a turn.", 20, 3600),
    )
    session_absolute: int = field(
        default=1800, metadata=_about("Seconds after which a turn ends anyway.", 60, 86400)
    )
    idle_warning: int = field(
        default=30,
        metadata=_about("Seconds before the idle end at which the screen asks.", 20, 600),
    )
    text_limit: int = field(
        default=2000,
        metadata=_about("Letters a person may write about what they did.", 100, 2000),
    )
    explore: int = field(
        default=1,
        metadata=_about("1: pathways worth nearly the same take turns; 0: always the best.", 0, 1),
    )
    receipt_printer: str = field(
        default="",
        metadata=_about(
            "Printer of 80 mm receipts: `file:/dev/usb/lp0`, `network:HOST:9100`, "
            "`usb:04b8:0202` or `cups:NAME`; empty: there is none."
        ),
    )
    receipt_profile: str = field(
        default="default",
        metadata=_about("Model of that printer, as python-escpos names it: letters, width, QR."),
    )

    @property
    def device_database(self) -> Path:
        """The file with profiles, recommendations and the outbox."""
        return self.home / "yachay.sqlite"

    @property
    def session_database(self) -> Path:
        """The file with the turns under way, wiped as each one ends."""
        return self.home / "sessions.sqlite"


def read_settings(environ: Mapping[str, str], **given: Any) -> Settings:
    """Read the settings.

    Args:
        environ: The environment; ``YACHAY_PORT`` sets ``port`` and so on.
        **given: Values that win over the environment; ``None`` counts as not given.

    Returns:
        The settings, with ``home`` expanded to an absolute path.

    Raises:
        InputError: A value cannot be used; ``field`` names the setting.
    """
    values: dict[str, Any] = {}
    for setting in fields(Settings):
        raw = environ.get(PREFIX + setting.name.upper())
        value = given.get(setting.name)
        if value is None and raw:
            value = raw
        if value is not None:
            values[setting.name] = _convert(setting, value)
    values["home"] = Path(values.get("home", Settings.home)).expanduser().absolute()
    return Settings(**values)


def _convert(setting: Field[Any], value: object) -> object:
    """``value`` in the type of the setting's default."""
    if isinstance(setting.default, Path):
        return Path(str(value))
    if not isinstance(setting.default, int):
        return str(value)
    least, most = setting.metadata["least"], setting.metadata["most"]
    try:
        number = int(str(value))
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise InputError(
            f"{PREFIX}{setting.name.upper()}: se esperaba un número entero de {least} a {most} "
            f"y llegó {str(value)!r}.",
            setting.name,
        )
    return number
