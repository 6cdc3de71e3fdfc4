"""Commands called as a person calls them, in a process of their own or in this one."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.planner.planner import Planner

YACHAY = str(Path(sys.executable).parent / "yachay")


@pytest.fixture(scope="session")
def planner():
    return Planner()


@pytest.fixture
def home(tmp_path):
    return tmp_path / "hogar"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def run(home):
    """Runs ``yachay``; nobody answers, or, where something is typed, a person at a terminal."""

    def call(*arguments, typed=None):
        stdin, person, terminal = subprocess.DEVNULL, None, None
        if typed is not None:
            person, terminal = pty.openpty()
            os.write(person, typed.encode())
            stdin = terminal
        try:
            return subprocess.run(
                [YACHAY, *map(str, arguments)], capture_output=True, text=True, timeout=120,
                env=os.environ | {"YACHAY_HOME": str(home)}, stdin=stdin,
            )  # fmt: skip
        finally:
            for end in filter(None, (person, terminal)):
                os.close(end)

    return call


@pytest.fixture
def inside(home, planner, monkeypatch, capsys):
    """The same in this process, with a planner that is loaded once."""

    def call(*arguments, typed=None):
        monkeypatch.setenv("YACHAY_HOME", str(home))
        monkeypatch.setattr(sys, "argv", ["yachay", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.StringIO() if typed is None else Terminal(typed))
        monkeypatch.setattr("kiosk.planner.planner.Planner", lambda *_, **__: planner)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, ended.value.code, out, err)

    return call
