"""Model cards say what the manifest and the metrics say, and nothing that was not measured."""

import copy
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from models.commands.card import FIGURES
from models.commands.card import card as command
from models.evaluation import installed
from models.evaluation.card import FILES, NAMES, OtherBundleError, card, noted
from models.evaluation.card_tables import NOTHING

DOCS = Path(__file__).parents[3] / "docs" / "models"
#: What issue 4 asks of every card.
HEADINGS = (
    "Intended use",
    "Data and licences",
    "Architecture",
    "Training",
    "Figures",
    "Limits and known failures",
    "Conversion",
    "Provenance",
)
PARITY = {
    "rankings": 400,
    "max_abs": 0.01,
    "lowest": 0.991,
    "mean": 0.998,
    "top1": 1.0,
    "top5": 1.0,
}


def entry(name):
    return {
        "sha256": "aa", "bytes": 123456, "version": "made", "quantisation": "dynamic",
        "inputs": [{"name": "known", "shape": [-1, 304], "dtype": "float32"}],
        "outputs": [{"name": name, "shape": [-1, 436], "dtype": "float32"}],
        "quality": 0.5, "quality_lost": 0.01, "evaluation": {},
        "parity": {name: PARITY},
        "tolerance": {name: {"lowest": 0.98, "top1": None, "max_abs": None}},
    }  # fmt: skip


def record():
    return {
        "config": {"seed": 7, "rate": 0.002}, "counts": {"forms": 32265}, "seconds": 12.5,
        "data": {"occupations.csv.gz": "ff00"}, "revision": "abc123", "changed": True,
        "libraries": {"keras": "3.15.0"}, "seed": 7,
    }  # fmt: skip


@pytest.fixture
def manifest():
    return {
        "version": "made",
        "sha256": dict.fromkeys(FILES.values(), "aa"),
        "models": {FILES[name]: entry(name) for name in NAMES},
        "totals": {"files": 5, "bytes": 7_400_000, "budget": 10_000_000},
        "provenance": {"version": "made", "models": {name: record() for name in NAMES}},
    }


def spread(mean):
    return {"mean": mean, "low": mean - 0.01, "high": mean + 0.01}


@pytest.fixture
def metrics(manifest):
    half = {"answers": 200, "right": 0.8, "confidence": 0.79, "ece_equal_mass": 0.041,
            "ece_by_chance": 0.03, "brier": 0.1}  # fmt: skip
    group = {"persons": 1000, "share": 0.812, "low": 0.79, "high": 0.83}
    gap = {"lowest": "hombre", "highest": "mujer", "size": 0.013, "p": 0.3, "p_within": 0.9,
           "beyond_chance": False}  # fmt: skip
    worth = {"value@1": spread(0.4), "ndcg@5": spread(0.9)}
    estimate = {"value": 1.5, "error": 0.1, "effective": 50.0, "clip": 22.0, "clipped": 0.02}
    test = {"difference": 0.05, "low": 0.04, "high": 0.06, "p": 0.0001}
    sections = {
        "melo_es": {"mrr": 0.5612, "queries": 395},
        "colloquial_test": {"accuracy@1": 0.8234, "accuracy@3": 0.95, "queries": 200},
        "typos": {f"seed_{s}": {"kept": {"typo": 0.92 + s / 1000}} for s in (11, 12, 13)},
        "calibration_test": {
            "titles": {"test": half, "abstain_0.9": {"test": {"least": 0.5, "coverage": 0.7,
                                                              "precision": 0.91}}}
        },
        "fairness": {
            "gaps": {"top 1": {"sex": gap}},
            "groups": {"top 1": {"sex": {"mujer": group, "hombre": group}}},
        },
        "skill_matching": {
            "skills": {"title": {
                "network": {"ndcg@20": 0.7, "occupations": 590},
                "baselines": {"tfidf": {"ndcg@20": 0.65, "network_minus_it": test}},
            }}
        },
        "recommendations": {
            "cold": {"model": worth, "hand_made": worth},
            "warm": {"0": worth, "1000": worth, "200": worth},
            "drifted": {"answers": {"0": worth}},
            "off_policy": {"truth": 1.6, "lists": 100, "ips": estimate, "snips": estimate,
                           "doubly_robust": estimate},
        },
    }  # fmt: skip
    bundle = {"version": "made", "sha256": manifest["sha256"]}
    return {"bundle": bundle, "date": "2026-11-25", "revision": "def456", "changed": False,
            "sections": sections}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_card_has_every_part(name, manifest, metrics):
    text = card(name, manifest, metrics)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert [part for part in HEADINGS if part not in headings] == []
    assert "**Not for**" in text
    assert any("airness" in part for part in headings)
    assert any("alibration" in part for part in headings)
    assert "$" not in text


@pytest.mark.parametrize("name", NAMES)
def test_the_same_facts_give_the_same_bytes_in_whatever_order(name, manifest, metrics):
    other = json.loads(json.dumps(metrics, sort_keys=True))
    assert card(name, manifest, other).encode() == card(name, manifest, metrics).encode()


def test_figures_stand_with_their_split_count_and_goal(manifest, metrics):
    text = card("user_profile", manifest, metrics)
    assert "| MELO es–es, dev, MRR | 395 | ≥ 0.56 | 0.561 |" in text
    assert "| colloquial, test, unit group at 1 | 200 | ≥ 0.80 | 0.823 |" in text
    assert "| typo | 0.932 | 0.002 |" in text
    assert "| titles, test | 200 | 0.800 | 0.790 | 0.041 |" in text
    assert "| top 1 | sex | hombre | mujer | 0.013 |" in text
    assert "| sex | mujer | 0.812 (n 1,000) |" in text
    assert "7,400,000 of 10,000,000 bytes" in text


def test_what_was_not_measured_says_so_and_shows_no_number(manifest, metrics):
    empty = {**metrics, "sections": {}}
    for name in NAMES:
        assert NOTHING in card(name, manifest, empty)
    text = card("user_profile", manifest, empty)
    assert f"| MELO es–es, dev, MRR | {NOTHING} | ≥ 0.56 | {NOTHING} |" in text


def test_each_baseline_stands_beside_the_network_with_its_test(manifest, metrics):
    text = card("skill_matching", manifest, metrics)
    assert "| title | the network | 590 | 0.700 |" in text
    assert "| tfidf |  | 0.650 | +0.050 (+0.040 to +0.060) | 0.0001 |" in text


def test_recommendations_are_told_in_the_order_of_their_answers_and_as_synthetic(manifest, metrics):
    text = card("recommendations", manifest, metrics)
    assert "of simulated people" in text
    assert text.index("after 0 answers") < text.index("after 200") < text.index("after 1000")
    assert "| doubly robust | 1.500 | 0.100 | 0.020 |" in text


@pytest.mark.parametrize("name", NAMES)
def test_shapes_conversion_and_provenance_are_those_of_the_manifest(name, manifest, metrics):
    text = card(name, manifest, metrics)
    assert "| input | `known` | float32 | any × 304 |" in text
    assert f"| output | `{name}` | float32 | any × 436 |" in text
    assert "Shipped as dynamic, 123,456 bytes" in text
    assert "cosine ≥ 0.98" in text
    assert "| rate | 0.002 |" in text
    assert "| trained with code | `abc123` with changes |" in text
    assert "| SHA-256 of occupations.csv.gz | `ff00` |" in text
    assert "2026-11-25, code `def456` |" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_manifest_that_says_nothing_of_a_model_yields_a_card_that_says_so(
    name, manifest, metrics
):
    bare = {key: manifest[key] for key in ("version", "sha256")}
    text = card(name, bare, metrics)
    assert "has no entry for this model yet" in text
    assert "does not record how this model was trained" in text


def test_figures_of_another_bundle_are_refused(manifest, metrics):
    other = copy.deepcopy(metrics)
    other["bundle"]["sha256"]["encoder.tflite"] = "bb"
    with pytest.raises(OtherBundleError):
        card("user_profile", manifest, other)


def test_the_command_refuses_figures_of_another_bundle_in_spanish(tmp_path, metrics):
    file = tmp_path / "metrics.json"
    for content in (json.dumps(metrics), "{"):
        file.write_text(content, "utf-8")
        done = CliRunner().invoke(command, ["--metrics", str(file), "--out", str(tmp_path / "o")])
        assert done.exit_code != 0
        assert str(file) in done.stderr
        assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("name", NAMES)
def test_the_cards_in_the_project_are_those_of_its_manifest_and_figures(name):
    """After a new bundle or new figures: yachay models card."""
    made = card(name, installed.manifest(), json.loads(FIGURES.read_text("utf-8")))
    assert (DOCS / f"{name}.md").read_text("utf-8") == made


def test_the_shipped_manifest_holds_the_figures_of_the_cards():
    shipped = installed.manifest()
    assert shipped == noted(shipped, json.loads(FIGURES.read_text("utf-8")))
    assert all(len(entry["evaluation"]) >= 2 for entry in shipped["models"].values())
