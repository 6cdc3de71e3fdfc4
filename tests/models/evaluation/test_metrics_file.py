"""Figures of two bundles never meet in one file."""

from models.evaluation.metrics_file import at, identity, merged, numbers

ONE = {"version": "1", "sha256": {"encoder.tflite": "aa"}}
OTHER = {"version": "1", "sha256": {"encoder.tflite": "bb"}}


def test_a_bundle_is_told_by_the_hashes_of_its_files_not_by_its_version_alone():
    assert identity({**ONE, "codes": []}) != identity({**OTHER, "codes": []})
    assert identity({**ONE, "codes": []}) == identity({**ONE, "codes": ["5120"]})


def test_sections_of_the_same_bundle_come_together_and_new_ones_win():
    kept = {"bundle": ONE, "date": "2026-11-24", "sections": {"a": {"x": 1}, "b": {"y": 1}}}
    fresh = {"bundle": ONE, "date": "2026-11-25", "sections": {"b": {"z": 2}}}
    assert merged(kept, fresh) == {
        "bundle": ONE,
        "date": "2026-11-25",
        "sections": {"a": {"x": 1}, "b": {"z": 2}},
    }


def test_sections_of_another_bundle_are_dropped():
    kept = {"bundle": OTHER, "sections": {"a": {"x": 1}}}
    fresh = {"bundle": ONE, "sections": {"b": {"z": 2}}}
    assert merged(kept, fresh) == fresh
    assert merged({}, fresh) == fresh


def test_every_number_has_a_name_and_nothing_else_has():
    figures = {"a": {"mrr": 0.5, "n": 3, "lists": [1, 2], "note": "x", "yes": True}, "b": 1}
    assert dict(numbers(figures)) == {"a.mrr": 0.5, "a.n": 3.0, "b": 1.0}


def test_what_is_not_there_is_none():
    assert at({"a": {"b": 1}}, "a", "b") == 1
    assert at({"a": {"b": 1}}, "a", "c") is None
    assert at({"a": 1}, "a", "b") is None
