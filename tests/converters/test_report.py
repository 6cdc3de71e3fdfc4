"""The report shows every variant, what was asked, and which one was taken."""

import json

import pytest

from converters.agreement import Agreement, Tolerance
from converters.choose import Rule
from converters.measure import Comparison, Measured
from converters.report import Machine, Section, figures, render, this_machine

MACHINE = Machine("2026-11-25", "Test, 2 cores", "2.21.0", "2.3.0")
SAME = Agreement(30, 0.002, 0.991, 0.999, 0.967, 0.953)


def one(size, loss=0.0, floats=()):
    return Measured(size, 40.4, 90.6, 0.8 * (1 - loss), loss, {"value": SAME}, floats)


@pytest.fixture
def sections():
    measured = {
        "float32": one(40960),
        "dynamic": one(12000, 0.02),
        "int8": one(12100, 0.001, ("GELU", "GELU", "SQUARE")),
    }
    rule = Rule(0.005, 200, {"value": Tolerance(lowest=0.98, top1=0.9)})
    found = Comparison(0.8, measured, {"float16": "RuntimeError: no such type"})
    return {"recommendations": Section(found, rule, "int8", "nDCG@5 on simulated people")}


def row(page, start):
    return next(line for line in page.splitlines() if line.startswith(f"| {start} |"))


def test_every_variant_has_its_row_and_the_one_taken_is_marked(sections):
    page = render(sections, MACHINE)
    assert row(page, "float32") == ("| float32 | 40,960 | 40 | 91 | 0.8000 | 0.00% | qualifies |")
    assert row(page, "int8").endswith("| **taken** |")
    assert page.count("**taken**") == 1
    assert row(page, "dynamic").endswith("| loss 2.00% > 0.50% |")


def test_parity_and_what_was_asked_of_it_are_told(sections):
    page = render(sections, MACHINE)
    assert row(page, "int8, `value`") == (
        "| int8, `value` | 0.002 | 0.9910 | 0.9990 | 0.967 | 0.953 |"
    )
    assert "`value` cosine ≥ 0.98, same first ≥ 0.9" in page
    assert "nDCG@5 on simulated people; Keras 0.8000" in page


def test_failures_and_operations_left_in_floats_are_told(sections):
    page = render(sections, MACHINE)
    assert "- float16: not made. RuntimeError: no such type" in page
    assert "Of int8 stay in floats: GELU × 2, SQUARE × 1." in page


def test_the_machine_the_date_and_the_versions_are_told(sections):
    page = render(sections, MACHINE)
    for words in ("2026-11-25", "Test, 2 cores", "TensorFlow 2.21.0", "LiteRT 2.3.0"):
        assert words in page


def test_rows_have_as_many_cells_as_their_head(sections):
    cells = 0
    for line in render(sections, MACHINE).splitlines():
        cells = (cells or line.count("|")) if line.startswith("|") else 0
        assert line.count("|") == cells


def test_the_figures_are_plain_json(sections):
    data = json.loads(json.dumps(figures(sections, MACHINE), allow_nan=False))
    model = data["models"]["recommendations"]
    assert model["chosen"] == "int8"
    assert model["measured"]["int8"]["parity"]["value"]["top1"] == 0.967
    assert data["machine"]["date"] == "2026-11-25"


def test_this_machine_takes_the_date_it_is_given_and_tells_no_host():
    import platform

    here = this_machine("2026-01-02")
    assert here.date == "2026-01-02"
    assert here.processor.endswith("cores")
    assert not platform.node() or platform.node() not in here.processor
