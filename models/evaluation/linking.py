"""Scores the files that ``yachay rank`` and ``yachay classify`` write.

The commands run as anyone would run them, in their own process; this module
only prepares their input and reads their output.
"""

from __future__ import annotations

import csv
import gzip
import subprocess
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from models.evaluation.metrics import accuracy_at, mean_average_precision, mean_reciprocal_rank
from models.training.corpus import HELD_OUT_SHARE, Form, held_out, sunat_forms

#: (id, text, expected code, first three codes given)
Miss = tuple[str, str, str, list[str]]
COLLOQUIAL = Path(__file__).parent / "data" / "colloquial_es_pe.csv"
#: More than the 4,661 titles of TalentCLEF: MAP reads the ranking to its end.
_WHOLE = 5000


def _yachay(*arguments: object) -> None:
    command = [str(Path(sys.executable).parent / "yachay"), *map(str, arguments)]
    subprocess.run(command, check=True)  # noqa: S603 - our own program, no shell


def _write(path: Path, rows: Mapping[str, str]) -> Path:
    path.write_text("".join(f"{key}\t{text}\n" for key, text in rows.items()), "utf-8")
    return path


def _read_run(path: Path) -> dict[str, list[str]]:
    run: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        query, item, *_ = line.split("\t")
        run[query].append(item)
    return run


def rank(
    queries: Mapping[str, str], corpus: Mapping[str, str], top: int = 200
) -> dict[str, list[str]]:
    """Runs ``yachay rank`` and returns the ranked corpus ids of each query."""
    with tempfile.TemporaryDirectory() as folder:
        q = _write(Path(folder) / "q.tsv", queries)
        c = _write(Path(folder) / "c.tsv", corpus)
        out = Path(folder) / "run.tsv"
        _yachay("rank", "--queries", q, "--corpus", c, "--out", out, "--top", top)
        return _read_run(out)


def classify(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Runs ``yachay classify`` and returns up to ten CIUO-08 codes of each text."""
    with tempfile.TemporaryDirectory() as folder:
        source = _write(Path(folder) / "x.tsv", texts)
        out = Path(folder) / "y.tsv"
        _yachay("classify", "--input", source, "--out", out)
        return _read_run(out)


def melo(folder: Path) -> dict[str, float]:
    """MRR on MELO es-es (``linking_dev/melo_es``), and how many queries have judgements."""
    queries = dict(_pairs((folder / "queries.tsv").read_text("utf-8")))
    corpus = dict(_pairs(gzip.decompress((folder / "corpus.tsv.gz").read_bytes()).decode()))
    wanted = _qrels(folder / "qrels.tsv")
    return {"mrr": mean_reciprocal_rank(rank(queries, corpus), wanted), "queries": len(wanted)}


def talentclef(folder: Path) -> dict[str, float]:
    """MAP and MRR on TalentCLEF 2025 Spanish validation (``linking_dev/talentclef_es``).

    Both over the whole ranking; a query's judgements are all its relevant titles.
    """
    queries = dict(_pairs((folder / "queries").read_text("utf-8"), header=True))
    corpus = dict(_pairs((folder / "corpus_elements").read_text("utf-8"), header=True))
    wanted = _qrels(folder / "qrels.tsv")
    runs = rank(queries, corpus, _WHOLE)
    return {
        "map": mean_average_precision(runs, wanted),
        "mrr": mean_reciprocal_rank(runs, wanted),
        "queries": len(wanted),
    }


def titles_pe(raw: Path) -> dict[str, float]:
    """CO-95 group of the nearest training title, for the 20 % of titles held out.

    Beside it, under ``train``, the same for another fifth that did teach, each answered by the
    nearest of the others.
    """
    forms = list(sunat_forms(raw))
    known = {f.concept: f for f in forms if not held_out(f.text)}
    asked = {f.concept: f for f in forms if held_out(f.text)}
    taught = {k: f for k, f in known.items() if zlib.crc32(f.text.encode()) % HELD_OUT_SHARE == 1}
    figures = _nearest(asked, known)
    return {
        **figures,
        **{f"train_{name}": value for name, value in _nearest(taught, known).items()},
    }


def _nearest(asked: Mapping[str, Form], known: Mapping[str, Form]) -> dict[str, float]:
    """Returns accuracy at 1 and 5 of the nearest other titles' groups, and how many were asked."""
    runs = rank({k: f.text for k, f in asked.items()}, {k: f.text for k, f in known.items()})
    groups = {q: [known[i].co95 for i in items if i != q] for q, items in runs.items()}
    wanted = {key: {f.co95} for key, f in asked.items()}
    figures = {f"accuracy@{k}": accuracy_at(groups, wanted, k) for k in (1, 5)}
    return {**figures, "queries": len(wanted)}


def colloquial(split: str) -> tuple[dict[str, float], list[Miss]]:
    """Unit group of colloquial descriptions; returns figures and the top-3 failures.

    Args:
        split: ``dev`` (for choosing) or ``test`` (for reporting only).

    Returns:
        Accuracy at 1, 3 and 10 and how many descriptions; (id, text, expected, first three)
        of each miss.
    """
    with COLLOQUIAL.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split]
    runs = classify({row["id"]: row["text"] for row in rows})
    wanted = {row["id"]: {row["ciuo08"], row["also"]} - {""} for row in rows}
    figures = {f"accuracy@{k}": accuracy_at(runs, wanted, k) for k in (1, 3, 10)}
    figures["queries"] = len(wanted)
    missed = [
        (row["id"], row["text"], row["ciuo08"], runs.get(row["id"], [])[:3])
        for row in rows
        if not wanted[row["id"]] & set(runs.get(row["id"], [])[:3])
    ]
    return figures, missed


def _pairs(text: str, *, header: bool = False) -> list[tuple[str, str]]:
    lines = text.splitlines()[1 if header else 0 :]
    return [(key, rest) for key, _, rest in (line.partition("\t") for line in lines) if key]


def _qrels(path: Path) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("utf-8").splitlines():
        query, _, item, grade = line.split()
        if int(grade) > 0:
            wanted[query].add(item)
    return wanted
