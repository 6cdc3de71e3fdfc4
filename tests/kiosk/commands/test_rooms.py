"""Groups that offer commands of other rooms, installed or not."""

from importlib.metadata import EntryPoint

import click
import pytest
from click.testing import CliRunner

from kiosk.commands import rooms
from kiosk.commands.rooms import Rooms


@pytest.fixture
def group(monkeypatch):
    entries = [
        EntryPoint("build", "a_package_that_is_not_here.cli:build", "x"),
        EntryPoint("report", "nowhere:report", "x"),
    ]
    monkeypatch.setattr(rooms, "entry_points", lambda group: entries)
    return Rooms(
        "data", modules={"report": "kiosk.commands.data:report"}, entries="yachay.commands.data"
    )


def test_own_commands_come_before_those_of_other_rooms(group):
    context = click.Context(group)
    assert group.list_commands(context) == ["build", "report"]
    assert group.get_command(context, "report").callback.__module__ == "kiosk.commands.data"
    assert group.get_command(context, "nothing") is None


def test_a_command_whose_package_is_absent_is_listed_and_says_so(group):
    shown = CliRunner().invoke(group, ["--help"])
    assert shown.exit_code == 0
    assert "a_package_that_is_not_here" in shown.output


def test_calling_it_names_the_package(group):
    done = CliRunner().invoke(group, ["build", "--raw", "x"])
    assert isinstance(done.exception, ModuleNotFoundError)
    assert done.exception.name == "a_package_that_is_not_here"


def test_the_data_commands_of_the_device_need_no_room_that_builds_tables():
    from kiosk.commands.data import COMMANDS, data

    assert set(COMMANDS) == {
        "course-template", "export-shown", "import-courses", "imports", "report", "undo-import",
    }  # fmt: skip
    assert {*COMMANDS, "build", "seal"} == set(data.list_commands(click.Context(data)))
