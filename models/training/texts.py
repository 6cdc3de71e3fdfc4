"""Unlabelled Spanish of the world of work: what the teacher reads aloud to the pupil.

Labels alone teach too few words. Skills, course names, public notices, sentences
of descriptions and titles recombined ("operador de" + "hornos de pan") give the
pupil the teacher's judgement on words that no label holds.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.preprocessing.features import content
from models.preprocessing.text import stem
from models.training.corpus import all_forms, held_out, read_rows, sunat_forms

_LONGEST = 140
_NOTICES = 12_000
_SENTENCES = 10_000
#: Titles of notices that must hold a word before it passes for one.
_TYPED_OFTEN = 5
_RECOMBINED = 40_000
_TITLE = re.compile(r"^(.{4,40}?) (de|en|para|con) (.{4,60})$")


def _skills(raw: Path) -> Iterator[str]:
    for row in read_rows(raw / "esco" / "skills.csv.gz"):
        yield row["label_es"]
        yield from row["alt_es"].split("|")[:1]


def _notices(raw: Path) -> Iterator[str]:
    path = next((raw / "labour").glob("servir_convocatorias_*.csv.gz"))
    seen = Counter(row["job_title"].lower() for row in read_rows(path))
    yield from (title for title, _ in sorted(seen.items(), key=lambda x: (-x[1], x[0]))[:_NOTICES])


def _courses(raw: Path) -> Iterator[str]:
    supply = raw / "supply"
    for name, column in (
        ("minedu_2025_programas_CETPRO_anexo03.csv", "denominacion"),
        ("minedu_2025_programas_IEST_anexo01.csv", "denominacion"),
        ("pronabec_beca18_ies_programas_elegibles.csv", "programa_academico"),
        ("ponte_en_carrera_2016.csv", "carrera"),
    ):
        yield from (row[column] for row in read_rows(supply / name))


def _sentences(raw: Path, rng: random.Random) -> list[str]:
    found = []
    for row in read_rows(raw / "esco" / "occupations.csv.gz"):
        found += [s for s in re.split(r"[.;,\n]| y ", row["description_es"]) if 12 < len(s) <= 110]
    for row in read_rows(raw / "esco" / "skills.csv.gz"):
        found += [s for s in re.split(r"[.;\n]", row["description_es"]) if 15 < len(s) <= 100]
    rng.shuffle(found)
    return found[:_SENTENCES]


def _recombined(titles: Iterable[str], rng: random.Random) -> Iterator[str]:
    heads: Counter[str] = Counter()
    rests: set[str] = set()
    for title in titles:
        match = _TITLE.match(title.lower())
        if match and "/" not in title:
            heads[match[1]] += 1
            rests.add(f"{match[2]} {match[3]}")
    names, ends = sorted(heads), sorted(rests)
    weights = [heads[name] ** 0.7 for name in names]
    for _ in range(_RECOMBINED):
        yield f"{rng.choices(names, weights)[0]} {rng.choice(ends)}"


def known_stems(raw: Path) -> list[str]:
    """Returns the stems of carefully written texts, repeated as often as they were met.

    Of public notices, typed in a hurry, only words that stand in several titles count.
    """
    texts = [f.text for f in all_forms(raw)]
    texts += _skills(raw)
    texts += _courses(raw)
    for row in read_rows(raw / "esco" / "skills.csv.gz"):
        texts.append(row["description_es"])
    found = [stem(word) for text in texts for word in content(text)]
    typed = Counter(stem(word) for text in _notices(raw) for word in content(text))
    return found + [word for word, count in typed.items() if count >= _TYPED_OFTEN]


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" .;,").lower()


def teaching_texts(raw: Path, seed: int) -> list[str]:
    """Returns distinct lower-case texts in a fixed order; no held-out Peruvian title."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable shuffle, not a secret
    forms = all_forms(raw)
    measured = {_clean(f.text) for f in sunat_forms(raw) if held_out(f.text)}
    official = [f.text for f in forms if f.source in ("esco", "sunat")]
    kept: dict[str, None] = {}
    for source in (
        [f.text for f in forms],
        _skills(raw),
        _notices(raw),
        _courses(raw),
        _sentences(raw, rng),
        _recombined(official, rng),
    ):
        for text in source:
            clean = _clean(text)
            if 2 < len(clean) <= _LONGEST and clean not in measured:
                kept.setdefault(clean)
    return list(kept)
