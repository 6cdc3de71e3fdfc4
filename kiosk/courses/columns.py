"""The one table of the columns: how each is called, explained, checked and offered."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.courses.checks import (
    FIRST_YEAR,
    LAST_YEAR,
    SCHOOLING,
    Check,
    day,
    decimal,
    link,
    one_of,
    schooling,
    whole,
    words,
)
from kiosk.courses.own_course import REMOTE

MODALITIES = ("Presencial", "Semipresencial", REMOTE)
LEVELS = (
    "Taller o curso corto",
    "Auxiliar Técnico",
    "Técnico",
    "Profesional Técnico",
    "Profesional",
    "Especialización",
)
#: A row whose programme begins so is the template's example and is never imported.
EXAMPLE = "EJEMPLO"
#: Most of hours, soles and credits that a course has.
MOST_HOURS, MOST_SOLES, MOST_CREDITS = 6000, 100_000, 400


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: Its name in the program.
        title: Its header, in Spanish.
        help: What to write there, in Spanish, up to 255 characters (Excel's limit).
        check: What it may hold; None where the row as a whole decides.
        required: Whether a course needs it.
        width: Width in the template, in characters.
        options: Which drop-down list it offers, a key of ``template.options``; or "".
        kind: Excel's own validation ("whole", "decimal" or "date"), or "".
        bounds: Least and most of ``kind``.
        example: What the example row says.
    """

    key: str
    title: str
    help: str
    check: Check | None = None
    required: bool = False
    width: int = 18
    options: str = ""
    kind: str = ""
    bounds: tuple[int, int] = (0, 0)
    example: str | float = ""


COLUMNS = (
    Column(
        "programme", "Programa", "Nombre del curso, como lo anuncia la institución. "
        "Hasta 120 letras.", words(120), required=True, width=34,
        example=f"{EXAMPLE}: Corte y confección de polos",
    ),
    Column(
        "institution", "Institución", "Quién dicta el curso. Hasta 120 letras.",
        words(120), required=True, width=34, example="Municipalidad Provincial de San Román",
    ),
    Column(
        "level", "Nivel", "Elija de la lista. Puede quedar vacío.", one_of(LEVELS),
        width=20, options="levels", example=LEVELS[0],
    ),
    Column(
        "modality", "Modalidad", "Elija de la lista. «A distancia» se ofrece a todo el "
        "departamento, viva donde viva la persona.", one_of(MODALITIES), width=15,
        options="modalities", example=MODALITIES[0],
    ),
    Column(
        "certificate", "Certificado", "Qué papel recibe la persona al terminar. Puede quedar "
        "vacío.", words(120), width=24, example="Certificado municipal",
    ),
    Column(
        "hours", "Horas", f"Horas de todo el curso, en cifras, de 1 a {MOST_HOURS}.",
        whole(1, MOST_HOURS), required=True, width=9, kind="whole", bounds=(1, MOST_HOURS),
        example=120,
    ),
    Column(
        "credits", "Créditos", "Solo si el curso da créditos. Puede quedar vacío.",
        decimal(MOST_CREDITS), width=10, kind="decimal", bounds=(0, MOST_CREDITS),
    ),
    Column(
        "cost", "Costo en soles", "Lo que paga la persona por todo el curso. Escriba 0 si es "
        "gratis. Si no sabe, déjelo vacío: saldrá «por confirmar».",
        decimal(MOST_SOLES), width=12, kind="decimal", bounds=(0, MOST_SOLES), example=50,
    ),
    Column(
        "department", "Departamento", "Elíjalo primero: la lista de distritos se acorta. No es "
        "obligatorio.", width=16, options="departments", example="Puno",
    ),
    Column(
        "district", "Distrito", "Distrito donde se dicta. Elija de la lista, o escriba el código "
        "UBIGEO del INEI de seis cifras.", required=True, width=34, options="districts",
        example="Juliaca (San Román, Puno)",
    ),
    Column(
        "address", "Dirección", "Calle y número, o un lugar conocido. Puede quedar vacío.",
        words(120), width=26, example="Jr. San Martín 123, segundo piso",
    ),
    Column(
        "entry_education", "Requisito de estudios", "Estudios que se piden para entrar. Vacío "
        "vale como «Ninguno».", schooling, width=20, options="schooling",
        example=next(iter(SCHOOLING)),
    ),
    Column(
        "words", "Lo que enseña", "Qué sabrá hacer la persona, separado por comas. Por ejemplo: "
        "coser a máquina, cortar tela, hacer moldes. Hasta 1000 letras.", words(1000),
        required=True, width=50, example="Coser a máquina recta y remalladora, cortar tela, "
        "hacer moldes, control de calidad",
    ),
    Column(
        "job", "Trabajo para el que prepara", "Elija de la lista si el curso prepara para un "
        "trabajo. Ayuda cuando no se entiende lo que enseña. Puede quedar vacío.", width=34,
        options="jobs", example="Operaria u operario de máquina de coser",
    ),
    Column(
        "starts", "Empieza", "Fecha en que empieza: día/mes/año. Puede quedar vacío.", day,
        width=12, kind="date", bounds=(FIRST_YEAR, LAST_YEAR),
    ),
    Column(
        "link", "Enlace", "Página web del curso, desde https://. Puede quedar vacío.", link,
        width=26,
    ),
    Column(
        "source", "Fuente", "De dónde sale este dato. Si queda vacío, se anota la institución.",
        words(120), width=24,
    ),
    Column(
        "year", "Año", "Año de este dato, en cuatro cifras.", whole(FIRST_YEAR, LAST_YEAR),
        required=True, width=8, kind="whole", bounds=(FIRST_YEAR, LAST_YEAR), example=2026,
    ),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
