"""What the person would like to work in, by fields of work."""

from __future__ import annotations

from kiosk.web.i18n import mark as _n
from kiosk.web.pictures import of_group
from kiosk.web.questions.base import Choice, ManyQuestion

#: The fields as the table of skills names them, and in words for this page.
FIELDS = (
    ("Cocina y comida", _n("Cocina y comida")),
    ("Ventas y atención", _n("Ventas y atención")),
    ("Tejido, costura y artesanía", _n("Tejido y costura")),
    ("Campo y cultivos", _n("Campo y cultivos")),
    ("Animales y pesca", _n("Animales y pesca")),
    ("Construcción", _n("Construcción")),
    ("Instalaciones y reparaciones", _n("Arreglos e instalación")),
    ("Metal, madera y taller", _n("Metal y madera")),
    ("Manejo y transporte", _n("Manejo y transporte")),
    ("Fábrica y máquinas", _n("Fábrica y máquinas")),
    ("Cuidado de personas", _n("Cuidado de personas")),
    ("Salud", _n("Salud")),
    ("Limpieza y lavado", _n("Limpieza y lavado")),
    ("Enseñar, hablar y crear", _n("Enseñar y crear")),
    ("Cuentas y oficina", _n("Cuentas y oficina")),
    ("Computación y celular", _n("Computación y celular")),
    ("Seguridad y leyes", _n("Seguridad y leyes")),
    ("Dirigir y organizar", _n("Dirigir y organizar")),
    ("Ciencia y técnica", _n("Ciencia y técnica")),
    ("Minas y energía", _n("Minas y energía")),
)


class Interests(ManyQuestion):
    """Fields of work; jobs in them come first among those that fit."""

    name = "intereses"
    fields = ("interests",)
    title = _n("¿En qué le gustaría trabajar?")
    hint = _n("Elija hasta 3, o ninguno.")
    columns = 5
    most = 3
    choices = tuple(Choice(group, label, of_group(group)) for group, label in FIELDS)
