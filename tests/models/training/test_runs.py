"""Where a run comes from."""

import re

from models.training import runs


def test_the_revision_is_that_of_this_project_wherever_one_stands(monkeypatch, tmp_path):
    here = runs.revision()
    monkeypatch.chdir(tmp_path)
    assert runs.revision() == here
    assert re.fullmatch(r"[0-9a-f]{40}|unknown", here)


def test_without_git_the_revision_is_unknown(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert runs.revision() == "unknown"
