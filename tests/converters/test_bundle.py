"""What the device loads: the models, the index, and a manifest that vouches for all."""

import hashlib
import json

import numpy as np
import pytest

from converters.bundle import CALIBRATION, Rows, distinct, write
from converters.manifest import BUDGET, BundleTooLargeError
from models.preprocessing.packed import unpack
from models.training.corpus import Form


def _unit(*angles: float) -> np.ndarray:
    turned = np.radians(angles)
    return np.stack([np.cos(turned), np.sin(turned)], 1).astype(np.float32)


def test_forms_that_say_nothing_new_are_left_out():
    forms = [
        Form("panadero", "C7512", "7512", "isco"),
        Form("Panadero", "L7512", "7512", "lexicon"),
        Form("panadera", "C7512", "7512", "isco"),
        Form("hago pan", "C7512", "7512", "isco"),
    ]
    rows = distinct(forms, _unit(0, 90, 1, 60))
    assert rows.vectors.tolist() == _unit(0, 60).tolist()
    assert rows.labels == ["7512", "7512"]


def test_forms_of_another_concept_stay_however_near():
    forms = [Form("panadero", "C7512", "7512", "isco"), Form("hornero", "L7512", "7512", "lexicon"),
             Form("pastelero", "C7513", "7513", "isco")]  # fmt: skip
    assert distinct(forms, _unit(0, 0, 0)).labels == ["7512", "7512", "7513"]


def test_the_same_words_stay_once_for_each_group():
    forms = [Form("operario", "a", "8111", "esco"), Form("operario", "b", "8112", "esco"),
             Form("OPERARIO", "c", "8111", "esco")]  # fmt: skip
    assert distinct(forms, _unit(0, 0, 90)).labels == ["8111", "8112"]


def test_rows_come_group_by_group_whatever_their_order_in_the_corpus():
    forms = [Form("panadero", "a", "7512", "esco"), Form("mozo", "b", "5131", "esco"),
             Form("hago bizcochos", "c", "7512", "lexicon")]  # fmt: skip
    rows = distinct(forms, _unit(0, 45, 90))
    assert rows.labels == ["5131", "7512", "7512"]
    assert rows.vectors.tolist() == _unit(45, 0, 90).tolist()


def test_unpaid_work_keeps_its_own_code_and_skills_theirs():
    forms = [
        Form("cuido a mi abuela", "Ucuidar-mayores", "5322", "unpaid"),
        Form("cuidadora", "C5322", "5322", "isco"),
    ]
    assert distinct(forms, _unit(0, 90)).unpaid == ["cuidar-mayores", ""]
    skill = [Form("Sé coser", "Scoser", "", "skill")]
    assert distinct(skill, _unit(0)).labels == ["coser"]


@pytest.fixture
def written(tmp_path):
    chance = np.random.default_rng(2)
    work = Rows(chance.normal(size=(4, 8)).astype(np.float32), ["7512", "5322", "5322", "9112"],
                ["", "cuidar", "", "limpiar"])  # fmt: skip
    skills = Rows(chance.normal(size=(3, 8)).astype(np.float32), ["b", "a", "b"], ["", "", ""])
    folder = tmp_path / "new" / "bundle"
    manifest = write(folder, b"tflite", work, skills, "1", {"seed": 7})
    return folder, manifest, work, skills


def test_the_manifest_vouches_for_every_byte(written):
    folder, manifest, _, _ = written
    assert json.loads((folder / "bundle.json").read_text("utf-8")) == manifest
    assert manifest["sha256"].keys() == {"encoder.tflite", "index.npz"}
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_the_manifest_says_what_it_is_and_where_it_comes_from(written):
    _, manifest, _, _ = written
    assert (manifest["version"], manifest["provenance"]) == ("1", {"seed": 7})
    assert manifest["codes"] == ["5322", "7512", "9112"]
    assert manifest["unpaid_codes"] == ["cuidar", "limpiar"]
    assert manifest["skill_codes"] == ["a", "b"]
    assert manifest["calibration"].keys() == CALIBRATION.keys()


def test_the_index_leads_each_row_back_to_its_code(written):
    folder, manifest, work, skills = written
    with np.load(folder / "index.npz") as index:
        assert [manifest["codes"][i] for i in index["form_group"]] == work.labels
        names = [manifest["unpaid_codes"][i] if i >= 0 else "" for i in index["form_unpaid"]]
        assert names == work.unpaid
        assert [manifest["skill_codes"][i] for i in index["skill_of"]] == skills.labels
        back = unpack(index["forms"], index["form_scales"])
    likeness = (back * work.vectors).sum(1)
    likeness /= np.linalg.norm(back, axis=1) * np.linalg.norm(work.vectors, axis=1)
    assert likeness.min() > 0.97


def test_two_bundles_of_the_same_run_have_the_same_manifest(written, tmp_path):
    _, manifest, work, skills = written
    assert write(tmp_path / "again", b"tflite", work, skills, "1", {"seed": 7}) == manifest


def _entry(content: bytes) -> dict[str, object]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "version": "2"}


FURTHER = {"recommendations.tflite": b"small", "prior.npz": b"figures"}
ENTRIES = {"recommendations.tflite": _entry(b"small"), "encoder.tflite": _entry(b"tflite")}


def test_further_files_are_written_vouched_for_and_read_by_the_device(written, tmp_path):
    from kiosk.errors import BundleError
    from kiosk.planner.index import load_index, read_manifest

    _, _, work, skills = written
    folder = tmp_path / "more"
    manifest = write(folder, b"tflite", work, skills, "1", {}, FURTHER, ENTRIES)
    assert manifest["sha256"].keys() == {"encoder.tflite", "index.npz", *FURTHER}
    assert manifest["models"] == ENTRIES
    assert manifest["totals"]["files"] == 4
    sizes = {p.name: p.stat().st_size for p in folder.iterdir()}
    assert manifest["totals"]["bytes"] == sum(sizes.values()) - sizes["bundle.json"]
    assert read_manifest(folder) == manifest
    assert load_index(folder, manifest).codes == ("5322", "7512", "9112")
    (folder / "prior.npz").write_bytes(b"figurez")
    with pytest.raises(BundleError, match=r"prior\.npz"):
        read_manifest(folder)


@pytest.mark.parametrize(
    ("further", "entries", "error"),
    [
        (FURTHER, {}, ValueError),
        (FURTHER, {"recommendations.tflite": _entry(b"another")}, ValueError),
        ({}, ENTRIES, ValueError),
        ({"prior.npz": bytes(BUDGET)}, {}, BundleTooLargeError),
    ],
    ids=["without entry", "entry of other bytes", "entry without file", "too large"],
)
def test_a_bundle_that_must_not_be_leaves_the_one_that_stands_there(
    written, further, entries, error
):
    folder, manifest, work, skills = written
    with pytest.raises(error):
        write(folder, b"other", work, skills, "2", {}, further, entries)
    assert json.loads((folder / "bundle.json").read_text("utf-8")) == manifest
    assert (folder / "encoder.tflite").read_bytes() == b"tflite"


def test_a_file_of_the_bundle_before_does_not_outlive_it(written):
    folder, _, work, skills = written
    write(folder, b"tflite", work, skills, "2", {}, FURTHER, ENTRIES)
    write(folder, b"tflite", work, skills, "3", {})
    assert {p.name for p in folder.iterdir()} == {"bundle.json", "encoder.tflite", "index.npz"}


def test_a_folder_with_what_no_bundle_put_there_is_not_swept(written):
    folder, _, work, skills = written
    (folder / "thesis.odt").write_bytes(b"years of work")
    with pytest.raises(ValueError, match=r"thesis\.odt"):
        write(folder, b"tflite", work, skills, "2", {})
    assert (folder / "thesis.odt").read_bytes() == b"years of work"
