"""Synthetic persons before real courses: what the simulator's people choose among.

Persons are those of ``user_data.csv``, who do not exist; of them only district, schooling,
occupation and what they can give in hours, weeks and soles is read. Courses are those of
their department, see :mod:`models.training.supply`. What leads to an occupation is the kiosk's
own rule; what breaks a person's limits is reckoned as in ``kiosk.planner``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from models.preprocessing.leads import DEFAULT_KM, LEAST_GAIN, MADE_FOR_IT, leading
from models.preprocessing.offers import Floats, Offers
from models.taxonomy.catalogue import in_memory
from models.taxonomy.market import load_courses
from models.taxonomy.places import District, Districts, distances_km
from models.taxonomy.tables import read
from models.taxonomy.work import Taxonomy, load
from models.training.supply import RANKS, Supply, build

#: A useful need weighs half, as in ``kiosk.planner.catalogue``.
_USEFUL = 0.5
#: Assumed: part of persons who say their weeks, soles and hours; the kiosk asks, none must.
SAYS_WEEKS, SAYS_SOLES, SAYS_HOURS = 0.5, 0.7, 0.85
#: Assumed: part of their occupation's needs that a person has, and skills from elsewhere.
HAS_OF_OWN, HAS_OF_OTHERS = 0.8, 0.03
#: Courses weighed for one person at most, chosen by chance; and the fewest for a choice.
MOST_COURSES, FEWEST_COURSES = 40, 6
#: Occupations drawn before a person is left out for want of courses; assumed: part of the
#: persons who ask for the one of them that they know most of, as the kiosk proposes.
_TRIES, NEAR_OWN = 12, 0.5
#: One synthetic person in four measures and teaches nothing, by CRC-32 of the id.
HELD_OUT_SHARE = 4


@dataclass(frozen=True)
class Person:
    """A row of ``user_data.csv``, without sex, age and income."""

    person_id: str
    department: str
    ubigeo: str
    schooling: int
    ciuo08: str
    hours_week: float
    budget: float
    weeks: float

    @property
    def held_out(self) -> bool:
        """Whether the person only measures."""
        return zlib.crc32(self.person_id.encode()) % HELD_OUT_SHARE == 0


@dataclass(frozen=True)
class Case:
    """One person who asks for the way to one occupation.

    Attributes:
        person: Who.
        offers: What is known of the courses that lead there.
        length: float32 (courses,), hours, shown or not; ``price`` in soles likewise.
        within: bool (courses,), True where no limit is broken, as the device asks.
        course_ids: Of the courses.
        institutions: Who teaches each, "" where not known.
        taught: float32 (courses, skills).
    """

    person: Person
    offers: Offers
    length: Floats
    price: Floats
    within: npt.NDArray[np.bool_]
    course_ids: tuple[str, ...]
    institutions: tuple[str, ...]
    taught: Floats


def people() -> tuple[Person, ...]:
    """Reads the synthetic persons."""
    columns = (
        "person_id", "department", "ubigeo", "education", "ciuo08", "hours_week", "budget",
        "weeks",
    )  # fmt: skip
    return tuple(
        Person(key, where, ubigeo, RANKS[schooling], ciuo08, float(hours), float(soles), float(w))
        for key, where, ubigeo, schooling, ciuo08, hours, soles, w in read("user_data", columns)
    )


class World:
    """The tables, with the courses of each department made up once."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._file = in_memory()
        self._districts = Districts(self._file)
        self._taxonomy: Taxonomy = load(self._file)
        self.codes = tuple(sorted(self._taxonomy.occupations))
        self._skill = {code: i for i, code in enumerate(sorted(self._taxonomy.skills))}
        self.needs = self._needs()
        self._supplies: dict[str, Supply] = {}

    def _needs(self) -> Floats:
        """float32 (occupations, skills), each row with needs summing to 1."""
        rows = np.zeros((len(self.codes), len(self._skill)), np.float32)
        for row, code in enumerate(self.codes):
            for need in self._taxonomy.needs.get(code, ()):
                rows[row, self._skill[need.skill]] = need.weight * (
                    1.0 if need.essential else _USEFUL
                )
        return np.asarray(rows / np.maximum(rows.sum(1, keepdims=True), 1e-6), np.float32)

    def supply(self, department: str) -> Supply:
        """Returns the courses of a department and those of any CETPRO."""
        if department not in self._supplies:
            rows = load_courses(self._file, department) + load_courses(self._file, "00")
            rows.sort(key=lambda course: course.course_id)
            rng = np.random.default_rng((self._seed, int(department)))
            self._supplies[department] = build(
                rows, self.codes, self.needs, self._skill, self._districts, rng
            )
        return self._supplies[department]

    def cases(self, persons: Sequence[Person], rng: np.random.Generator) -> Iterator[Case]:
        """Yields one case a person; who has no occupation with enough courses gives none."""
        for person in persons:
            home = self._districts.get(person.ubigeo)
            if home is not None:
                case = self._case(person, home, rng)
                if case is not None:
                    yield case

    def _case(self, person: Person, home: District, rng: np.random.Generator) -> Case | None:
        supply = self.supply(person.department)
        had = rng.random(len(self._skill)) < HAS_OF_OTHERS
        if person.ciuo08:
            own = self.needs[self.codes.index(person.ciuo08)] > 0
            had |= own & (rng.random(len(had)) < HAS_OF_OWN)
        drawn = rng.choice(len(self.codes), _TRIES, replace=False)
        if rng.random() < NEAR_OWN:
            drawn = drawn[np.argsort(-(self.needs[drawn] @ had), kind="stable")]
        for occupation in drawn:
            needs = self.needs[occupation]
            gain = supply.teaches @ np.where(had, 0, needs)
            led = leading(supply.close[:, occupation], supply.bonus[:, occupation])
            rows = np.flatnonzero(led & (gain >= LEAST_GAIN))
            if len(rows) >= FEWEST_COURSES:
                if len(rows) > MOST_COURSES:
                    rows = np.sort(rng.choice(rows, MOST_COURSES, replace=False))
                km = distances_km(supply.lat[rows], supply.lon[rows], home).astype(np.float32)
                before = float(needs[had].sum())
                return _ask(person, supply, rows, int(occupation), gain[rows], km, before, rng)
        return None


def _ask(
    person: Person,
    supply: Supply,
    rows: npt.NDArray[np.intp],
    occupation: int,
    gain: Floats,
    km: Floats,
    before: float,
    rng: np.random.Generator,
) -> Case:
    """Lets the person say some of their limits, and holds the courses against them."""
    said = rng.random(3) < (SAYS_HOURS, SAYS_WEEKS, SAYS_SOLES)
    limits = np.where(said, (person.hours_week, person.weeks, person.budget), np.nan)
    hours_week, weeks_limit, budget = (float(limit) for limit in limits)
    weeks = np.ceil(supply.hours[rows] / np.float32(hours_week))
    cost, entry = supply.cost[rows], supply.entry[rows]
    offers = Offers(
        gain=gain.astype(np.float32),
        close=supply.close[rows, occupation],
        bonus=supply.bonus[rows, occupation],
        made_for=supply.bonus[rows, occupation] >= MADE_FOR_IT,
        hours=supply.hours[rows],
        weeks=weeks,
        cost=cost,
        km=km,
        entry=entry,
        private=supply.private[rows],
        own=person.schooling,
        hours_week=hours_week,
        weeks_limit=weeks_limit,
        budget=budget,
        coverage_before=before,
    )
    broken = (weeks > weeks_limit) | (cost > budget) | (km > DEFAULT_KM)
    courses = [supply.courses[row] for row in rows]
    return Case(
        person=person,
        offers=offers,
        length=supply.length[rows],
        price=supply.price[rows],
        within=~(broken | (entry > person.schooling)),
        course_ids=tuple(course.course_id for course in courses),
        institutions=tuple(course.institution for course in courses),
        taught=supply.teaches[rows],
    )


def narrowed(case: Case) -> Case:
    """Returns the case with only the courses that break none of the person's limits."""
    rows = np.flatnonzero(case.within)
    offers = case.offers
    columns = {
        field.name: getattr(offers, field.name)[rows]
        for field in fields(offers)
        if isinstance(getattr(offers, field.name), np.ndarray)
    }
    return Case(
        person=case.person,
        offers=replace(offers, **columns),
        length=case.length[rows],
        price=case.price[rows],
        within=case.within[rows],
        course_ids=tuple(case.course_ids[row] for row in rows),
        institutions=tuple(case.institutions[row] for row in rows),
        taught=case.taught[rows],
    )
