"""``yachay paper``: what the staff see of the receipt printer."""

import json

import pytest

from tests.kiosk.paper.escpos_reader import read


@pytest.fixture
def roll(tmp_path, monkeypatch):
    path = tmp_path / "rollo"
    monkeypatch.setenv("YACHAY_RECEIPT_PRINTER", f"dummy:{path}")
    return path


def test_a_trial_receipt_shows_letters_and_a_square(run, roll):
    done = run("paper", "test")
    assert done.returncode == 0, done.stderr
    assert "Salió un recibo de prueba." in done.stdout
    paper = read(roll.read_bytes())
    assert "á é í ó ú ü ñ Á É Í Ó Ú Ü Ñ ¿ ¡ « »" in paper.lines
    assert paper.qr
    assert paper.cuts == 1


def test_the_state_is_told_without_printing(run, roll):
    done = run("paper", "status", "--json")
    assert json.loads(done.stdout) == {"printer": "dummy", "result": "Ready", "why": ""}
    assert not roll.exists() or roll.read_bytes() == b""


def test_what_stands_in_the_way_is_told_with_what_to_do(run, monkeypatch, tmp_path):
    done = run("paper", "status")
    assert done.returncode == 0
    assert "Diga cuál con YACHAY_RECEIPT_PRINTER." in done.stdout
    monkeypatch.setenv("YACHAY_RECEIPT_PRINTER", f"file:{tmp_path / 'lp0'}")
    done = run("paper", "test")
    assert done.returncode == 3
    assert done.stdout == ""
    assert "Mire el cable, el permiso y el nombre." in done.stderr
    done = run("paper", "test", "--json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["result"] == "NotReachable"


def test_a_wrong_destination_is_bad_input(run, monkeypatch):
    monkeypatch.setenv("YACHAY_RECEIPT_PRINTER", "impresora")
    done = run("paper", "status")
    assert done.returncode == 2
    assert "se esperaba file:/dev/usb/lp0" in done.stderr
