"""The receipt that ``yachay paper test`` prints: shows whether letters and QR come out."""

from __future__ import annotations

from kiosk.paper.blocks import Block, Cut, Feed, Line, Qr, Rule


def trial() -> tuple[Block, ...]:
    """The trial receipt; each line says what is to be seen if all is well."""
    return (
        Line("Yachay Ñan", "center", bold=True, size=2),
        Line("Prueba de la impresora", "center"),
        Rule(),
        Line("Aquí deben verse tildes, diéresis y eñes:"),
        Line("á é í ó ú ü ñ Á É Í Ó Ú Ü Ñ ¿ ¡ « »", bold=True),
        Line("La raya de arriba y la de abajo ocupan un solo renglón."),
        Rule(),
        Line("Este cuadro se lee con la cámara de un celular:"),
        Qr("Yachay Ñan. La impresora funciona: á é í ó ú ñ."),
        Feed(2),
        Cut(),
    )
