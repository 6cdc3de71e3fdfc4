"""The fields of INEI's surveys from which synthetic persons are drawn.

The readers in `sources` keep the employed with an occupation, which is what the labour market
asks for. Here everyone of 14 and over counts, with age and schooling. The build has told of these
files before, so their rows are not reported twice.

Columns read besides those that `sources.epe` and `sources.enaho_extract` document: EPE ``p108``
age, ``p109a`` level of education; ENAHO ``p208a`` age.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import pyarrow
from pyarrow import parquet

from models.building.crosswalk import crosswalk
from models.building.errors import SourceError
from models.building.files.layout import Column, Layout, plain
from models.building.files.text import names, rows
from models.building.market.occupations import of_co95
from models.building.report import Tally
from models.building.samples_farms import IDLE
from models.building.samples_marginals import Person
from models.building.samples_people import LAST_AGE, SELF_EMPLOYED, WORKING, band
from models.building.sources import epe, survey
from models.building.sources.line import Line, Unwanted

ACTIVITIES = {"1": "", "2": "desocupado", "3": "desocupado", "4": "inactivo"}
"""OCU200 and OCU500 to what a person does; of the employed, the category says it."""

SEXES = {"1": "hombre", "2": "mujer"}

EDUCATION = {
    **dict.fromkeys(("1", "2", "3"), "ninguna"),
    **dict.fromkeys(("4", "5"), "primaria"),
    **dict.fromkeys(("6", "7", "9"), "secundaria"),
    "8": "tecnica",
    **dict.fromkeys(("10", "11"), "universitaria"),
}
"""EPE question 109A to the schooling completed; 11 is postgraduate."""

YOUNGEST, OLDEST = 14, 120
#: Persons read, and the jobs of the employed among them.
Surveyed = tuple[list[Person], list[Person]]

EPE_COLUMNS = "p107 p108 p109a ocu200 p204a p205a p206 ingprin"
ENAHO_COLUMNS = "dept ubigeo ocu500 p207 p208a p507 ocupinf_inei wage_monthly fac500a"
ENAHO = Layout(
    "lab-enaho",
    "el extracto de la ENAHO 2021–2023 (Parquet)",
    tuple(map(Column, ENAHO_COLUMNS.split())),
)


def lima(path: Path) -> Surveyed:
    """Reads one quarter of EPE.

    Args:
        path: The archive.

    Returns:
        Persons with sex, band, status, education and, for the self-employed, profit in soles a
        month; and the jobs of the employed, each a person or a part of one, with ciuo08 too.

    Raises:
        SourceError: The file cannot be used.
    """
    weights = tuple(name for name in names(path) if plain(name).startswith(epe.WEIGHT_PREFIX))
    columns = (*map(Column, EPE_COLUMNS.split()), Column(epe.WEIGHT, weights))
    layout = Layout(epe.LAYOUT.source_id, epe.TITLE, columns)
    tally = Tally(layout.source_id, path.name, "")
    table = crosswalk()
    people: list[Person] = []
    jobs: list[Person] = []
    read = rows(path, layout, tally)
    for line, person in survey.judged(path, layout, read, _of_lima, tally):
        people.append(person)
        if person.fields["status"] not in IDLE:
            co95, branch = (survey.code(line, column) for column in ("p204a", "p205a"))
            parts = of_co95(co95.zfill(3), branch.zfill(4), survey.code(line, "p206"), table)
            jobs += [
                Person({**person.fields, "ciuo08": group}, person.weight * part, part)
                for group, part in parts.items()
            ]
    return people, jobs


def country(path: Path, districts: Set[str]) -> list[Person]:
    """Reads the extract of ENAHO.

    Args:
        path: The Parquet file.
        districts: Ubigeos that persons may be drawn into; others are left empty.

    Returns:
        Persons with department, ubigeo, sex, band, status and, for the employed, informal and
        wage in soles a month.

    Raises:
        SourceError: The file cannot be used.
    """
    tally = Tally(ENAHO.source_id, path.name, "")

    def person(line: Line) -> Person:
        district = survey.padded(line, "ubigeo", 6)
        known = {
            "department": survey.department(line, "dept"),
            "ubigeo": district if district in districts else "",
        }
        known |= _common(line, "p207", "p208a", "ocu500", "p507")
        if known["status"] not in IDLE:
            formality = survey.answer(line, "ocupinf_inei", "01")
            known["informal"] = {"0": "si", "1": "no"}.get(formality, "")
            known["wage"] = _soles(line, "wage_monthly")
        return Person(known, survey.weight(line, "fac500a"))

    return list(survey.judged(path, ENAHO, _batches(path), person, tally))


def _of_lima(line: Line) -> tuple[Line, Person]:
    known = _common(line, "p107", "p108", "ocu200", "p206")
    known["education"] = EDUCATION.get(survey.code(line, "p109a"), "")
    if known["status"] in SELF_EMPLOYED:
        known["profit"] = _soles(line, "ingprin")
    return line, Person(known, survey.weight(line, epe.WEIGHT))


def _common(line: Line, sex: str, age: str, activity: str, category: str) -> dict[str, str]:
    """Reads what both surveys ask, from the columns of either; both code it alike."""
    if not line.get(age) or survey.code(line, activity) not in ACTIVITIES:
        raise Unwanted("personas sin edad o sin datos de empleo")
    years = survey.whole(line, age, 0, OLDEST)
    does = ACTIVITIES[survey.code(line, activity)]
    known = {
        "sex": SEXES.get(survey.answer(line, sex, "12"), ""),
        "status": does or WORKING.get(survey.code(line, category), ""),
    }
    if not (YOUNGEST <= years <= LAST_AGE and all(known.values())):
        raise Unwanted("personas de otra edad, o sin sexo o categoría de ocupación")
    return known | {"band": band(years)}


def _soles(line: Line, column: str) -> str:
    """Returns an amount over zero, rounded; otherwise nothing."""
    amount = survey.income(line, column)
    return f"{amount:.0f}" if amount and amount >= 1 else ""


def _batches(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Streams the rows of a Parquet file as text; what is missing is empty."""
    try:
        with parquet.ParquetFile(path) as file:
            ENAHO.places(path, file.schema_arrow.names)
            number = 0
            for batch in file.iter_batches(columns=ENAHO_COLUMNS.split()):
                for cells in batch.to_pylist():
                    number += 1
                    yield number, {name: _text(value) for name, value in cells.items()}
    except (pyarrow.ArrowException, OSError) as error:
        raise SourceError(path, "un archivo Parquet entero", "otra cosa") from error


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value)
