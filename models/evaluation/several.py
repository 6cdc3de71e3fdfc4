"""Several jobs, time, wishes, denials and other people's work in one text.

    python -m models.evaluation.several dev

prints what ``yachay plan`` makes of ``data/several_es_pe.csv``. ``dev`` is for choosing rules,
``test`` only for reporting.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.evaluation.answers import DATA, Plan, planned, rows

SEVERAL = DATA / "several_es_pe.csv"
#: Where the written people live: Juliaca. What is understood does not depend on it.
_UBIGEO = "211101"


@dataclass(frozen=True)
class Told:
    """One written text and what it tells.

    Attributes:
        text: The words.
        experience: One set of CIUO-08 codes for each job; any code of the set will do.
        also: Codes that count neither for nor against.
        wishes: Words of the text that say a wish.
        not_own: Words of the text that tell of what the person denies, or what others do.
        kind: What the text tries.
    """

    text: str
    experience: tuple[frozenset[str], ...]
    also: frozenset[str]
    wishes: tuple[str, ...]
    not_own: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class Count:
    """What one profile got right.

    Attributes:
        right: Recognised groups that the text tells of.
        wrong: Recognised groups that it does not.
        found: Jobs of the text with a recognised group.
        told: Jobs of the text.
        leaked: Whether a wrong group rests on words of a wish, a denial or others' work.
        wishes_found: Wishes of the text among the profile's.
    """

    right: int
    wrong: int
    found: int
    told: int
    leaked: bool
    wishes_found: int


def read(split: str, path: Path = SEVERAL) -> dict[str, Told]:
    """Returns the texts of a split by their id."""
    return {
        row["id"]: Told(
            text=row["text"],
            experience=tuple(frozenset(one.split("/")) for one in _parts(row["experience"])),
            also=frozenset(_parts(row["also"])),
            wishes=tuple(_parts(row["wishes"])),
            not_own=(*_parts(row["denied"]), *_parts(row["others"])),
            kind=row["kind"],
        )
        for row in rows(path)
        if row["split"] == split
    }


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _holds(words: str, part: str) -> bool:
    """Tells whether ``part`` stands in ``words`` as whole words."""
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", words) is not None


def count(told: Told, profile: Mapping[str, Any]) -> Count:
    """Holds one profile, as ``yachay plan --json`` has it, against what the text tells."""
    evidence = {e["ciuo08"]: e["evidence"] for e in profile["experience"]}
    known = frozenset().union(*told.experience)
    wrong = evidence.keys() - known - told.also
    forbidden = (*told.wishes, *told.not_own)
    return Count(
        right=len(evidence.keys() & known),
        wrong=len(wrong),
        found=sum(bool(one & evidence.keys()) for one in told.experience),
        told=len(told.experience),
        leaked=any(_holds(evidence[code], part) for code in wrong for part in forbidden),
        wishes_found=sum(
            any(_holds(wish, part) for wish in profile["wishes"]) for part in told.wishes
        ),
    )


def figures(texts: Iterable[Told], counts: Iterable[Count]) -> dict[str, float]:
    """Sums counts up.

    Returns:
        ``precision`` and ``recall`` over all jobs and their ``f1``; ``kept_apart``, the share
        of texts with a wish, a denial or others' work in which none became experience;
        ``wishes``, the share of wishes found. What has nothing to be counted on is 1.
    """
    pairs = list(zip(texts, counts, strict=True))
    total: dict[str, int] = defaultdict(int)
    for told, one in pairs:
        total["right"] += one.right
        total["given"] += one.right + one.wrong
        total["found"] += one.found
        total["told"] += one.told
        if told.wishes or told.not_own:
            total["risky"] += 1
            total["apart"] += not one.leaked
        total["wished"] += len(told.wishes)
        total["wishes"] += one.wishes_found
    precision = _share(total["right"], total["given"])
    recall = _share(total["found"], total["told"])
    both = precision + recall
    return {
        "texts": len(pairs),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
        "kept_apart": _share(total["apart"], total["risky"]),
        "wishes": _share(total["wishes"], total["wished"]),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def several(
    split: str, plan: Plan = planned, path: Path = SEVERAL
) -> tuple[dict[str, Any], list[tuple[str, str, dict[str, Any]]]]:
    """Measures the profiles of a split.

    Args:
        split: ``dev`` (for choosing) or ``test`` (for reporting only).
        plan: What answers; its ``profile`` is read.
        path: The written texts.

    Returns:
        Figures over all texts and, under ``by_kind``, over each kind; and (id, text, profile)
        of every text with a wrong group, a missed job or a leak.
    """
    texts = read(split, path)
    profiles = {
        key: plan({"text": told.text, "ubigeo": _UBIGEO})["profile"] for key, told in texts.items()
    }
    counts = {key: count(told, profiles[key]) for key, told in texts.items()}
    kinds = {
        kind: [key for key, told in texts.items() if told.kind == kind]
        for kind in dict.fromkeys(told.kind for told in texts.values())
    }
    result: dict[str, Any] = figures(texts.values(), counts.values())
    result["by_kind"] = {
        kind: figures([texts[k] for k in keys], [counts[k] for k in keys])
        for kind, keys in kinds.items()
    }
    missed = [
        (key, texts[key].text, profiles[key])
        for key, one in counts.items()
        if one.wrong or one.leaked or one.found < one.told
    ]
    return result, missed


def main() -> None:
    """Prints the figures of the split named, of ``dev`` the failures as well."""
    split = sys.argv[1]
    result, missed = several(split)
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    for key, text, profile in missed if split == "dev" else ():
        told = ", ".join(f"{e['ciuo08']} «{e['evidence']}»" for e in profile["experience"])
        sys.stdout.write(f"{key}\t{text}\t{told}\n")


if __name__ == "__main__":
    main()
