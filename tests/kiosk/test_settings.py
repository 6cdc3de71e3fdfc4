"""Settings: each with help, read from the environment, wrong ones explained."""

from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.errors import InputError
from kiosk.settings import Settings, read_settings


def test_every_setting_has_help() -> None:
    assert all(setting.metadata["help"].endswith(".") for setting in fields(Settings))


def test_the_environment_sets_and_the_caller_wins(tmp_path: Path) -> None:
    environ = {"YACHAY_PORT": "9000", "YACHAY_HOME": str(tmp_path), "YACHAY_HOST": "0.0.0.0"}  # noqa: S104
    assert read_settings(environ).port == 9000
    assert read_settings(environ, port=0).port == 0
    assert read_settings(environ, port=None).port == 9000
    assert read_settings(environ).home == tmp_path


def test_a_home_with_a_tilde_is_expanded() -> None:
    assert read_settings({}).home == Path("~/.local/share/yachay").expanduser()


@pytest.mark.parametrize("value", ["ochenta", "-1", "70000", "80.5", "8" * 5000])
def test_a_wrong_number_says_what_was_expected(value: str) -> None:
    with pytest.raises(InputError, match="YACHAY_PORT: se esperaba un número entero de 0 a 65535"):
        read_settings({"YACHAY_PORT": value})


def test_a_device_explores_unless_told_otherwise() -> None:
    assert read_settings({}).explore == 1
    assert read_settings({"YACHAY_EXPLORE": "0"}).explore == 0
    with pytest.raises(InputError, match="YACHAY_EXPLORE: se esperaba un número entero de 0 a 1"):
        read_settings({"YACHAY_EXPLORE": "no"})
