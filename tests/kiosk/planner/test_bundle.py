"""A damaged bundle stops the start and names the file and the remedy."""

import json
import shutil

import pytest

from kiosk.errors import BundleError
from kiosk.planner.catalogue import Catalogue
from kiosk.planner.index import BUNDLE
from kiosk.planner.planner import Planner
from kiosk.store.catalogue import NAME, open_catalogue


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(BUNDLE, tmp_path / "bundle")


FILES = (
    "encoder.tflite", "index.npz", "bundle.json", "vocabulary.npz", "skill_matching.tflite",
    "recommendations.tflite",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_truncated_file_is_named_with_the_remedy(copy, name):
    file = copy / name
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(BundleError, match=rf"{name}.*Remedio"):
        Planner(copy)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_with_the_remedy(copy, name):
    (copy / name).unlink()
    with pytest.raises(BundleError, match=rf"{name}.*Remedio"):
        Planner(copy)


def test_a_changed_byte_is_noticed(copy):
    file = copy / "index.npz"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(BundleError, match=r"index\.npz está dañado"):
        Planner(copy)


def test_the_bundle_keeps_to_ten_megabytes():
    assert sum(p.stat().st_size for p in BUNDLE.iterdir()) <= 10_000_000


def test_a_bundle_whose_codes_the_tables_do_not_know_is_refused(copy):
    file = copy / "bundle.json"
    manifest = json.loads(file.read_text("utf-8"))
    manifest["unpaid_codes"][0] = "trabajo-nuevo"
    file.write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(BundleError, match=r"trabajo-nuevo.*Remedio"):
        Planner(copy)


def test_a_catalogue_damaged_while_serving_is_named_with_the_remedy(tmp_path):
    serving = Catalogue(open_catalogue(tmp_path))
    with (tmp_path / NAME).open("r+b") as file:
        file.truncate(8192)
    with pytest.raises(BundleError, match=r"catalogue\.sqlite.*Remedio"):
        serving.demand("21")
