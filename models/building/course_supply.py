"""What ``sources_supply.csv`` says of each source of courses."""

from __future__ import annotations

from models.building.raw import SOURCE_FIELDS, Row

TAGS = "sup-etiquetas"
"""The project's own tables on what courses teach."""

_SOURCES = (
    (
        "sup-carreras",
        "Censo Educativo 2025, Carreras.dbf: programas de cada CETPRO con horas y créditos",
        "MINEDU",
        "2025",
        "dato oficial",
        "Declaración de cada CETPRO; se une al Padrón por código modular y anexo.",
    ),
    (
        "sup-cetpro-smp",
        "Catálogo de programas del CETPRO municipal de San Martín de Porres (nombre y horas)",
        "CETPRO Municipal de San Martín de Porres, Lima",
        "",
        "sin licencia declarada; solo datos",
        "Vía github enkee/cetprosmp-strapi a01b142a; la fuente no indica año.",
    ),
    (
        TAGS,
        "Lo que enseña cada programa: reglas por nombre y revisión a mano",
        "Equipo de Yachay Ñan",
        "2026",
        "MIT",
        "Nadie leyó los sílabos; sin revisión de expertos externos.",
    ),
    (
        "sup-minedu-cetpro",
        "Censo Educativo 2025, anexo 03: códigos de programas de CETPRO",
        "MINEDU",
        "2025",
        "documento oficial; solo datos",
        "Nombre, nivel y duración oficiales; sin sede. Sin las categorías «Otros programas».",
    ),
    (
        "sup-minedu-iest",
        "Censo Educativo 2025, anexo 01: códigos de programas de institutos y escuelas",
        "MINEDU",
        "2025",
        "documento oficial; solo datos",
        "Da nivel y duración a los programas de PRONABEC, por nombre.",
    ),
    (
        "sup-padron",
        "Padrón de instituciones educativas y programas",
        "MINEDU",
        "2025",
        "dato oficial",
        "Nombre, gestión, distrito y coordenadas de cada CETPRO.",
    ),
    (
        "sup-ponte-en-carrera",
        "Ponte en Carrera, oferta educativa (exportación de octubre de 2016)",
        "MINEDU y MTPE",
        "2016",
        "MIT (repositorio); dato oficial",
        "Solo la duración, donde el anexo 01 deja duda. El costo no se usa: unidad no declarada.",
    ),
    (
        "sup-pronabec",
        "Instituciones y programas elegibles de Beca 18",
        "PRONABEC",
        "2026",
        "documento oficial; solo datos",
        "Programas tecnológicos con sede y distrito; sin precio ni duración.",
    ),
)
SOURCES: tuple[Row, ...] = tuple(
    dict(zip(SOURCE_FIELDS, source, strict=True)) for source in _SOURCES
)
