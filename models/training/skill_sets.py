"""ESCO's occupations as sets of the kiosk's plain skills, and how they are split.

ESCO relates some 3,000 occupations to 13,000 skills; ``skills.csv`` says which of those each
of the 304 plain skills stands for. One occupation in five, by the CRC-32 of its address, is held
out: it measures and teaches nothing. What a unit group needs is derived here from the other
four, since ``occupation_skills.csv`` is made from all of them.

ESCO is (c) European Union, reused with attribution and modified here.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.building.skill_tallies import tally_occupations
from models.building.skills import derive
from models.building.sources.esco import Occupation, Relation
from models.training.corpus import DATA, HELD_OUT_SHARE, description_forms, esco_forms, read_rows

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
#: Turns texts into unit vectors, float32 (texts, 192).
Encode = Callable[[Sequence[str]], Floats]
#: A useful need weighs half, as in ``kiosk.planner.catalogue.Catalogue.needs``.
_USEFUL = 0.5


#: Vectors of length below 1 give logits near 0, and a softmax over 300 skills would spend most
#: steps growing them (after 1,000 steps nDCG@20 on training occupations .85 instead of .73).
_START = 3.0


@dataclass(frozen=True)
class SkillSets:
    """Occupations with at least one plain skill and a Spanish title, in the file's order.

    Attributes:
        keys: Last part of each occupation's address.
        essential: bool (occupations, skills).
        optional: bool (occupations, skills), without the essential ones.
        group: int64 (occupations,), place of the unit group in ``codes``.
        held_out: bool (occupations,), those that only measure.
        titles: Names of each occupation, the preferred one first.
        descriptions: The beginning of each description, "" where there is none.
        codes: Sorted unit groups of CIUO-08.
        skills: Sorted codes of the plain skills.
    """

    keys: tuple[str, ...]
    essential: Flags
    optional: Flags
    group: Ints
    held_out: Flags
    titles: tuple[tuple[str, ...], ...]
    descriptions: tuple[str, ...]
    codes: tuple[str, ...]
    skills: tuple[str, ...]

    @property
    def relevance(self) -> Floats:
        """float32 (occupations, skills): 2 essential, 1 optional, 0 neither."""
        return np.asarray(2 * self.essential + self.optional, np.float32)


def measures(uri: str) -> bool:
    """Tells whether an ESCO occupation belongs to the 20 % that only measures."""
    return zlib.crc32(uri.encode()) % HELD_OUT_SHARE == 0


def group_measures(code: str) -> bool:
    """Tells whether a unit group is left out whole in the harder test (20 % of groups)."""
    return zlib.crc32(b"group " + code.encode()) % HELD_OUT_SHARE == 0


def _plain(data: Path) -> tuple[tuple[str, ...], Mapping[str, list[int]]]:
    """Returns the sorted plain skills, and of each ESCO skill the places it stands at."""
    rows = list(read_rows(data / "skills.csv"))
    codes = tuple(sorted(row["code"] for row in rows))
    place = {code: i for i, code in enumerate(codes)}
    stands: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        for key in filter(None, row["esco_uris"].split("|")):
            stands[key].append(place[row["code"]])
    return codes, stands


def load(raw: Path, data: Path = DATA) -> SkillSets:
    """Reads ESCO's occupations.

    Args:
        raw: The folder of raw files.
        data: The folder of derived tables.
    """
    skills, stands = _plain(data)
    codes = tuple(sorted(row["ciuo08"] for row in read_rows(data / "occupations.csv")))
    rows = list(read_rows(raw / "esco" / "occupations.csv.gz"))
    at = {row["uri"]: i for i, row in enumerate(rows)}
    sets = np.zeros((2, len(rows), len(skills)), bool)
    for link in read_rows(raw / "esco" / "occupation_skill.csv.gz"):
        for column in stands.get(link["skill_uri"].rsplit("/", 1)[-1], ()):
            if link["occupation_uri"] in at:
                essential = link["relation"] == "essential"
                sets[0 if essential else 1, at[link["occupation_uri"]], column] = True
    titles: dict[str, list[str]] = defaultdict(list)
    for form in esco_forms(raw):
        titles[form.concept].append(form.text)
    told = {form.concept: form.text for form in description_forms(raw)}
    keys = [row["uri"].rsplit("/", 1)[-1] for row in rows]
    kept = [i for i, row in enumerate(rows) if sets[:, i].any() and row["label_es"].strip()]
    place = {code: i for i, code in enumerate(codes)}
    return SkillSets(
        keys=tuple(keys[i] for i in kept),
        essential=sets[0, kept],
        optional=(sets[1] & ~sets[0])[kept],
        group=np.array([place[rows[i]["isco08"]] for i in kept], np.int64),
        held_out=np.array([measures(rows[i]["uri"]) for i in kept], bool),
        titles=tuple(tuple(titles[keys[i]]) for i in kept),
        descriptions=tuple(told.get(keys[i], "") for i in kept),
        codes=codes,
        skills=skills,
    )


@dataclass(frozen=True)
class Titles:
    """The vectors of all names and descriptions.

    Attributes:
        vectors: float32 (texts, 192), ordered by occupation.
        starts: int64 (occupations + 1,), where each occupation's begin.
    """

    vectors: Floats
    starts: Ints


def read_titles(sets: SkillSets, encode: Encode) -> Titles:
    """Encodes every name and description of every occupation."""
    texts = [
        [*names, *filter(None, [told])]
        for names, told in zip(sets.titles, sets.descriptions, strict=True)
    ]
    starts = np.cumsum([0, *map(len, texts)])
    return Titles(encode([text for own in texts for text in own]), np.asarray(starts, np.int64))


def co_occurrence(relevance: Floats, dim: int) -> Floats:
    """Returns skill vectors that start near each other where occupations ask for both.

    Args:
        relevance: float32 (occupations, skills).
        dim: Length of a vector.

    Returns:
        float32 (skills, dim), the first right singular vectors, stretched; zeros beyond the
        rank of ``relevance``.
    """
    rows = relevance / np.maximum(np.linalg.norm(relevance, axis=1, keepdims=True), 1e-6)
    found = np.linalg.svd(rows, full_matrices=False)[2][:dim].T
    vectors = np.zeros((relevance.shape[1], dim), np.float32)
    vectors[:, : found.shape[1]] = _START * found
    return vectors


def needs_of(raw: Path, teaching: frozenset[str], data: Path = DATA) -> Floats:
    """Derives what each unit group needs from some of ESCO's occupations only.

    Args:
        raw: The folder of raw files.
        teaching: Keys of the occupations that may speak.
        data: The folder of derived tables.

    Returns:
        float32 (groups, skills), weights 0 to 1, useful needs by half.
    """
    occupations = [
        Occupation(row["uri"].rsplit("/", 1)[-1], row["isco08"], row["label_es"])
        for row in read_rows(raw / "esco" / "occupations.csv.gz")
        if row["uri"].rsplit("/", 1)[-1] in teaching
    ]
    relations = (
        Relation(
            row["occupation_uri"].rsplit("/", 1)[-1],
            row["skill_uri"].rsplit("/", 1)[-1],
            row["relation"] == "essential",
        )
        for row in read_rows(raw / "esco" / "occupation_skill.csv.gz")
    )
    skills = list(read_rows(data / "skills.csv"))
    codes = sorted(row["ciuo08"] for row in read_rows(data / "occupations.csv"))
    rows = derive(
        codes,
        tally_occupations(occupations, relations, skills),
        skills,
        list(read_rows(data / "skill_corrections.csv")),
    )
    place = {code: i for i, code in enumerate(codes)}
    column = {code: i for i, code in enumerate(sorted(row["code"] for row in skills))}
    needs = np.zeros((len(codes), len(column)), np.float32)
    for row in rows:
        weight = row.weight if row.relation == "essential" else _USEFUL * row.weight
        needs[place[row.ciuo08], column[row.skill]] = weight
    return needs
