"""Level and duration of an institute programme, from the official catalogue.

PRONABEC's list names programmes without level or duration. The MINEDU catalogue (census 2025,
annex 01) gives both: Técnico, 2 years; Profesional Técnico, 3 years; Profesional, 4 years. Only
an Escuela de Educación Superior may teach the last one (Ley 30512), so it is dropped for
institutes. Where the catalogue leaves more than one possibility, Ponte en Carrera 2016 decides:
the duration of the same career at the same institution, or, between Técnico and Profesional
Técnico, the duration of at least 80 % of the institutes with that career. What stays open stays
empty.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from models.building.course_names import programme_key, strip_accents
from models.building.sources.minedu import Listed
from models.building.sources.ponte_en_carrera import Career

LEVELS = {2: "Técnico", 3: "Profesional Técnico", 4: "Profesional"}
INSTITUTE_YEARS = frozenset({2, 3})
MIN_SHARE = 0.8
MIN_ROWS = 5

_ARTICLES = re.compile(r"\b(?:LA|LAS|LOS|EL|DEL)\b")
_STATED = re.compile(r"(?: DEL?)? NIVEL PROFESIONAL TECNICO$")
_MENTION = re.compile(r" CON MENCION EN .*$")
_GENERIC = re.compile(
    r"\b(?:IES|IEST|EEST|CETPRO|CEO|PRIVAD[OA]|PUBLIC[OA]|DEL?|LA|EL|Y|EN|N|NO|CENTRO|LIMA|PERUANO|"
    r"EDUCACION|TECNICO|TECNICA|PRODUCTIVA|INSTITUTO|CUSCO|AREQUIPA|TRUJILLO|CHICLAYO|PIURA|"
    r"HUANCAYO|CAJAMARCA|ICA|[0-9]+)\b"
)


def loose_key(name: str) -> str:
    """Returns a programme key without articles, for comparing lists that differ in them."""
    return " ".join(_ARTICLES.sub(" ", programme_key(name)).split())


def institution_key(name: str) -> str:
    """Returns an institution's distinctive words, sorted, without accents."""
    words = re.findall(r"[A-Z]+", _GENERIC.sub(" ", strip_accents(name)))
    return " ".join(sorted(words))


class Levels:
    """Duration in years of institute programmes, learnt from two official lists."""

    def __init__(self, listed: Iterable[Listed], careers: Iterable[Career]) -> None:
        """Reads the catalogue and the observed durations.

        Args:
            listed: MINEDU's programmes of institutes (annex 01).
            careers: What Ponte en Carrera lists; universities are left out.
        """
        self._catalogue: dict[str, set[int]] = defaultdict(set)
        for programme in listed:
            self._catalogue[loose_key(programme.name)].add(programme.years)
        self._career: dict[str, Counter[int]] = defaultdict(Counter)
        self._site: dict[tuple[str, str], set[int]] = defaultdict(set)
        for row in careers:
            if row.kind != "INSTITUTO" or not row.years:
                continue
            career, years = loose_key(row.career), int(row.years)
            self._career[career][years] += 1
            self._site[institution_key(row.institution), career].add(years)

    def years(self, programme: str, institution: str, is_school: bool) -> int | None:
        """Returns the duration of a programme, or None where the sources leave it open.

        Args:
            programme: The programme's name as listed.
            institution: The institution's name as listed.
            is_school: Whether it is an Escuela, which may teach four-year programmes.
        """
        key = loose_key(programme)
        if _STATED.search(key):
            return 3
        key = key if key in self._catalogue else _MENTION.sub("", key)
        options = {
            year for year in self._catalogue.get(key, ()) if year in INSTITUTE_YEARS or is_school
        }
        if len(options) == 1:
            return options.pop()
        observed = self._site.get((institution_key(institution), key), set())
        if len(observed) == 1 and (not options or observed <= options):
            return next(iter(observed))
        if options == INSTITUTE_YEARS:
            return self._usual(key, options)
        return None

    def _usual(self, key: str, options: set[int]) -> int | None:
        counts = self._career.get(key, Counter())
        if counts.total() < MIN_ROWS:
            return None
        years, rows = counts.most_common(1)[0]
        return years if years in options and rows / counts.total() >= MIN_SHARE else None
