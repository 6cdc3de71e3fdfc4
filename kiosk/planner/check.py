"""What a request must hold to be planned with; each complaint names its field, in Spanish."""

from __future__ import annotations

import re

from kiosk.errors import InputError
from kiosk.planner.interests import interest_groups
from kiosk.planner.types import Request
from models.taxonomy.work import Taxonomy


def check(request: Request) -> None:
    """Checks what can be checked without any table.

    Raises:
        InputError: The text has no words, or a limit is out of range; the
            message, in Spanish, says what was expected.
    """
    if not re.search(r"[^\W\d_]{2}", request.text):
        raise InputError(
            "Escriba con palabras qué ha hecho en su vida, con sueldo o sin sueldo. "
            "Por ejemplo: «cocino en un comedor popular».",
            "text",
        )
    for name, value, low, high, expected in (
        ("hours_week", request.hours_week, 1, 80, "Las horas por semana van de 1 a 80."),
        ("budget", request.budget, 0, 100_000, "El dinero va de 0 a 100000 soles."),
        ("weeks", request.weeks, 1, 520, "El plazo va de 1 a 520 semanas."),
        ("age", request.age, 0, 110, "La edad va de 0 a 110 años."),
        ("max_km", request.max_km, 0, 3000, "La distancia va de 0 a 3000 km."),
    ):
        if value is not None and not low <= value <= high:
            raise InputError(f"{expected} Se recibió {value:.10g}.", name)


def check_codes(request: Request, taxonomy: Taxonomy) -> None:
    """Checks the occupation and the interests against the tables.

    Raises:
        InputError: The tables do not know the occupation, or do not offer an interest.
    """
    if request.occupation and request.occupation not in taxonomy.occupations:
        raise InputError(
            "No existe esa ocupación. Se espera un código CIUO-08 de cuatro cifras.",
            "occupation",
        )
    if request.interests:
        offered = interest_groups(taxonomy)
        if not request.interests <= {*offered}:
            raise InputError(
                f"No existe ese grupo de intereses. Se espera: {'; '.join(offered)}.",
                "interests",
            )
