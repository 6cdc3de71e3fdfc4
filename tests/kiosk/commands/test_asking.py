"""Asking, and showing what takes long."""

import io
import sys

import pytest

from kiosk.commands import asking
from kiosk.errors import NotPossibleNow


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_yes_given_with_the_command_is_not_asked_again(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert asking.confirmed("¿Guardar?", yes=True)
    assert capsys.readouterr() == ("", "")


def test_the_question_stands_on_standard_error(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", Terminal("s\n"))
    assert asking.confirmed("¿Guardar?", yes=False)
    assert capsys.readouterr() == ("", "¿Guardar? [s/N] ")


def test_an_answer_from_a_file_is_no_persons_answer(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("s\n"))
    with pytest.raises(NotPossibleNow, match="--yes"):
        asking.confirmed("¿Guardar?", yes=False)


def watch(monkeypatch, seconds):
    """Runs two steps of work, of so many seconds each, before a terminal."""
    screen = Terminal()
    now = iter([0.0, seconds, 2 * seconds])
    monkeypatch.setattr(asking.time, "monotonic", lambda: next(now))
    monkeypatch.setattr(sys, "stderr", screen)
    with asking.patience("Leyendo", 2) as advance:
        advance(1)
        advance(1)
    return screen.getvalue()


def test_what_is_soon_done_shows_nothing(monkeypatch):
    assert watch(monkeypatch, 0.5) == ""


def test_what_takes_more_than_two_seconds_shows_a_bar(monkeypatch):
    shown = watch(monkeypatch, 3.0)
    assert "Leyendo" in shown
    assert "100%" in shown
