"""What a synthetic person says: a template of ours, filled with a plain label of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from models.building.samples_marginals import Fields

WORKS = {
    "empleador": ("Tengo mi negocio y trabajo como {}.", "Doy trabajo a otros; soy {}."),
    "independiente": ("Trabajo por mi cuenta como {}.", "Me gano la vida como {}."),
    "empleado": ("Trabajo como {}.", "Estoy empleado y mi puesto es {}."),
    "obrero": ("Trabajo como {}.", "Me pagan por trabajar como {}."),
    "familiar no remunerado": ("Ayudo a mi familia como {}, sin sueldo.",),
    "trabajador del hogar": ("Trabajo en casa de una familia como {}.",),
    "otro": ("Hago trabajos sueltos como {}.",),
}
SEEKS = ("Busco trabajo; mientras tanto {}.", "No encuentro trabajo. En la casa {}.")
IS_AT_HOME = ("No tengo trabajo pagado; {}.", "Estoy en la casa y {}.")
STUDIES = ("Estudio, y además {}.", "Voy al colegio y {}.")
#: Whoever does not work and is under this age is taken to study.
SCHOOL_AGE = 18

_PAIR = re.compile(r"(\w+) o (\w+)\b(.*)")
#: Letters that two words share if one is the feminine of the other.
_STEM = 3


def gendered(label: str, is_woman: bool) -> str:
    """Takes the form that fits from a label that gives both.

    Args:
        label: For example "Química o químico" or "Vendedor en tienda".
        is_woman: Whether a woman speaks.

    Returns:
        "química" or "químico"; the label as it stands, in lower case, if it does not begin with
        the feminine and the masculine of one word.
    """
    plain = label[:1].lower() + re.sub(r" \(.*\)", "", label[1:])
    found = _PAIR.fullmatch(plain)
    if found and found[1][:_STEM].lower() == found[2][:_STEM].lower():
        return found[1 if is_woman else 2] + found[3]
    return plain


class Voice:
    """Makes sentences.

    Args:
        labels: Unit group to its plain label.
        unpaid: Ways to say unpaid work in the first person.
    """

    def __init__(self, labels: Mapping[str, str], unpaid: Sequence[str]) -> None:
        self.labels, self.unpaid = labels, unpaid

    def __call__(self, person: Fields, rng: np.random.Generator) -> str:
        """Returns a sentence for a person with sex, age, status and ciuo08."""
        if person["ciuo08"]:
            templates: Sequence[str] = WORKS[person["status"]]
            said = gendered(self.labels[person["ciuo08"]], person["sex"] == "mujer")
        else:
            said = self.unpaid[int(rng.integers(len(self.unpaid)))]
            templates = IS_AT_HOME if int(person["age"]) >= SCHOOL_AGE else STUDIES
            templates = SEEKS if person["status"] == "desocupado" else templates
        return templates[int(rng.integers(len(templates)))].format(said)
