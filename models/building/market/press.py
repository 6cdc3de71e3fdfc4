"""What the press told of MTPE's survey of occupational demand (EDO): a secondary source.

Only names that match a unit group exactly are kept. One figure of hires is of an occupation: all
others are of a whole place.
"""

from __future__ import annotations

COUNTRY = "PERU"
HIRING_REGIONS = frozenset({"11", "13", "14", "15", "20"})
"""Ica, La Libertad, Lambayeque, Lima and Piura: 80 % of the hires of EDO 2026."""

PRESS = {
    COUNTRY: (
        ("2023", "5414 9112 9211 7112 8332 4222 3322 4312"),
        ("2022", "4222 5414 5223 2514 3322"),
    ),
    "15": (("2026", "2114 5223 5414 4222 2142 2310"), ("2023", "9112")),
    "04": (("2026", "8111 8332 3115 5414 8342 9213 7112 9312"), ("2023", "5223 3115 7112")),
}
"""Department code, or the country, to the unit groups each survey of demand names there."""

HIRES = {("15", "9112"): (2530, "2023"), ("04", "5223"): (529, "2023")}
"""(department, unit group) to hires announced for a year: cleaners in Lima asked for complete
secondary school, shop vendors in Arequipa (EDO 2023)."""


def named(code: str) -> dict[str, str]:
    """Unit groups the surveys of demand name for a department or the country, with the year."""
    years: dict[str, str] = {}
    places = (COUNTRY, code) if code in HIRING_REGIONS else (code,)
    for place in places:
        for year, groups in PRESS.get(place, ()):
            for group in groups.split():
                years[group] = max(year, years.get(group, ""))
    return years


def only_here(code: str) -> dict[str, str]:
    """Unit groups that a survey names for the department itself, with the newest year."""
    years: dict[str, str] = {}
    for year, groups in PRESS.get(code, ()):
        for group in groups.split():
            years[group] = max(year, years.get(group, ""))
    return years
