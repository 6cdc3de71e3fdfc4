"""Every requirement of the UX specification has a test, or stands as open with what it needs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
NAMED = {
    int(number)
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"def (test_\w*ux\d\d\w*)", path.read_text("utf-8"))
    for number in re.findall(r"ux(\d\d)", name)
}


def numbers(section: str) -> set[int]:
    """The numbers in the first column of a section's table."""
    table = PAGE.split(f"## {section}")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE)
    return {int(number) for row in rows for number in row.split(",")}


@pytest.mark.parametrize("number", range(1, 30))
def test_a_requirement_is_tested_by_its_number_or_open(number: int) -> None:
    assert (number in numbers("Tested")) == (number in NAMED)
    assert number in NAMED or number in numbers("Open")
