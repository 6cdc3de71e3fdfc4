"""From the occupation a survey codes to unit groups of CIUO-08, with weights.

EPE codes the main job with a CO-95 group and a CIIU branch. `RULES` uses branch and status to
decide the unit group of a person where the CO-95 group alone is too wide (a `cleaner` in a
restaurant is a kitchen helper); anyone no rule catches is spread by the crosswalk's weights.
EPEN and ENAHO code CNO-2015, which follows CIUO-08 but for the codes of
``cno2015_differences.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping

EMPLOYER, OWN, SALARIED, LABOURER, FAMILY, DOMESTIC = "1", "2", "3", "4", "5", "6"
SELF = EMPLOYER + OWN
WAGE_EARNERS = SALARIED + LABOURER + DOMESTIC
FARM_PREFIXES = ("61", "62", "63", "92")
"""CIUO-08 sub-major groups of farm work."""

Weights = Mapping[str, float]

RULES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "247": (("8510 852", "34", "5312"), ("8549", "", "2359")),
    "314": (("45", "", "7231"), ("", "", "3115")),
    "321": (("9511", "", "7422"),),
    "364": (
        ("56", "", "1412"),
        ("55", "", "1411"),
        ("46 47", "", "1420"),
        ("1 2 30 31 32 33", "", "1321"),
        ("41 42 43", "", "1323"),
        ("", SELF, "1439"),
        ("", "", "3343"),
    ),
    "381": (("6910", "", "3411"), ("6920", "", "3313")),
    "394": (("85", "", "3422"),),
    "451": (("6419", "", "4211"), ("9200", "", "4212"), ("", "", "5230")),
    "454": (("55", "", "4224"), ("79", "", "4221"), ("", "", "4226")),
    "455": (("8220", "", "4222"),),
    "571": (("", SELF, "5221"), ("", "", "5223")),
    "572": (("4730", SALARIED, "5245"), ("", SELF, "5221"), ("", "", "5223")),
    "766": (("107", "", "7512"),),
    "772": (("9529", "", "7531"),),
    "782": (("45", "", "7231"), ("", "", "7233")),
    "783": (
        ("9511", "", "7422"),
        ("952", "", "7421"),
        ("41 43", "", "7411"),
        ("42 35", "", "7413"),
    ),
    "785": (("4322", "", "7126"), ("45", "", "7213")),
    "885": (("4923", "", "8332"), ("4921", "", "8331")),
    "916": (("4799", "", "5243"), ("", "", "9520")),
    "919": (("4799", "", "5243"), ("", "", "9520")),
    "942": (("56", "", "9412"), ("9601", "", "9121"), ("", "", "9112")),
    "945": (("3811", "", "9611"), ("8130", "", "9214")),
    "952": (("8010", "", "5414"),),
}
"""CO-95 group to (branch prefixes, statuses, unit group), first match wins; blank means any."""


def of_co95(co95: str, branch: str, status: str, crosswalk: Mapping[str, Weights]) -> Weights:
    """Spreads one person of EPE over unit groups.

    Args:
        co95: Three-digit CO-95 group.
        branch: CIIU code, four digits.
        status: Category of occupation, one digit.
        crosswalk: CO-95 group to unit groups and weights.

    Returns:
        Unit group to weight, summing to one; empty if the group is unknown.
    """
    for prefixes, statuses, group in RULES.get(co95, ()):
        fits_branch = not prefixes or branch.startswith(tuple(prefixes.split()))
        if fits_branch and (not statuses or status in statuses):
            return {group: 1.0}
    return crosswalk.get(co95, {})


def of_cno2015(code: str, differences: Mapping[str, Weights], groups: frozenset[str]) -> Weights:
    """Finds the unit groups of a CNO-2015 code.

    Args:
        code: Four digits.
        differences: Codes that mean something else in CIUO-08, with weights.
        groups: The unit groups of CIUO-08.

    Returns:
        Unit group to weight; empty if the code is of neither.
    """
    if code in differences:
        return differences[code]
    return {code: 1.0} if code in groups else {}


def cell_of(status: str, is_woman: bool, public: bool, is_big: bool) -> str:
    """Names the kind of job: status, sex, and for the salaried the kind of employer.

    Args:
        status: Category of occupation, one digit.
        is_woman: Whether the worker is a woman.
        public: Whether the employer is the State.
        is_big: Whether the employer has more than 100 workers.

    Returns:
        For example ``4-m-chica``: a man, labourer, in a private firm of up to 100 workers.
    """
    kind = ""
    if status and status in SALARIED + LABOURER:
        kind = "-publica" if public else ("-grande" if is_big else "-chica")
    return f"{status}-{'f' if is_woman else 'm'}{kind}"
