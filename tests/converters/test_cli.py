"""``yachay bundle``: a run becomes a bundle, or the bundle that stands there is left alone."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from converters import cli
from converters.choose import NoVariantError
from models.preprocessing.spelling import Vocabulary
from models.training.corpus import Form
from tests.converters.conftest import CODES

GROUPS = tuple(f"75{n:02d}" for n in range(CODES))


@pytest.fixture
def bundle(monkeypatch, tmp_path, trained):
    """Runs ``yachay bundle`` on small models; returns the result, the folder and the page."""
    from converters import shipping
    from models.training import corpus, runs

    forms = [Form(f"oficio {code}", "C" + code, code, "isco") for code in GROUPS]
    skill = Form("Sé coser", "Scoser", "", "skill")
    monkeypatch.setattr(corpus, "all_forms", lambda raw: [*forms, skill])
    known = Vocabulary.build(["costurer"] * 3)
    kept = tmp_path / "run" / "user_profile" / "vocabulary.npz"
    kept.parent.mkdir(parents=True)
    known.write(kept)

    def run(codes=GROUPS, fails=None):
        record = {"version": "prueba"}
        found = runs.Run(trained.model, trained.head, trained.bias, tuple(codes), known, record)
        monkeypatch.setattr(runs, "load", lambda folder: found)
        monkeypatch.setattr(runs, "load_skill_matching", lambda folder: None)
        monkeypatch.setattr(runs, "load_recommendations", lambda folder: None)
        for name in ("user_profile", "skill_matching", "recommendations"):

            def ship(*_args, name=name):
                if name == fails:
                    raise NoVariantError("no variant keeps to the rule: float32")
                return made(name)

            monkeypatch.setattr(shipping, name, ship)
        out, report = tmp_path / "bundle", tmp_path / "docs" / "conversion.md"
        given = ["--run", str(tmp_path / "run"), "--raw", str(tmp_path), "--out", str(out)]
        return CliRunner().invoke(cli.bundle, [*given, "--report", str(report)]), out, report

    return run


def made(name):
    """A shipped model without a model: bytes, an entry of these bytes, an empty section."""
    from converters.choose import Rule
    from converters.manifest import digest
    from converters.measure import Comparison
    from converters.report import Section
    from converters.shipping import Shipped

    tflite = name.encode()
    section = Section(Comparison(0.5, {}, {}), Rule(0, 0, {}), "float32", "a figure")
    return Shipped(tflite, {"sha256": digest(tflite), "bytes": len(tflite)}, section)


def test_a_good_run_becomes_a_bundle_with_all_models_and_the_vocabulary(bundle):
    result, out, report = bundle()
    assert result.exit_code == 0, result.output
    with np.load(out / "index.npz") as index:
        assert len(index["forms"]) == CODES
    manifest = json.loads((out / "bundle.json").read_text("utf-8"))
    files = {"encoder.tflite", "skill_matching.tflite", "recommendations.tflite"}
    assert manifest["models"].keys() == files
    assert manifest["sha256"].keys() == files | {"index.npz", "vocabulary.npz"}
    assert (out / "encoder.tflite").read_bytes() == b"user_profile"
    assert Vocabulary.read(out / "vocabulary.npz").stems.hashes.size == 1
    assert "## `recommendations`" in report.read_text("utf-8")


@pytest.mark.parametrize("name", ["user_profile", "skill_matching", "recommendations"])
def test_a_model_of_which_no_variant_will_do_is_refused(bundle, name):
    result, out, report = bundle(fails=name)
    assert result.exit_code == 1
    assert "no variant" in result.output
    assert not out.exists()
    assert not report.exists()


def test_a_head_of_other_groups_is_refused(bundle):
    result, out, _ = bundle(codes=GROUPS[::-1])
    assert result.exit_code == 1
    assert "unit groups" in result.output
    assert not out.exists()
