"""The drawings: one for whatever shows one, safe to show, and in one hand."""

import csv
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import models
import ui
from kiosk.web.activities import ACTIVITIES, Activity
from kiosk.web.course_states import STATES
from kiosk.web.limits import SLIDERS
from kiosk.web.pictures import of_group, of_job
from kiosk.web.questions import QUESTIONS
from kiosk.web.questions.base import Choice
from kiosk.web.reasons import REASONS

PICTURES = Path(ui.__file__).parent / "static" / "kiosk" / "pictures"
DATA = Path(models.__file__).parent / "data"
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {SVG + tag for tag in ("g", "path", "circle", "ellipse", "rect", "line")} | {
    SVG + tag for tag in ("polyline", "polygon")
}
#: Ten flat colours and the ink, as all the drawings share them; and no paint.
PALETTE = {
    *("#7d1135", "#0d5c55", "#f2b632", "#e2682c", "#f8e7c9", "#b9754a"),
    *("#9cc7d8", "#6a9a3b", "#b8aa9c", "#ffffff", "#241512", "none"),
}
MOST_BYTES = 1_600


def _column(table: str, name: str) -> set[str]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return {row[name] for row in csv.DictReader(file)}


def _root(file: Path) -> ElementTree.Element:
    return ElementTree.parse(file).getroot()  # noqa: S314  our own files


GROUPS = sorted(_column("skills.csv", "group"))
FAMILIES = sorted({code[:2] for code in _column("occupations.csv", "ciuo08")})
FILES = sorted(PICTURES.glob("*.svg"))
CHOICES = [
    *((question.name, each) for question in QUESTIONS for each in getattr(question, "choices", ())),
    *(("reasons", each) for each in REASONS),
    *(("states", each) for each in STATES),
]


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("Salud", "area-salud"),
        ("Campo y cultivos", "area-campo-y-cultivos"),
        ("Tejido, costura y artesanía", "area-tejido-costura-y-artesania"),
        ("Enseñar, hablar y crear", "area-ensenar-hablar-y-crear"),
        ("", ""),
    ],
)
def test_a_field_names_its_drawing_without_accents_or_spaces(group: str, name: str) -> None:
    assert of_group(group) == name


@pytest.mark.parametrize(("code", "name"), [("7512", "trabajo-75"), ("0110", "trabajo-01")])
def test_a_job_shows_the_drawing_of_its_family(code: str, name: str) -> None:
    assert of_job(code) == name


@pytest.mark.parametrize("group", GROUPS)
def test_every_field_of_skills_has_a_drawing(group: str) -> None:
    assert (PICTURES / f"{of_group(group)}.svg").is_file()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_of_jobs_has_a_drawing(family: str) -> None:
    assert (PICTURES / f"{of_job(family)}.svg").is_file()


@pytest.mark.parametrize("activity", ACTIVITIES, ids=lambda activity: str(activity.name))
def test_every_activity_has_a_drawing(activity: Activity) -> None:
    assert (PICTURES / f"{activity.picture}.svg").is_file()


@pytest.mark.parametrize(
    ("place", "choice"), CHOICES, ids=lambda part: getattr(part, "picture", part)
)
def test_every_choice_has_a_drawing(place: str, choice: Choice) -> None:
    assert choice.picture, place
    assert (PICTURES / f"{choice.picture}.svg").is_file()


def test_choices_of_one_page_differ_in_their_drawings() -> None:
    shown: dict[str, list[str]] = {}
    for place, choice in CHOICES:
        shown.setdefault(place, []).append(choice.picture)
    assert len(shown) > len({"reasons", "states"})
    assert {place for place, names in shown.items() if len(set(names)) < len(names)} == set()


def test_every_limit_that_slides_has_a_drawing() -> None:
    assert SLIDERS
    assert not [each for each in SLIDERS if not (PICTURES / f"{each.picture}.svg").is_file()]


def test_no_two_drawings_are_the_same() -> None:
    assert len({file.read_bytes() for file in FILES}) == len(FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
class TestEachDrawing:
    def test_has_the_common_frame(self, file: Path) -> None:
        root = _root(file)
        assert root.tag == f"{SVG}svg"
        assert root.attrib == {"viewBox": "0 0 48 48"}

    def test_holds_only_shapes_so_nothing_runs_and_nothing_is_fetched(self, file: Path) -> None:
        inside = list(_root(file).iter())[1:]
        assert inside
        assert not "".join(_root(file).itertext()).strip()
        assert {part.tag for part in inside} <= SHAPES
        assert not [
            name
            for part in inside
            for name, value in part.attrib.items()
            if name.startswith("on") or re.search("href|style|class|id$", name) or "url(" in value
        ]

    def test_uses_only_the_common_colours(self, file: Path) -> None:
        used = {
            part.attrib[name]
            for part in _root(file).iter()
            for name in ("fill", "stroke", "color")
            if name in part.attrib
        }
        assert used <= PALETTE

    def test_is_light_enough_for_a_page_of_twenty(self, file: Path) -> None:
        assert file.stat().st_size <= MOST_BYTES
