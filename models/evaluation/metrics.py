"""Ranking metrics over plain dictionaries, as trec_eval defines them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set


def reciprocal_rank(ranked: Sequence[str], relevant: Set[str]) -> float:
    """Returns 1 / rank of the first relevant item, 0.0 where none is ranked."""
    for place, item in enumerate(ranked, 1):
        if item in relevant:
            return 1.0 / place
    return 0.0


def mean_reciprocal_rank(
    runs: Mapping[str, Sequence[str]], relevant: Mapping[str, Set[str]]
) -> float:
    """Returns the mean over the queries of ``relevant``; a query not run counts 0.

    Raises:
        ValueError: There is no query.
    """
    if not relevant:
        raise ValueError("expected at least one query with judgements, received none")
    total = sum(reciprocal_rank(runs.get(q, ()), wanted) for q, wanted in relevant.items())
    return total / len(relevant)


def average_precision(ranked: Sequence[str], relevant: Set[str]) -> float:
    """Returns the mean, over all relevant items, of the precision where each is ranked.

    An item that is not ranked counts 0; a repeated one counts where it stands first.

    Raises:
        ValueError: Nothing is relevant.
    """
    if not relevant:
        raise ValueError("expected at least one relevant item, received none")
    total, found = 0.0, 0
    for place, item in enumerate(dict.fromkeys(ranked), 1):
        if item in relevant:
            found += 1
            total += found / place
    return total / len(relevant)


def mean_average_precision(
    runs: Mapping[str, Sequence[str]], relevant: Mapping[str, Set[str]]
) -> float:
    """Returns the mean over the queries of ``relevant`` (MAP); a query not run counts 0.

    Raises:
        ValueError: There is no query, or one without a relevant item.
    """
    if not relevant:
        raise ValueError("expected at least one query with judgements, received none")
    total = sum(average_precision(runs.get(q, ()), wanted) for q, wanted in relevant.items())
    return total / len(relevant)


def accuracy_at(
    runs: Mapping[str, Sequence[str]], relevant: Mapping[str, Set[str]], count: int
) -> float:
    """Returns the share of queries with a relevant item among the first ``count`` distinct."""
    if not relevant:
        raise ValueError("expected at least one query with judgements, received none")
    hits = 0
    for query, wanted in relevant.items():
        first = list(dict.fromkeys(runs.get(query, ())))[:count]
        hits += any(item in wanted for item in first)
    return hits / len(relevant)
