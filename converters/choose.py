"""The rule that picks one variant of a model for the device.

A variant qualifies if its loss of quality, its parity with Keras in every output and
its median latency keep to the rule. Of those that qualify the smallest file is taken;
files within :data:`SAME_SIZE` of the smallest count as equally small, and of these the
fastest is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from converters.agreement import Tolerance
from converters.measure import Comparison, Measured

#: A file larger by this share than the smallest is as good: its few bytes are headers.
SAME_SIZE = 0.02
#: What the arithmetic of shares is off by: (1 - 0.98) / 1 is a little more than 0.02.
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Rule:
    """What a variant must keep to.

    Attributes:
        loss: Greatest share of Keras's quality that may be lost.
        latency: Greatest median of one call, in microseconds, on the machine that measures.
        tolerance: Parity asked of each output of the model, by name.
    """

    loss: float
    latency: float
    tolerance: Mapping[str, Tolerance]


class NoVariantError(Exception):
    """No variant of a model keeps to its rule; the message has the table of all."""


def objections(measured: Measured, rule: Rule) -> list[str]:
    """Returns why a variant does not qualify, in words; nothing if it does.

    Raises:
        ValueError: The rule's outputs are not the model's.
    """
    if measured.parity.keys() != rule.tolerance.keys():
        raise ValueError(
            f"expected a tolerance for each of {sorted(measured.parity)}, "
            f"received {sorted(rule.tolerance)}"
        )
    found = []
    if not measured.loss <= rule.loss + _ROUNDING:
        found.append(f"loss {measured.loss:.2%} > {rule.loss:.2%}")
    if not measured.p50 <= rule.latency:
        found.append(f"{measured.p50:.0f} µs > {rule.latency:.0f} µs")
    for name, agreement in sorted(measured.parity.items()):
        found += [f"{name}: {words}" for words in rule.tolerance[name].objections(agreement)]
    return found


def choose(comparison: Comparison, rule: Rule) -> str:
    """Returns the name of the variant that the device gets.

    Raises:
        NoVariantError: None qualifies.
        ValueError: The rule's outputs are not the model's.
    """
    why = {name: objections(one, rule) for name, one in comparison.measured.items()}
    fit = {name: one for name, one in comparison.measured.items() if not why[name]}
    if not fit:
        lines = [f"  {name}: {'; '.join(words)}" for name, words in why.items()]
        lines += [f"  {name}: {reason}" for name, reason in comparison.failed.items()]
        raise NoVariantError("\n".join(["no variant keeps to the rule:", *lines]))
    least = min(one.size for one in fit.values())
    small = [name for name, one in fit.items() if one.size <= least * (1 + SAME_SIZE)]
    return min(small, key=lambda name: (fit[name].p50, fit[name].size, name))
