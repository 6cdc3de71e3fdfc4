"""Tables of the model cards: pure functions from metrics and manifest to Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from models.evaluation.metrics_file import Json, at

#: Stands where the metrics file has no figure.
NOTHING = "not measured"
#: Measures and attributes of the fairness table, in its order.
_MEASURES = ("top 1", "top 3", "abstains", "pathway")
_ATTRIBUTES = ("department", "education", "sex")
#: Cases of skill matching and ways of ordering courses, in the order of their tables.
_CASES = ("title_and_skills", "title", "skills")
_ORDERS = ("model", "hand_made", "popularity", "random", "best_possible")


class Line(NamedTuple):
    """One line of a table of figures.

    Attributes:
        what: In words, split included.
        path: Where the figure stands among the sections.
        cases: Where the number of cases stands.
        goal: What was to be reached, "—" where nothing was set.
    """

    what: str
    path: tuple[str, ...]
    cases: tuple[str, ...]
    goal: str = "—"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Returns a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def shown(value: Any) -> str:
    """Returns a figure as the cards show it: three decimals, counts with commas."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def figures(lines: Sequence[Line], sections: Json) -> str:
    """Returns the table of the main figures, each with its goal and number of cases."""
    rows = [
        [
            line.what,
            shown(at(sections, *line.cases)),
            line.goal,
            shown(at(sections, *line.path)),
        ]
        for line in lines
    ]
    return table(["what", "n", "goal", "figure"], rows)


def typos(sections: Json) -> str:
    """Returns the share of first answers kept under each way of bad typing, by seed."""
    seeds = sorted(at(sections, "typos") or {})
    found = (at(sections, "typos", seeds[0], "kept") or {}) if seeds else {}
    ways = sorted(found, key=lambda way: (way != "typo", way))
    if not ways:
        return f"Typing errors: {NOTHING}."
    rows = []
    for way in ways:
        kept = [at(sections, "typos", seed, "kept", way) for seed in seeds]
        rows.append(
            [way.replace("_", " "), shown(sum(kept) / len(kept)), shown(max(kept) - min(kept))]
        )
    return table(["way of writing", f"kept, mean of {len(seeds)} draws", "between draws"], rows)


def calibration(sections: Json) -> str:
    """Returns calibration errors and what abstaining at a precision costs, half by half."""
    rows = []
    for section, split in (("calibration_dev", "dev"), ("calibration_test", "test")):
        for name in ("titles", "colloquial"):
            told = at(sections, section, name, split) or {}
            keys = ("answers", "right", "confidence", "ece_equal_mass", "ece_by_chance", "brier")
            rows.append([f"{name}, {split}", *(shown(told.get(key)) for key in keys)])
    head = ["set", "n", "right", "mean confidence", "ECE", "ECE of perfect confidences", "Brier"]
    kept = []
    for name in ("titles", "colloquial"):
        for precision in ("0.8", "0.9", "0.95"):
            told = at(sections, "calibration_test", name, f"abstain_{precision}", "test") or {}
            gets = ("least", "coverage", "precision")
            kept.append([name, precision, *(shown(told.get(key)) for key in gets)])
    wanted = ["set", "precision asked on dev", "threshold", "answered on test", "right on test"]
    return f"{table(head, rows)}\n\n{table(wanted, kept)}"


def fairness(sections: Json) -> str:
    """Returns the largest gaps between groups, then the shares of every group."""
    found = at(sections, "fairness")
    if found is None:
        return f"By department, schooling and sex: {NOTHING}."
    gaps, groups = [], []
    for measure in _MEASURES:
        for attribute in _ATTRIBUTES:
            gap = at(found, "gaps", measure, attribute)
            if gap is not None:
                keys = ("lowest", "highest", "size", "p", "p_within", "beyond_chance")
                gaps.append([measure, attribute, *(shown(gap[key]) for key in keys)])
    shares: Mapping[str, Any] = at(found, "groups") or {}
    for attribute in _ATTRIBUTES:
        names = sorted({name for one in shares.values() for name in one.get(attribute, {})})
        for name in names:
            row = [attribute, name]
            for measure in _MEASURES:
                told = at(shares, measure, attribute, name)
                row.append("—" if told is None else f"{told['share']:.3f} (n {told['persons']:,})")
            groups.append(row)
    first = table(
        ["measure", "by", "lowest", "highest", "gap", "p", "p within jobs", "beyond chance"], gaps
    )
    return f"{first}\n\n{table(['by', 'group', *_MEASURES], groups)}"


def matching(sections: Json) -> str:
    """Returns nDCG@20 of the network and its baselines in each case, with the paired test."""
    cases: Mapping[str, Any] = at(sections, "skill_matching", "skills") or {}
    rows = []
    for case in (case for case in _CASES if case in cases):
        own, others = cases[case]["network"], cases[case]["baselines"]
        rows.append([case, "the network", shown(own["occupations"]), shown(own["ndcg@20"]), "", ""])
        for name, other in sorted(others.items(), key=lambda pair: -pair[1]["ndcg@20"]):
            test = other["network_minus_it"]
            apart = f"{test['difference']:+.3f} ({test['low']:+.3f} to {test['high']:+.3f})"
            rows.append(["", name, "", shown(other["ndcg@20"]), apart, f"{test['p']:.4f}"])
    if not rows:
        return f"nDCG@20 beside the baselines: {NOTHING}."
    return table(
        ["given", "ranking by", "n", "nDCG@20", "network less it (95 %)", "p, paired"], rows
    )


def _interval(told: Any) -> str:
    if told is None:
        return NOTHING
    return f"{told['mean']:.3f} ({told['low']:.3f} to {told['high']:.3f})"


def courses(sections: Json) -> str:
    """Returns what the first course is worth, cold, after answers, and when tastes change."""
    found = at(sections, "recommendations")
    if found is None:
        return f"On simulated people: {NOTHING}."
    rows = [
        [
            "cold",
            order.replace("_", " "),
            _interval(at(found, "cold", order, "value@1")),
            _interval(at(found, "cold", order, "ndcg@5")),
        ]
        for order in _ORDERS
    ]
    for case, answers in (("warm", found["warm"]), ("drifted", found["drifted"]["answers"])):
        rows += [
            [case, f"model after {count} answers", _interval(a["value@1"]), _interval(a["ndcg@5"])]
            for count, a in sorted(answers.items(), key=lambda pair: int(pair[0]))
        ]
    return table(["case", "order by", "true worth of the first (95 %)", "nDCG@5 (95 %)"], rows)


def off_policy(sections: Json) -> str:
    """Returns the three estimates beside the truth that only a simulator knows."""
    found = at(sections, "recommendations", "off_policy")
    if found is None:
        return f"Off-policy estimates: {NOTHING}."
    rows = [["truth", shown(found["truth"]), "", ""]]
    for key, name in (("ips", "IPS"), ("snips", "SNIPS"), ("doubly_robust", "doubly robust")):
        told = found[key]
        rows.append([name, *(shown(told[part]) for part in ("value", "error", "clipped"))])
    return table(["estimate", "worth a list", "standard error", "share clipped"], rows)
