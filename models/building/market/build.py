"""Builds `demand.csv`, `pay.csv` and `minimum_wage.csv` from the surveys that are in the folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.building.market import demand, pay
from models.building.market.counting import Spread, counts, spreads
from models.building.market.direct import direct
from models.building.market.employment import Employed, employed
from models.building.market.engine import Engine
from models.building.market.figures import minimum_wages, read_incomes, read_medians
from models.building.market.informality import informality
from models.building.market.jobs import Jobs, jobs
from models.building.market.levels import Level, levels
from models.building.market.notices import Notices, notices
from models.building.market.people import Tables, tables
from models.building.market.ratios import ratios
from models.building.market.sources import used
from models.building.market.structure import Structure, structure
from models.building.market.trend import moved, settle
from models.building.raw import Row, fold, read_rows, write_rows, write_sources
from models.building.report import Report


def employment(
    engine: Engine,
    found: Structure,
    places: Mapping[str, Jobs],
    region: Mapping[str, str],
    seen: Tables,
) -> dict[str, dict[str, Employed]]:
    """Persons employed by department and unit group, carried over and, where asked, direct."""
    rates = informality(places, region)
    carried = settle(
        {
            code: moved(jobs_, found, employed(jobs_, found, rates[code]))
            for code, jobs_ in places.items()
        }
    )
    if seen.asked is not None:
        flags = ["informal", "asked"]
        for (code, group), count in counts(
            engine, seen.asked, ["department", "group"], flags
        ).items():
            if code in carried:
                mine = carried[code]
                mine[group] = direct(mine.get(group), count, count.persons)
    return carried


@dataclass(frozen=True)
class PayKnown:
    """Everything that is known of pay.

    Attributes:
        levels: Unit group to its pay in Lima.
        posts: Public notices.
        places: Department code to its jobs.
        region: Department code to its macroregion.
        factors: Department code to the ratios of its incomes to Lima's.
        here: (department, unit group) to what a survey asked there.
        survey: Name and year of that survey, or None.
    """

    levels: Mapping[str, Level]
    posts: Notices
    places: Mapping[str, Jobs]
    region: Mapping[str, str]
    factors: Mapping[str, tuple[float, float]]
    here: Mapping[tuple[str, str], Spread]
    survey: tuple[str, str] | None

    def best(self, code: str, group: str) -> pay.Pay | None:
        """Chooses the best figure for a department and unit group, None where there is none."""
        level, found = self.levels.get(group), None
        if group == pay.CLEANERS_AT_HOME and code in self.places:
            found = pay.from_enaho(self.places[code].domestic)
        if level is None or level.public_share >= pay.PUBLIC_SHARE:
            found = found or pay.from_notices(code, group, self.posts, self.region[code])
        if found is None and level is not None:
            found = pay.from_epe(code, level, self.factors[code])
        return pay.asked(found, self.here.get((code, group)), self.survey)

    def rows(self, minimum: Mapping[str, float]) -> list[Row]:
        """Returns the lines of `pay.csv`; ``minimum`` is the minimum wage by year."""
        groups = {group for _, group in (*self.posts.pay, *self.here)}
        ordered = sorted(groups | self.levels.keys() | {pay.CLEANERS_AT_HOME})
        chosen = ((code, g, self.best(code, g)) for code in sorted(self.region) for g in ordered)
        return [pay.line(code, g, best, minimum) for code, g, best in chosen if best is not None]


def build(raw: Path, data: Path, report: Report, engine: Engine) -> None:
    """Writes the tables of the labour market.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables, with those of places and occupations.
        report: Where each file's rows are told.
        engine: Where surveys are counted.
    """
    departments = read_rows(data / "departments.csv")
    region = {row["code"]: row["macroregion"] for row in departments}
    codes = {fold(row["department"]): row["code"] for row in departments}
    seen = tables(raw, data, report, engine, codes, region)
    found = structure(engine, seen.workers)
    places = jobs(engine, seen.employed)
    posts = notices(engine, seen.announced)
    people = employment(engine, found, places, region, seen)
    here = spreads(engine, seen.asked, ["department", "group"]) if seen.asked is not None else {}
    wages = minimum_wages(raw, report)
    known = PayKnown(
        levels=levels(engine, seen.workers),
        posts=posts,
        places=places,
        region=region,
        factors=ratios(read_incomes(raw, report), read_medians(raw, report), codes),
        here={(code, group): spread for (code, group), spread in here.items()},
        survey=seen.survey,
    )
    demand_rows = [
        row
        for code in sorted(people)
        for row in demand.demand(code, people[code], found, posts, seen.survey)
    ]
    write_sources(used(tally.source_id for tally in report.tallies), data)
    write_rows(data / "demand.csv", demand.FIELDS, demand_rows)
    write_rows(data / "pay.csv", pay.FIELDS, known.rows(wages.by_year))
    write_rows(data / "minimum_wage.csv", ("from", "soles", "norm"), wages.rows)
