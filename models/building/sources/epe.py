"""EPE Lima Metropolitana: a quarter of INEI's employment survey of Lima and Callao.

Institution: INEI, Encuesta Permanente de Empleo, module 76, moving quarters. File: a ZIP with one
CSV, such as ``Trim Ene-Feb-Mar22.csv``, from datosabiertos.gob.pe (also
``https://proyectos.inei.gob.pe/iinei/srienaho/descarga/CSV/762-Modulo76.zip``). Windows-1252, a
blank for no answer; 2022 has 15,745 and 15,432 rows × 103. The survey ended in 2022.

Columns read:

- ``pano``, ``pmes`` year and month of the interview; ``p107`` sex: 1 man, 2 woman
- ``ocu200``: 1 employed, 2 and 3 unemployed, 4 inactive
- ``p204a`` occupation of the main job, group of CO-95, 3 digits; ``p205a`` its CIIU branch
- ``p206`` status: 1 employer, 2 own account, 3 employee, 4 labourer, 5 family, 6 domestic, 7 other
- ``P206AA`` employer: 1 armed forces and police, 2 administration, 3 public enterprise, 4 service
  company, 5 private, 6 other
- ``p207a`` size of firm: 1 up to 100 workers, 2 more
- ``p208b2``, ``p208b3`` month and year in which the main job began; month 99 is not known
- ``ingprin`` income of the main job, soles a month
- ``fa_efm22``, ``fa_jja22``…: persons that one stands for; named after the quarter, so found by
  its first letters
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.building.errors import SourceError
from models.building.files.layout import Column, Layout, plain
from models.building.files.progress import Advance, ignore
from models.building.files.text import names, rows
from models.building.report import Tally
from models.building.sources import survey
from models.building.sources.line import Line, Unwanted

PUBLIC_EMPLOYERS = frozenset("123")
OVER_100_WORKERS = "2"
#: Month taken for a start whose month is not given: the middle of the year.
UNKNOWN_MONTH = 6
#: Name under which the weight is read, and how every quarter's begins.
WEIGHT, WEIGHT_PREFIX = "fa_", "FA_"

COLUMNS = tuple(
    map(
        Column,
        "pano pmes p107 ocu200 p204a p205a p206 p206aa p207a p208b2 p208b3 ingprin".split(),
    )
)
TITLE = "un trimestre de la EPE Lima Metropolitana del INEI"
LAYOUT = Layout("lab-epe", TITLE, (*COLUMNS, Column(WEIGHT)))


@dataclass(frozen=True, slots=True)
class Worker:
    """One employed person whose occupation is known.

    Attributes:
        co95: Group of CO-95, three digits.
        branch: CIIU branch, four digits; empty where it was not coded.
        status: Category of the main job as ``p206`` codes it; empty where it is not known.
        is_woman: Whether the worker is a woman.
        public: Whether the employer is the State.
        big: Whether the employer has more than 100 workers.
        weight: Persons of Lima and Callao that this one stands for in the quarter.
        income: Soles a month of the main job; 0 for unpaid work or where it is not known.
        year: Year of the interview.
        month: Month of the interview, 1 to 12.
        began_year: Year in which the main job began; None where it is not known.
        began_month: Month in which it began, 1 to 12; None where it is not known.
    """

    co95: str
    branch: str
    status: str
    is_woman: bool
    public: bool
    big: bool
    weight: float
    income: float
    year: int
    month: int
    began_year: int | None
    began_month: int | None

    @property
    def is_entry(self) -> bool:
        """Whether the main job began in the twelve months before the interview."""
        if self.began_year is None:
            return False
        began = self.began_year * 12 + (self.began_month or UNKNOWN_MONTH)
        return self.year * 12 + self.month - began <= 12


def read(path: Path, tally: Tally, advance: Advance = ignore) -> Iterator[Worker]:
    """Streams the employed persons of one quarter.

    Args:
        path: The ZIP as published, or the CSV taken out of it.
        tally: Where rows are counted; ``used`` is left to the caller.
        advance: Called with the bytes of the file read since the last call.

    Raises:
        SourceError: Another file, another layout, or damaged.
    """
    layout = _layout(path)
    return survey.judged(path, layout, rows(path, layout, tally, advance=advance), _worker, tally)


def _layout(path: Path) -> Layout:
    """Returns the layout with the name that this quarter gives to its weight."""
    header = names(path)
    weights = [name for name in header if plain(name).startswith(WEIGHT_PREFIX)]
    if len(weights) > 1:
        raise SourceError(path, "un solo factor de expansión (fa_…)", ", ".join(weights[:4]))
    return Layout(LAYOUT.source_id, TITLE, (*COLUMNS, Column(WEIGHT, tuple(weights))))


def _worker(line: Line) -> Worker:
    survey.employed(line, "ocu200")
    if not line.get("p204a"):
        raise Unwanted("ocupados sin ocupación codificada")
    month, began = survey.code(line, "p208b2"), survey.code(line, "p208b3")
    return Worker(
        co95=survey.padded(line, "p204a", 3),
        branch=survey.padded(line, "p205a", 4, needed=False),
        status=survey.answer(line, "p206", "1234567"),
        is_woman=survey.answer(line, "p107", "12") == "2",
        public=survey.answer(line, "p206aa", "123456") in PUBLIC_EMPLOYERS,
        big=survey.answer(line, "p207a", "12") == OVER_100_WORKERS,
        weight=survey.weight(line, WEIGHT),
        income=survey.income(line, "ingprin") or 0.0,
        year=survey.whole(line, "pano", 2000, 2100),
        month=survey.whole(line, "pmes", 1, 12),
        began_year=int(began) if survey.is_whole(began) else None,
        began_month=int(month) if survey.is_whole(month) and 1 <= int(month) <= 12 else None,
    )
