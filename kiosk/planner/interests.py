"""What a person may say they would like to work with: groups of the skill vocabulary."""

from __future__ import annotations

from models.taxonomy.work import Taxonomy

#: What every job asks for says nothing of what somebody likes.
_EVERYWHERE = "Para todo trabajo"
#: Nearest to home first, then workshop and street, then care, office and the rest.
_ORDER = (
    "Cocina y comida", "Ventas y atención", "Tejido, costura y artesanía", "Campo y cultivos",
    "Animales y pesca", "Construcción", "Instalaciones y reparaciones", "Metal, madera y taller",
    "Manejo y transporte", "Fábrica y máquinas", "Cuidado de personas", "Salud",
    "Limpieza y lavado", "Enseñar, hablar y crear", "Cuentas y oficina", "Computación y celular",
    "Seguridad y leyes", "Dirigir y organizar", "Ciencia y técnica", "Minas y energía",
)  # fmt: skip


def interest_groups(taxonomy: Taxonomy) -> tuple[str, ...]:
    """Returns the groups that mean something as an interest, always in the same order.

    Groups that the tables have got since stand last, by name.
    """
    groups = {skill.group for skill in taxonomy.skills.values()} - {_EVERYWHERE}
    return (*(g for g in _ORDER if g in groups), *sorted(groups.difference(_ORDER)))
