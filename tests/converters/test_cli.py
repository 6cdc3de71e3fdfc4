"""A run that would make a bad bundle leaves the bundle that stands there alone."""

import numpy as np
import pytest
from click.testing import CliRunner

from converters import cli
from models.training.corpus import Form
from tests.converters.conftest import CODES

GROUPS = tuple(f"75{n:02d}" for n in range(CODES))


@pytest.fixture
def bundle(monkeypatch, tmp_path, trained):
    """Runs ``yachay bundle`` on the small encoder; returns the result and the folder."""
    from converters import parity
    from models.training import corpus, runs

    forms = [Form(f"oficio {code}", "C" + code, code, "isco") for code in GROUPS]
    skill = Form("Sé coser", "Scoser", "", "skill")
    monkeypatch.setattr(corpus, "all_forms", lambda raw: [*forms, skill])

    def run(codes=GROUPS, lowest=None):
        record = {"version": "prueba"}
        trained_run = runs.Run(trained.model, trained.head, trained.bias, tuple(codes), record)
        monkeypatch.setattr(runs, "load", lambda folder: trained_run)
        if lowest is not None:
            monkeypatch.setattr(parity, "parity", lambda *_: parity.Parity(1, lowest, lowest))
        out = tmp_path / "bundle"
        given = ["--run", str(tmp_path), "--raw", str(tmp_path), "--out", str(out)]
        return CliRunner().invoke(cli.bundle, given), out

    return run


def test_a_good_run_becomes_a_bundle(bundle):
    result, out = bundle(lowest=0.99)
    assert result.exit_code == 0, result.output
    with np.load(out / "index.npz") as index:
        assert len(index["forms"]) == CODES


def test_a_model_that_the_small_one_does_not_follow_is_refused(bundle):
    result, out = bundle(lowest=0.9)
    assert result.exit_code == 1
    assert "0.98" in result.output
    assert not out.exists()


def test_a_head_of_other_groups_is_refused(bundle):
    result, out = bundle(codes=GROUPS[::-1])
    assert result.exit_code == 1
    assert "unit groups" in result.output
    assert not out.exists()
