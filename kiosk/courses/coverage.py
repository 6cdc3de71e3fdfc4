"""How much each department has: occupations with a figure, and courses."""

from __future__ import annotations

from kiosk.planner.catalogue import Catalogue


def coverage(catalogue: Catalogue) -> dict[str, dict[str, int]]:
    """Counts for each department, by its code.

    Courses that any CETPRO may offer count in every department.

    Returns:
        ``occupations``: with a figure of demand or pay; ``courses``: those a plan may
        offer; ``own``: how many of them the municipality entered.
    """
    return {
        code: {
            "occupations": len(catalogue.demand(code).keys() | catalogue.pay(code).keys()),
            "courses": len(catalogue.offered(code)),
            "own": len(catalogue.own(code)),
        }
        for code in names(catalogue)
    }


def names(catalogue: Catalogue) -> dict[str, str]:
    """Returns the name of each department by its code."""
    return dict(catalogue.file.rows("departments", ("code", "department")))
