"""Where a run comes from."""

import hashlib
import re

from models.training import provenance


def test_the_revision_is_that_of_this_project_wherever_one_stands(monkeypatch, tmp_path):
    here = provenance.revision()
    monkeypatch.chdir(tmp_path)
    assert provenance.revision() == here
    assert re.fullmatch(r"[0-9a-f]{40}|unknown", here)


def test_without_git_the_revision_is_unknown_and_nothing_is_said_to_have_changed(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert provenance.revision() == "unknown"
    assert provenance.changed() is False


def test_a_tree_with_changes_is_told_from_a_clean_one(monkeypatch):
    monkeypatch.setattr(provenance, "_git", lambda *_: "M models/user_profile.py")
    assert provenance.changed() is True
    monkeypatch.setattr(provenance, "_git", lambda *_: "")
    assert provenance.changed() is False


def test_a_library_that_is_not_installed_has_no_version(monkeypatch):
    monkeypatch.setattr(provenance, "LIBRARIES", ("numpy", "no-such-package-here"))
    assert provenance.libraries().keys() == {"numpy"}


def test_data_are_told_by_name_and_content(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"1")
    assert provenance.data_hashes([tmp_path / "a.csv"]) == {
        "a.csv": hashlib.sha256(b"1").hexdigest()
    }
