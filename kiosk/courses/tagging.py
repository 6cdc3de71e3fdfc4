"""What a course teaches and for what it prepares, from its own words.

The words are read through the planner's own encoder, piece by piece. Which jobs
the course is about decides how sure a piece must be, since "corte" is hair at a
barber's and cloth at a tailor's:

* jobs: the one chosen in the file; else those that the tables give to a programme
  of this name; else those that the encoder hears in the name and the words with a
  probability of ``_ABOUT``;
* a piece that is the label of a skill names it;
* any other piece names the skill nearest to it and to the whole text (the sum of both cosines),
  where both are near enough: ``_WITHIN`` (piece, sum) for a skill that the jobs need,
  ``_BEYOND`` for any other; the former have ``_AHEAD`` more;
* a programme that the tables know teaches what they say too, where it lasts as long
  as those they know (``_LONG`` hours); a shorter one teaches what its words name;
* where no piece names a skill, a job that was chosen or is known lends its
  ``_LENT`` weightiest ones; without one the row needs other words.

A course prepares for the chosen or known jobs, or for the one heard with ``_FOR_IT``,
where a course can lead there: up to skill level 2 of CIUO-08, or 3 after ``_CAREER``
hours. The thresholds were set on 116 descriptions written beforehand, and raised with the encoder's
cosines since. On 42 others
40 are understood, and 56 of the 67 skills named are right, judged by hand
(``tests/kiosk/courses/judged.py``): the person sees all of them before they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from kiosk.courses.own_course import OwnCourse
from kiosk.planner.planner import Planner
from models.preprocessing.sound import heard
from models.preprocessing.text import fold

Floats = npt.NDArray[np.float32]
_ABOUT, _FOR_IT = 0.15, 0.5
_WITHIN, _BEYOND, _AHEAD = (0.62, 0.95), (0.75, 1.25), 0.15
_LONG, _CAREER, _LENT = 400, 1000, 3
#: Skills that any work asks for; no course is about them.
_ANY_WORK = "Para todo trabajo"
_PIECES = re.compile(r"[.;:,\n•·/()]+|\s-\s")
_PAIRS = re.compile(r"\s(?:y|e)\s")
_WORD = re.compile(r"[^\W\d_]{3}")
#: What stands around the name of a programme without changing what it is about.
_FRAME = re.compile(
    r"^(?:(?:curso|taller|programa|capacitacion|modulo)(?: (?:basico|corto|practico))?"
    r" (?:de|en|para) )?(.*?)(?: (?:basic|intermedi|avanzad)[oa]s?)?$"
)
KNOWN, SPOKEN, LENT = "programa conocido", "según sus palabras", "según el trabajo"


@dataclass(frozen=True)
class Heard:
    """One skill that was understood.

    Attributes:
        skill: Its code.
        words: The piece that named it; "" where the programme or the job lent it.
        confidence: 0 to 1, as the planner reckons it; 1 from the tables.
    """

    skill: str
    words: str
    confidence: float


@dataclass(frozen=True)
class Tagged:
    """A course with its skills and jobs; ``heard`` is empty where nothing was understood."""

    course: OwnCourse
    heard: tuple[Heard, ...]


class Tagger:
    """Tags courses; the same words give the same tags."""

    def __init__(self, planner: Planner) -> None:
        self._recogniser, self._index = planner.recogniser, planner.index
        self._encoder, self._taxonomy = planner.encoder, planner.catalogue.taxonomy
        self._known = {
            " ".join(fold(key).split()): (_codes(jobs), self._real(_codes(skills)))
            for key, jobs, skills in planner.catalogue.file.rows(
                "course_tags", ("programme_key", "ciuo08", "skills")
            )
        }
        self._place = np.asarray(self._index.skill_of, np.intp)
        self._labels = {
            fold(entry.label): code
            for code, entry in self._taxonomy.skills.items()
            if self._real((code,))
        }
        self._real_ones = np.array([bool(self._real((s,))) for s in self._index.skill_codes])

    def _real(self, skills: Iterable[str]) -> tuple[str, ...]:
        """Returns those of the skills that a course can be about: none of those of all work."""
        entries = self._taxonomy.skills
        return tuple(s for s in skills if s in entries and entries[s].group != _ANY_WORK)

    def tag(self, course: OwnCourse, job: str) -> Tagged:
        """Returns the course with what it teaches and prepares for.

        Args:
            course: What the row says.
            job: CIUO-08 code chosen in the file, or "".
        """
        known = self._programme(course.programme)
        known_jobs, known_skills = known or ((), ())
        probable = self._probable(course)
        about = tuple(code for code, share in probable if share >= _ABOUT)
        named = self._spoken(
            course, (job,) if job else known_jobs if known else about, known_skills
        )
        basis = SPOKEN
        if known and (course.hours >= _LONG or not named):
            shown = known_skills if course.hours >= _LONG else known_skills[:_LENT]
            named = {code: Heard(code, "", 1.0) for code in shown} | named
            basis = KNOWN
        elif job and not named:
            named = {code: Heard(code, "", 1.0) for code in self._lent(job)}
            basis = LENT
        led_to = known_jobs if known else self._led_to(probable, course.hours)
        return Tagged(
            replace(
                course,
                prepares=(job,) if job else led_to,
                teaches=tuple(named),
                basis=basis,
            ),
            tuple(named.values()),
        )

    def _programme(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Returns the jobs and skills that the tables give to a programme of this name."""
        plain = " ".join(fold(name).split())
        match = _FRAME.match(plain)
        bare = match.group(1) if match else plain
        for key in (plain, bare, f"idioma {bare}"):
            if key in self._known:
                return self._known[key]
        return None

    def _probable(self, course: OwnCourse) -> list[tuple[str, float]]:
        """Returns the jobs of name and words with their probabilities, likeliest first."""
        texts = [course.programme, f"{course.programme}, {course.words}"]
        found = self._recogniser.recognise(texts)
        shares = np.mean([recognition.probabilities for recognition in found], axis=0)
        order = np.argsort(-shares, kind="stable")
        return [(self._index.codes[i], float(shares[i])) for i in order[:8]]

    def _led_to(self, probable: list[tuple[str, float]], hours: int) -> tuple[str, ...]:
        code, share = probable[0]
        level = self._taxonomy.occupations[code].skill_level
        return (code,) if share >= _FOR_IT and level <= 2 + (hours >= _CAREER) else ()

    def _lent(self, job: str) -> list[str]:
        """Returns the weightiest skills that belong to a job itself."""
        needs = sorted(
            self._taxonomy.needs.get(job, ()), key=lambda n: (not n.essential, -n.weight, n.skill)
        )
        return list(self._real(n.skill for n in needs)[:_LENT])

    def _spoken(
        self, course: OwnCourse, jobs: Iterable[str], also: Iterable[str]
    ) -> dict[str, Heard]:
        """Returns the skills that the pieces of the words name, surest first."""
        within = self._within(jobs, also)
        whole = self._near(f"{course.programme}, {course.words}")
        best: dict[str, Heard] = {}
        for piece in pieces(f"{course.programme}. {course.words}"):
            named = [self._named(piece, whole, within)]
            if named == [None] and _PAIRS.search(piece):
                named = [self._named(half, whole, within) for half in _PAIRS.split(piece)]
            for one in filter(None, named):
                if one.skill not in best or one.confidence > best[one.skill].confidence:
                    best[one.skill] = one
        return {h.skill: h for h in sorted(best.values(), key=lambda h: (-h.confidence, h.skill))}

    def _within(self, jobs: Iterable[str], also: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Returns which skills belong to the jobs, bool (skills of the index,)."""
        near = set(also) | {n.skill for job in jobs for n in self._taxonomy.needs.get(job, ())}
        within = [code in near for code in self._index.skill_codes]
        return np.asarray(np.logical_and(self._real_ones, within), np.bool_)

    def _near(self, text: str) -> Floats:
        """Returns the cosine of a text to each skill, float32 (skills of the index,).

        The words of a course are read as they stand: a word that nobody taught may be its point.
        """
        vectors, _ = self._encoder.encode([text], heard)
        near = np.full(len(self._index.skill_codes), -1.0, np.float32)
        np.maximum.at(near, self._place, self._index.skills_near(vectors)[:, 0])
        return near

    def _named(self, piece: str, whole: Floats, within: npt.NDArray[np.bool_]) -> Heard | None:
        """Returns the skill that a piece names, if it names one.

        Args:
            piece: A few words.
            whole: float32 (skills of the index,), cosines of the whole text.
            within: bool (skills of the index,), what the jobs need.
        """
        if not _WORD.search(piece):
            return None
        labelled = self._labels.get(fold(piece.strip()))
        if labelled is not None:
            return Heard(labelled, piece.strip(), 1.0)
        near = self._near(piece.strip())
        both = near + whole
        allowed = np.where(within, near >= _WITHIN[0], near >= _BEYOND[0])
        allowed &= np.where(within, both >= _WITHIN[1], both >= _BEYOND[1]) & self._real_ones
        at = int(np.where(allowed, both + _AHEAD * within, -1.0).argmax())
        if not allowed[at]:
            return None
        return Heard(self._index.skill_codes[at], piece.strip(), self._sure(near[at]))

    def _sure(self, near: float) -> float:
        """Returns a cosine as a confidence, on the planner's own scale."""
        scale = self._index.calibration
        sure = 0.5 + (float(near) - scale.skill_threshold) / scale.skill_span
        return round(min(0.95, max(0.3, sure)), 2)


def pieces(text: str) -> list[str]:
    """Returns the parts of a list of things taught, each once, in order."""
    parts = (part.strip() for part in _PIECES.split(text))
    return list(dict.fromkeys(part for part in parts if _WORD.search(part)))


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
