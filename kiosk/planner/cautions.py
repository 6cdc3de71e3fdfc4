"""What a plan warns of: words not read or not understood, and limits that could not be held."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.courses.own_course import REMOTE
from kiosk.planner.recognise import LONGEST_TEXT
from kiosk.planner.types import Profile, Request, Step

_CUT = f"El texto era muy largo. Leímos los primeros {LONGEST_TEXT} caracteres."
_NO_EXPERIENCE = (
    "No reconocimos experiencia en sus palabras. Cuente con otras palabras qué ha hecho: "
    "por ejemplo «vendo comida en la calle» o «cuido a mis hijos»."
)
_COST_UNKNOWN = (
    "No hay datos de cuánto cuestan algunos cursos. Pregunte el costo antes de inscribirse."
)
_PLACE_UNKNOWN = (
    "No sabemos en qué lugar se dictan algunos cursos. Pregunte el lugar antes de inscribirse."
)


def cautions(request: Request, profile: Profile, steps: Sequence[Step]) -> tuple[str, ...]:
    """Returns the warnings of a plan, in Spanish.

    Args:
        request: What the person said.
        profile: What was understood of it.
        steps: The courses of all pathways. One whose cost or place is not known cannot break
            a limit, so the person is told to ask.
    """
    cost = request.budget is not None and any(step.cost is None for step in steps)
    place = request.max_km is not None and any(
        step.distance_km is None and not step.place.startswith(REMOTE) for step in steps
    )
    warned = (
        (_CUT, len(request.text) > LONGEST_TEXT),
        (_NO_EXPERIENCE, not profile.experience and not profile.skills),
        (_COST_UNKNOWN, cost),
        (_PLACE_UNKNOWN, place),
    )
    return tuple(sentence for sentence, applies in warned if applies)
