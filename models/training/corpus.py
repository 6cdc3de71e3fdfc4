"""Labelled forms: every name of an occupation, with the CIUO-08 group it stands for.

Sources: ESCO's Spanish labels and alternative labels, the titles of CIUO-08's own
groups, Peru's official titles (SUNAT table 30, known by CO-95 group only) and our
lexicon of how people in Peru speak of their work. ``linking_dev`` is never read
here: it chooses between variants, it does not teach.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "data" / "lexicon"
DATA = LEXICON.parent
#: One title in five is never trained on; it measures.
HELD_OUT_SHARE = 5
_SHORTEST_DESCRIPTION, _LONGEST_DESCRIPTION = 20, 140


@dataclass(frozen=True)
class Form:
    """One way to name or describe an occupation.

    Attributes:
        text: The words.
        concept: What it names: an ESCO occupation, an ISCO code, a lexicon group.
        ciuo08: Unit group, or "" where the source knows only ``co95``.
        source: ``esco``, ``isco``, ``sunat``, ``lexicon``, ``unpaid``, ``skill``
            or ``description``.
        co95: Three digits, SUNAT only.
    """

    text: str
    concept: str
    ciuo08: str
    source: str
    co95: str = ""


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yields the rows of a CSV file, gzipped or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    yield from csv.DictReader(io.StringIO(text, newline=""))


def held_out(title: str) -> bool:
    """Tells whether a Peruvian title belongs to the 20 % that only measures."""
    return zlib.crc32(title.encode()) % HELD_OUT_SHARE == 0


def _spellings(label: str) -> list[str]:
    """Returns the feminine and masculine halves of "tejedor/tejedora" as well."""
    parts = [part.strip() for part in label.split("/") if part.strip()]
    return parts if len(parts) > 1 else [label.strip()]


def esco_forms(raw: Path) -> Iterator[Form]:
    """Yields labels and alternative labels of ESCO's occupations."""
    for row in read_rows(raw / "esco" / "occupations.csv.gz"):
        concept = row["uri"].rsplit("/", 1)[-1]
        names = [row["label_es"], *row["alt_es"].split("|")]
        texts = dict.fromkeys(t for name in names if name.strip() for t in _spellings(name))
        for text in texts:
            yield Form(text, concept, row["isco08"], "esco")


def description_forms(raw: Path) -> Iterator[Form]:
    """Yields the beginning of each ESCO description: a view to learn from, no name."""
    for row in read_rows(raw / "esco" / "occupations.csv.gz"):
        sentence = row["description_es"].split(".")[0].strip()
        if len(sentence) > _LONGEST_DESCRIPTION:
            sentence = sentence[:_LONGEST_DESCRIPTION].rsplit(" ", 1)[0]
        if len(sentence) > _SHORTEST_DESCRIPTION:
            yield Form(sentence, row["uri"].rsplit("/", 1)[-1], row["isco08"], "description")


def isco_forms(raw: Path) -> Iterator[Form]:
    """Yields the titles of CIUO-08's unit groups."""
    for row in read_rows(raw / "esco" / "isco08_es.csv"):
        if len(row["code"]) == 4:
            yield Form(row["label_es"], "C" + row["code"], row["code"], "isco")


def _certain_groups() -> dict[str, str]:
    """Returns the CO-95 groups that the crosswalk sends whole to one unit group."""
    rows = read_rows(DATA / "co95_ciuo08.csv")
    return {row["co95"]: row["ciuo08"] for row in rows if float(row["weight"]) == 1.0}


def sunat_forms(raw: Path) -> Iterator[Form]:
    """Yields Peru's official titles, with a unit group where the crosswalk is certain."""
    certain = _certain_groups()
    for row in read_rows(raw / "titles_pe" / "sunat_t30_train.csv"):
        name = row["nombre"].replace("Ð", "Ñ")
        yield Form(name, "T" + row["codigo"], certain.get(row["co95"], ""), "sunat", row["co95"])


def lexicon_forms(folder: Path = LEXICON) -> Iterator[Form]:
    """Yields our own Peruvian titles and phrases, and the plain labels."""
    for row in read_rows(folder.parent / "occupation_labels.csv"):
        yield Form(row["label_plain"], "L" + row["ciuo08"], row["ciuo08"], "lexicon")
    for path in sorted(folder.glob("forms_*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            code, _kind, text = line.split("\t")
            if code.isdigit():
                yield Form(text, "L" + code, code, "lexicon")


def unpaid_forms(path: Path = DATA / "unpaid_work.csv") -> Iterator[Form]:
    """Yields unpaid work of a household and a community, by its paid equivalent."""
    for row in read_rows(path):
        for text in [row["label"], *row["forms"].split("|")]:
            yield Form(text, "U" + row["code"], row["ciuo08"], "unpaid")


def skill_forms(path: Path = DATA / "skills.csv") -> Iterator[Form]:
    """Yields the ways to say each skill; they belong to no unit group."""
    for row in read_rows(path):
        for text in dict.fromkeys([row["label"], row["phrase"], *row["forms"].split("|")]):
            yield Form(text, "S" + row["code"], "", "skill")


def all_forms(raw: Path, *, with_held_out: bool = False) -> list[Form]:
    """Returns every form in a fixed order, without the held-out titles unless asked."""
    forms = [*isco_forms(raw), *esco_forms(raw)]
    forms += [f for f in sunat_forms(raw) if with_held_out or not held_out(f.text)]
    forms += lexicon_forms()
    forms += unpaid_forms()
    forms += skill_forms()
    forms += description_forms(raw)
    return [f for f in forms if f.text.strip()]
