"""What the person would like to work in, by fields of work."""

from __future__ import annotations

from kiosk.web.i18n import mark as _n
from kiosk.web.pictures import of_group
from kiosk.web.questions.base import Choice, ManyQuestion

#: The fields as the table of skills names them, and in words for this page.
FIELDS = (
    ("Cocina y comida", _n("Cocina")),
    ("Ventas y atención", _n("Ventas")),
    ("Tejido, costura y artesanía", _n("Costura")),
    ("Campo y cultivos", _n("Campo")),
    ("Animales y pesca", _n("Animales")),
    ("Construcción", _n("Construcción")),
    ("Instalaciones y reparaciones", _n("Reparaciones")),
    ("Metal, madera y taller", _n("Taller")),
    ("Manejo y transporte", _n("Transporte")),
    ("Fábrica y máquinas", _n("Fábrica")),
    ("Cuidado de personas", _n("Cuidado")),
    ("Salud", _n("Salud")),
    ("Limpieza y lavado", _n("Limpieza")),
    ("Enseñar, hablar y crear", _n("Enseñanza")),
    ("Cuentas y oficina", _n("Oficina")),
    ("Computación y celular", _n("Computación")),
    ("Seguridad y leyes", _n("Seguridad")),
    ("Dirigir y organizar", _n("Dirección")),
    ("Ciencia y técnica", _n("Ciencia")),
    ("Minas y energía", _n("Minas")),
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
