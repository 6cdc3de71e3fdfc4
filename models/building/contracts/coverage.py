"""What every department must have: occupations with a figure, courses one can reach."""

from __future__ import annotations

from models.building.contracts.contract import FIRST_LINE, Found, Rule, Tables

#: Department of a course that any CETPRO may offer: one asks at the nearest.
NEAREST = "00"
#: Asked for in every department.
FEWEST_OCCUPATIONS, FEWEST_COURSES = 60, 40

_FIGURES = ("department", "ciuo08")


def _few(tables: Tables, counts: dict[str, int], least: int, what: str) -> list[Found]:
    return [
        (place + FIRST_LINE, code, what, f"{counts.get(code, 0)}, se piden {least}")
        for place, code in enumerate(tables["departments"]["code"])
        if counts.get(code, 0) < least
    ]


def _occupations(tables: Tables) -> list[Found]:
    known = {
        pair
        for name in ("demand", "pay")
        for pair in zip(*(tables[name][column] for column in _FIGURES), strict=True)
    }
    counts: dict[str, int] = {}
    for department, _ in known:
        counts[department] = counts.get(department, 0) + 1
    return _few(tables, counts, FEWEST_OCCUPATIONS, "ocupaciones con cifra")


def _courses(tables: Tables) -> list[Found]:
    placed = tables["courses"]["department"].value_counts()
    anywhere = int(placed.get(NEAREST, 0))
    counts = {code: int(placed.get(code, 0)) + anywhere for code in tables["departments"]["code"]}
    return _few(tables, counts, FEWEST_COURSES, "cursos")


#: Promises about the departments, kept beside their table.
COVERAGE = (
    Rule(
        f"cada departamento tiene {FEWEST_OCCUPATIONS} o más ocupaciones con demanda o pago",
        {"departments": ("code",), "demand": _FIGURES, "pay": _FIGURES},
        _occupations,
    ),
    Rule(
        f"cada departamento tiene {FEWEST_COURSES} o más cursos, situados en él o en el CETPRO "
        "más cercano",
        {"departments": ("code",), "courses": ("department",)},
        _courses,
    ),
)
