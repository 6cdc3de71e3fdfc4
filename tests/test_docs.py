"""What the documentation says is there, is there; and the other way round."""

import csv
import os
import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from kiosk.cli import yachay
from kiosk.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TABLES = sorted((ROOT / "models" / "data").glob("*.csv"))
HEADINGS = ["Context", "Choice", "Consequence"]
#: [words](target), outside of images too.
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")


def commands(group, context, path=("yachay",)):
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, click.Context(command, context, name), (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(commands(yachay, click.Context(yachay)))


def anchors(page):
    """Returns the anchors of a page's headings, as GitLab and GitHub make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_of_itself(name):
    command = COMMANDS[name]
    assert command.help
    assert f"Ejemplo: {name}" in (command.epilog or "")
    assert "Ejemplo" in command.get_help(click.Context(command, info_name=name))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme_with_an_example(name):
    assert re.search(rf"^\| `{name}` \|.*\| `{name} ?[^`]*` \|$", README, re.MULTILINE)


def test_the_readme_shows_no_command_or_option_that_is_not_there():
    shown = re.findall(r"^\| `(yachay [^`]+)` \|.*\| `([^`]+)` \|$", README, re.MULTILINE)
    assert {name for name, _ in shown} == set(COMMANDS)
    for name, example in shown:
        known = {opt for param in COMMANDS[name].params for opt in param.opts}
        assert set(re.findall(r"--[a-z-]+", example)) <= known, example


def test_the_readme_lists_every_setting_and_no_other():
    rows = re.findall(rf"^\| `\w+` \| `{PREFIX}\w+` \|.*$", README, re.MULTILINE)
    assert rows == [
        f"| `{s.name}` | `{PREFIX}{s.name.upper()}` | `{s.default}` | {s.metadata['help']} |"
        for s in fields(Settings)
    ]


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
def test_every_script_named_is_there_and_can_be_run(page):
    named = set(re.findall(r"\./(scripts/[\w-]+)", page.read_text("utf-8")))
    assert named
    assert [name for name in sorted(named) if not os.access(ROOT / name, os.X_OK)] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_every_decision_has_its_number_and_the_three_headings(decision):
    text = decision.read_text("utf-8")
    assert text.startswith(f"# {int(decision.name[:4])}. ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert len(text.split()) <= 350, "half a page at most"


def test_decisions_are_numbered_from_one_without_a_gap():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_resolve(page):
    for target in LINK.findall(page.read_text("utf-8")):
        if re.match(r"https?:|mailto:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path) if path else page
        assert found.exists(), f"{page.name} points at {target}, which is not there"
        assert not anchor or anchor in anchors(found), f"{page.name}: no heading for {target}"


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_every_table_is_documented_with_its_columns(table):
    with table.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    text = (ROOT / "docs" / "data.md").read_text("utf-8")
    blocks = [block for block in re.split(r"\n\n|\n(?=\|)", text) if f"`{table.name}`" in block]
    unsaid = [[c for c in columns if f"`{c}`" not in block] for block in blocks]
    assert min(unsaid, key=len, default=columns) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_the_rows_told_are_the_rows_there(table):
    text = (ROOT / "docs" / "data.md").read_text("utf-8")
    with table.open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1
    told = re.findall(rf"`{re.escape(table.name)}`(?: \||,) ([\d,]+) ", text)
    assert told in ([], [f"{rows:,}"])


def test_every_source_of_the_tables_is_attributed_in_the_notice():
    notice = (ROOT / "NOTICE").read_text("utf-8")
    said = "This service uses the ESCO classification of the European Commission"
    assert said in notice
    assert said in README
    for name in ("INEI", "SUNAT", "MINEDU", "PRONABEC", "SERVIR", "MTPE", "ubigeo", "CETPRO"):
        assert name in notice
        assert name in README or name == "ubigeo"
