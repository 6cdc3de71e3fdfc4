"""A printer may be missing, empty, silent or hang: the kiosk goes on, and nothing prints twice."""

import json
import os
import pty
import socket
import subprocess
import sys
import termios
import threading
import tty
from pathlib import Path

import pytest

from kiosk.errors import InputError
from kiosk.paper.destination import Destination, parse
from kiosk.paper.layout import as_lines
from kiosk.paper.printer import AGAIN, told
from kiosk.paper.results import Answer, Result, Why
from tests.kiosk.paper.conftest import CODE, printer
from tests.kiosk.paper.escpos_reader import read

FULL, EMPTY, ONLINE, OFFLINE = b"\x12", b"\x72", b"\x12", b"\x1a"
PRINTED = Answer(Result.PRINTED)


def children():
    return Path(f"/proc/self/task/{threading.main_thread().native_id}/children").read_text().split()


def test_a_receipt_comes_out_of_another_process(blocks, roll):
    assert printer(roll.setting).print(blocks, "r1") is Result.PRINTED
    assert [line for line in roll.paper.lines if line] == as_lines(blocks, 42)
    assert roll.paper.cuts == 1


def test_the_server_never_loads_the_library_of_the_printer(tmp_path):
    code = (
        "import json, sys; from kiosk.paper import printer, trial; from kiosk.settings import *\n"
        "found = printer.Printer(read_settings({}, receipt_printer=sys.argv[1]))\n"
        "answer = found.print(trial.trial(), 'r')\n"
        "print(json.dumps([answer, *sys.modules]))"
    )
    command = [sys.executable, "-c", code, f"dummy:{tmp_path / 'rollo'}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result, *loaded = json.loads(done.stdout)
    assert result == "Printed"
    assert not {"escpos", "PIL", "qrcode", "barcode", "yaml"} & set(loaded)


def test_a_double_tap_prints_once(blocks, roll):
    now = [0.0]
    one = printer(roll.setting, clock=lambda: now[0])
    answers = []
    taps = [
        threading.Thread(target=lambda: answers.append(one.attempt(blocks, "r1"))) for _ in "12"
    ]
    for tap in taps:
        tap.start()
    for tap in taps:
        tap.join()
    assert answers == [PRINTED, PRINTED]
    assert roll.paper.cuts == 1
    now[0] = AGAIN + 1
    one.attempt(blocks, "r1")
    assert roll.paper.cuts == 2, "half a minute later it is wanted"
    one.attempt(blocks, "r2")
    assert roll.paper.cuts == 3, "another person's is another receipt"


def test_what_did_not_come_out_can_be_tried_again_at_once(blocks, tmp_path):
    path = tmp_path / "aun-no" / "rollo"
    one = printer(f"dummy:{path}")
    assert one.attempt(blocks, "r1") == Answer(Result.NOT_REACHABLE)
    path.parent.mkdir()
    assert one.attempt(blocks, "r1") == PRINTED


def test_no_printer_is_no_error(blocks):
    assert printer("").attempt(blocks, "r1") == Answer(Result.NO_PRINTER)
    assert printer("").kind == ""


def test_a_printer_of_the_network_prints(blocks, network):
    there = network(FULL, ONLINE)
    assert printer(there.setting).attempt(blocks, "r1") == PRINTED
    assert read(there.finish()).cuts == 1


def test_an_empty_roll_is_told_and_nothing_is_sent(blocks, network):
    there = network(EMPTY, OFFLINE)
    assert printer(there.setting).attempt(blocks, "r1") == Answer(Result.OUT_OF_PAPER)
    assert there.finish() == b""


def test_an_open_lid_is_told_and_nothing_is_sent(blocks, network):
    there = network(FULL, OFFLINE)
    refused = Answer(Result.REFUSED, Why.OFFLINE)
    assert printer(there.setting).attempt(blocks, "r1") == refused
    assert there.finish() == b""


@pytest.mark.parametrize("kind", ["network", "file"])
def test_a_printer_that_is_not_there_is_told(blocks, kind, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    to = {"network": f"network:127.0.0.1:{port}", "file": f"file:{tmp_path / 'lp0'}"}[kind]
    assert printer(to).attempt(blocks, "r1") == Answer(Result.NOT_REACHABLE)
    assert not (tmp_path / "lp0").exists(), "nothing is made where the printer should be"


@pytest.fixture
def terminal():
    """A device file with somebody at its other end."""
    here, there = pty.openpty()
    tty.setraw(there)
    yield here, there, f"file:{os.ttyname(there)}"
    os.close(here)
    os.close(there)


def test_a_device_file_is_asked_and_printed_on(blocks, terminal):
    here, _, setting = terminal
    got = bytearray()

    def answer():
        while not got.endswith(b"\x1dV\x01"):
            part = os.read(here, 4096)
            for asked, says in ((b"\x10\x04\x04", FULL), (b"\x10\x04\x01", ONLINE)):
                if part == asked:
                    os.write(here, says)
                    part = b""
            got.extend(part)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    assert printer(setting).attempt(blocks, "r1") == PRINTED
    thread.join(10)
    assert [line for line in read(bytes(got)).lines if line] == as_lines(blocks, 42)


def test_a_printer_that_hangs_is_left_and_its_process_killed(blocks, terminal):
    _, there, setting = terminal
    termios.tcflow(there, termios.TCOOFF)
    before = children()
    assert printer(setting, timeout=2).attempt(blocks, "r1") == Answer(Result.TIMED_OUT)
    assert children() == before
    termios.tcflow(there, termios.TCOON)


def queue(folder, lp):
    """TEST ONLY: stands for CUPS, which is not on this machine."""
    for name, does in (("lpstat", "test $2 = caja"), ("lp", lp)):
        (folder / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        (folder / name).chmod(0o755)


def test_a_queue_of_cups_is_given_the_bytes(blocks, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    queue(tmp_path, f'test "$*" = "-d caja -t recibo -o raw" && cat > {tmp_path}/rollo')
    assert printer("cups:caja").attempt(blocks, "r1") == PRINTED
    assert read((tmp_path / "rollo").read_bytes()).cuts == 1
    assert printer("cups:otra").attempt(blocks, "r1") == Answer(Result.NOT_REACHABLE)


def test_a_queue_that_hangs_is_killed_with_all_it_started(blocks, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    queue(tmp_path, f"echo $$ > {tmp_path}/pid; exec sleep 600")
    assert printer("cups:caja", timeout=5).attempt(blocks, "r1") == Answer(Result.TIMED_OUT)
    pid = int((tmp_path / "pid").read_text())
    state = Path(f"/proc/{pid}/stat")
    assert not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z"


def test_a_missing_library_and_an_unknown_model_are_told_apart(blocks, roll):
    assert printer(roll.setting, "TM-T9000").attempt(blocks, "r1") == Answer(
        Result.REFUSED, Why.PROFILE
    )
    assert printer("usb:04b8:0202").attempt(blocks, "r1") == Answer(Result.REFUSED, Why.LIBRARY)


def test_without_the_library_the_kiosk_goes_on(blocks, roll, tmp_path, monkeypatch):
    (tmp_path / "escpos.py").write_text("raise ImportError", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    assert printer(roll.setting).attempt(blocks, "r1") == Answer(Result.REFUSED, Why.LIBRARY)


def test_a_fault_tells_nothing_of_what_was_to_be_printed(blocks, roll):
    job = json.dumps({"to": roll.setting, "profile": "default", "blocks": f'[["{CODE}", {{}}]]'})
    command = [sys.executable, "-m", "kiosk.paper.child"]
    done = subprocess.run(command, input=job, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {"result": "Refused", "why": "fault"}
    assert done.stderr == ""


def test_nothing_is_left_in_the_temporary_folder(blocks, roll, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    monkeypatch.setenv("TMPDIR", str(scratch))
    assert printer(roll.setting).attempt(blocks, "r1") == PRINTED
    assert list(scratch.iterdir()) == []


def test_asking_prints_nothing(roll, network):
    assert printer(roll.setting).check() == Answer(Result.READY)
    assert roll.paper.text == ""
    assert printer(network(EMPTY, OFFLINE).setting).check() == Answer(Result.OUT_OF_PAPER)


@pytest.mark.parametrize("result", Result)
def test_the_person_is_told_how_it_ended_with_a_way_on(result):
    words = told(result)
    assert words.endswith(".")
    if result not in (Result.PRINTED, Result.READY):
        assert "Su camino sigue en la pantalla: apunte la cámara al cuadro" in words


def test_destinations_are_read():
    assert parse("") is None
    assert parse("file:/dev/usb/lp0") == Destination("file", path="/dev/usb/lp0")
    assert parse("network:10.0.0.7") == Destination("network", host="10.0.0.7")
    assert parse("network:caja:9101") == Destination("network", host="caja", port=9101)
    assert parse("usb:04b8:0202") == Destination("usb", vendor=0x4B8, product=0x202)
    assert parse("cups:EPSON_TM") == Destination("cups", queue="EPSON_TM")


@pytest.mark.parametrize(
    "setting",
    ["si", "file:lp0", "network:", "network:caja:0", "network:caja:99999", "usb:4b8:202", "cups:-o",
     "cups:a b", "serial:/dev/ttyS0"],
)  # fmt: skip
def test_a_wrong_destination_says_what_was_expected(setting):
    with pytest.raises(InputError, match="YACHAY_RECEIPT_PRINTER: se esperaba file:/dev/usb/lp0"):
        printer(setting)
