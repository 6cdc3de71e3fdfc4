"""Whether the answer stays when only the gender or the spelling of the words changes.

    python -m models.evaluation.trust

prints both measures of the installed program as JSON. Nothing here asks whether an answer is
right, only whether it is the same.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.evaluation.answers import DATA, Classify, classified, rows
from models.evaluation.linking import COLLOQUIAL
from models.evaluation.slips import SLIPS, any_slip, by_ear, counted, spoilt, without_accents
from models.taxonomy.tables import DATA as TABLES

PAIRS = DATA / "gender_pairs_es_pe.csv"
#: Draws of the typing errors; fixed, so that two bundles are held to the same texts.
SEEDS = (11, 12, 13)
#: Ways of writing badly; see `disturbed`.
WAYS = ("typo", *SLIPS, "no_accents", "upper_case", "by_ear")
#: Words long enough for a slip: one to four, five and more.
_MOST_WORDS = 5


def gender(classify: Classify, path: Path = PAIRS) -> dict[str, Any]:
    """Compares the first answer for the masculine and the feminine of each occupation.

    Args:
        classify: What is measured.
        path: CSV with columns ``masculine``, ``feminine``, ``kind``.

    Returns:
        ``pairs``; ``same``, the share with one first answer; ``by_kind``, the same of each
        kind; ``failing``, a list of (masculine, feminine, answer, answer). No answer differs
        from any.
    """
    pairs = rows(path)
    texts = {
        f"{i}{sex[0]}": p[sex] for i, p in enumerate(pairs) for sex in ("masculine", "feminine")
    }
    first = {key: codes[0] for key, codes in classify(texts).items() if codes}
    answers = [(first.get(f"{i}m", ""), first.get(f"{i}f", "")) for i in range(len(pairs))]
    same = [m == f != "" for m, f in answers]
    of_kind = Counter(p["kind"] for p in pairs)
    kept = Counter(p["kind"] for p, is_same in zip(pairs, same, strict=True) if is_same)
    return {
        "pairs": len(pairs),
        "same": sum(same) / len(pairs),
        "by_kind": {kind: kept[kind] / total for kind, total in sorted(of_kind.items())},
        "failing": [
            (p["masculine"], p["feminine"], *answer)
            for p, answer, is_same in zip(pairs, answers, same, strict=True)
            if not is_same
        ],
    }


def typing_texts() -> dict[str, str]:
    """Returns what is typed: plain labels, masculine titles and the colloquial dev sentences.

    Keys begin with ``label``, ``title`` or ``sentence``.
    """
    texts = {
        f"label{r['ciuo08']}": r["label_plain"] for r in rows(TABLES / "occupation_labels.csv")
    }
    texts |= {f"title{i}": r["masculine"] for i, r in enumerate(rows(PAIRS))}
    texts |= {f"sentence{r['id']}": r["text"] for r in rows(COLLOQUIAL) if r["split"] == "dev"}
    return texts


def disturbed(text: str, rng: random.Random) -> dict[str, str]:
    """Returns ``text`` in every way of writing it that is measured.

    ``typo`` is the measure of the issue: no accents, and in every word of four letters or
    more one slip drawn from the four kinds, never in the first letter. The four kinds follow
    alone, also without accents; then accents, capitals and spelling by ear alone.
    """
    plain = without_accents(text)
    return {
        "typo": spoilt(plain, any_slip, rng),
        **{kind: spoilt(plain, slip, rng) for kind, slip in SLIPS.items()},
        "no_accents": plain,
        "upper_case": text.upper(),
        "by_ear": spoilt(text, by_ear, rng),
    }


def typos(classify: Classify, seed: int, texts: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Measures how often the first answer stays when the text is badly typed.

    Args:
        classify: What is measured.
        seed: Of ``random.Random``; the same seed spoils the same texts in the same way.
        texts: By key, its letters before the first digit or ``pe`` naming the set;
            `typing_texts` unless given.

    Returns:
        ``texts``, those with an answer and a word long enough; ``kept``, share by way of
        writing; ``typo_by_set`` and ``typo_by_words`` (words long enough for a slip), the
        share kept under ``typo``.
    """
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, no secret
    texts = {k: t for k, t in (texts or typing_texts()).items() if counted(t)}
    written = {
        f"{way} {k}": t for k, text in texts.items() for way, t in disturbed(text, rng).items()
    }
    answers = classify({**{f"clean {k}": t for k, t in texts.items()}, **written})
    first = {key: codes[0] for key, codes in answers.items() if codes}
    asked = {k: first[f"clean {k}"] for k in texts if f"clean {k}" in first}
    kept = {
        (way, k): first.get(f"{way} {k}") == clean for k, clean in asked.items() for way in WAYS
    }
    by_way, by_set, by_words = Counter[str](), Counter[str](), Counter[str]()
    sets, lengths = Counter(map(_set, asked)), Counter(_length(texts[k]) for k in asked)
    for (way, name), stays in kept.items():
        by_way[way] += stays
        by_set[_set(name)] += stays and way == "typo"
        by_words[_length(texts[name])] += stays and way == "typo"
    return {
        "texts": len(asked),
        "kept": {way: by_way[way] / len(asked) for way in WAYS},
        "typo_by_set": {name: by_set[name] / total for name, total in sorted(sets.items())},
        "typo_by_words": {n: by_words[n] / total for n, total in sorted(lengths.items())},
    }


def _set(key: str) -> str:
    return next((name for name in ("label", "title", "sentence") if key.startswith(name)), key)


def _length(text: str) -> str:
    words = counted(text)
    return str(words) if words < _MOST_WORDS else f"{_MOST_WORDS}+"


def main() -> None:
    """Prints both measures."""
    figures = {
        "gender": gender(classified),
        "typos": {seed: typos(classified, seed) for seed in SEEDS},
    }
    json.dump(figures, sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
