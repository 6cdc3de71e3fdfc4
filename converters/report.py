"""The report of the conversion: every variant of every model, and which one was taken."""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from converters.agreement import Tolerance
from converters.choose import SAME_SIZE, Rule, objections
from converters.measure import Comparison, Measured

#: Columns of words; the others are of figures and stand to the right.
_WORDS = frozenset({"variant", "variant and output", "verdict"})


@dataclass(frozen=True)
class Machine:
    """Where and when the figures were taken."""

    date: str
    processor: str
    tensorflow: str
    litert: str


@dataclass(frozen=True)
class Section:
    """One model of the report.

    Attributes:
        comparison: Its variants.
        rule: What they had to keep to.
        chosen: Name of the variant taken.
        quality: What the figure of quality is, and of what data, in English.
    """

    comparison: Comparison
    rule: Rule
    chosen: str
    quality: str


def this_machine(date: str) -> Machine:
    """Returns this machine, with the date given, as the report names it."""
    names = [platform.machine()]
    if Path("/proc/cpuinfo").is_file():
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        names = [x.partition(":")[2].strip() for x in lines if x.startswith("model name")] or names
    processor = f"{names[0]}, {os.cpu_count()} cores"
    return Machine(date, processor, version("tensorflow"), version("ai-edge-litert"))


def _asked(tolerance: Tolerance) -> str:
    words = [
        f"cosine ≥ {tolerance.lowest}" if tolerance.lowest is not None else "",
        f"same first ≥ {tolerance.top1}" if tolerance.top1 is not None else "",
        f"error ≤ {tolerance.max_abs}" if tolerance.max_abs is not None else "",
    ]
    return ", ".join(filter(None, words)) or "nothing"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    rule = ["---" if words in _WORDS else "---:" for words in head]
    return [f"| {' | '.join(cells)} |" for cells in (head, rule, *rows)]


def _verdict(name: str, one: Measured, section: Section) -> str:
    why = objections(one, section.rule)
    return "**taken**" if name == section.chosen else "; ".join(why) or "qualifies"


def _figures(section: Section) -> list[str]:
    return _table(
        ["variant", "bytes", "p50 µs", "p95 µs", "quality", "lost", "verdict"],
        [
            [name, f"{one.size:,}", f"{one.p50:.0f}", f"{one.p95:.0f}", f"{one.quality:.4f}",
             f"{one.loss:.2%}", _verdict(name, one, section)]
            for name, one in section.comparison.measured.items()
        ],
    )  # fmt: skip


def _parity(section: Section) -> list[str]:
    return _table(
        ["variant and output", "worst error", "cosine, lowest", "mean", "same first",
         "of first five"],
        [
            [f"{name}, `{output}`", f"{a.max_abs:.2g}", f"{a.lowest:.4f}", f"{a.mean:.4f}",
             f"{a.top1:.3f}", f"{a.top5:.3f}"]
            for name, one in section.comparison.measured.items()
            for output, a in one.parity.items()
        ],
    )  # fmt: skip


def _floats(section: Section) -> str:
    one = section.comparison.measured.get("int8")
    if one is None:
        return ""
    kept = Counter(one.float_operations)
    words = ", ".join(f"{name} × {count}" for name, count in sorted(kept.items()))
    return f"Of int8 stay in floats: {words or 'none'}."


def _section(name: str, section: Section) -> list[str]:
    rule, comparison = section.rule, section.comparison
    asked = "; ".join(f"`{out}` {_asked(tol)}" for out, tol in sorted(rule.tolerance.items()))
    failed = [f"- {one}: not made. {reason}" for one, reason in sorted(comparison.failed.items())]
    return [
        f"## `{name}`", "",
        f"Quality: {section.quality}; Keras {comparison.quality:.4f}. At most {rule.loss:.2%} of "
        f"it may be lost, one call may take {rule.latency:.0f} µs. Parity asked: {asked}.", "",
        *_figures(section), "",
        *_parity(section), "",
        *filter(None, [_floats(section)]),
        *failed,
        "",
    ]  # fmt: skip


def render(sections: Mapping[str, Section], machine: Machine) -> str:
    """Returns ``docs/models/conversion.md``.

    Args:
        sections: By name of the model, in the order of the page.
        machine: Where and when the figures were taken.
    """
    lines = [
        "# Conversion", "",
        "Written by `converters/report.py`; do not edit by hand. Each Keras model in several "
        "precisions, run by LiteRT on one thread. The variants take turns, so that what else the "
        "machine does falls on all alike. Parity and quality are measured against Keras on the "
        "same inputs. `lost` is the share of Keras's figure; less than 0 is a gain.", "",
        "**Rule.** A variant qualifies if its loss of quality, its parity in every output and its "
        "median latency keep to what stands above its table. The smallest file that qualifies is "
        f"taken; of files within {SAME_SIZE:.0%} of the smallest, the fastest.", "",
        f"- date: {machine.date}",
        f"- processor: {machine.processor}",
        f"- TensorFlow {machine.tensorflow}, LiteRT {machine.litert}", "",
    ]  # fmt: skip
    for name, section in sections.items():
        lines += _section(name, section)
    return "\n".join(lines).rstrip() + "\n"


def figures(sections: Mapping[str, Section], machine: Machine) -> dict[str, object]:
    """Returns the figures of :func:`render` as plain data for JSON."""
    models = {
        name: {
            "chosen": section.chosen,
            "rule": asdict(section.rule),
            "quality_is": section.quality,
            **asdict(section.comparison),
        }
        for name, section in sections.items()
    }
    return {"machine": asdict(machine), "models": models}
