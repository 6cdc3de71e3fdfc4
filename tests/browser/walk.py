"""Every page of the kiosk in the order a person meets them, errors included."""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.conftest import Walker

#: Pages that may scroll: a preview of paper.
PAPER = frozenset({"hoja"})


def every_page(walker: Walker) -> Iterator[str]:
    """Goes through the whole journey; yields each page's name while it is shown."""
    yield from _start(walker)
    yield from _about_me(walker)
    yield from _experience(walker)
    yield from _limits(walker)
    yield from _results(walker)
    yield from _taking_away(walker)
    yield from _coming_back(walker)
    yield from _last_pages(walker)


def _start(walker: Walker) -> Iterator[str]:
    page = walker.page
    page.goto("/")
    yield "inicio"
    walker.press(walker.language, "/bienvenida")
    yield "bienvenida"
    walker.follow("/guardar")
    yield "guardar"
    walker.choose("si", "/compartir")
    yield "compartir"
    walker.choose("si", "/consejo")
    yield "consejo"
    walker.choose("si", "/distrito")


def _about_me(walker: Walker) -> Iterator[str]:
    page = walker.page
    yield "distrito"
    for place, name in (("mapa:", "mapa"), ("mapa:02", "provincias"), ("mapa:0201", "distritos")):
        walker.press(place, "/distrito")
        yield name
    walker.press("mapa:02", "/distrito")
    walker.press("mapa:", "/distrito")
    walker.press("escribir", "/distrito")
    page.locator("#query").fill("san juan")
    walker.press("buscar", "/distrito")
    expect(page.get_by_text("San Juan de Lurigancho")).to_be_visible()
    yield "distrito-lista"
    walker.on("/distrito")
    expect(page.get_by_role("alert")).to_be_visible()
    yield "distrito-error"
    walker.choose("150133", "/edad")
    yield "edad"
    walker.on("/edad")
    expect(page.get_by_role("alert")).to_be_visible()
    yield "edad-error"
    walker.choose("14-17", "/acompanante")
    yield "acompanante"
    walker.choose("si", "/estudios")
    yield "estudios"
    walker.choose("secundaria", "/experiencia")


def _experience(walker: Walker) -> Iterator[str]:
    page = walker.page
    yield "experiencia"
    page.locator("#text").fill("zzz qqq")
    walker.on("/entendimos")
    yield "entendimos-nada"
    walker.follow("/experiencia")
    walker.press("dibujos", "/dibujos")
    yield "dibujos"
    walker.pick("tejer", "cocinar")
    walker.press("mas", "/dibujos/2")
    yield "dibujos-2"
    walker.press("listo", "/experiencia")
    page.locator("#text").fill("hago chompas de alpaca a palitos y vendo en la feria")
    yield "experiencia-dibujos"
    walker.on("/entendimos")
    yield "entendimos"
    walker.press("agregar", "/agregar")
    yield "agregar"
    walker.pick("coser-maquina")
    walker.press("listo", "/entendimos")
    walker.on("/entendimos/2")
    yield "entendimos-2"
    walker.on("/intereses")


def _limits(walker: Walker) -> Iterator[str]:
    page = walker.page
    yield "intereses"
    walker.choose("Salud", "/horas")
    page.locator("#hours_number").fill("mil")
    walker.on("/horas")
    expect(page.get_by_role("alert")).to_be_visible()
    yield "horas-error"
    page.locator("#hours_number").fill("")
    walker.choose("10", "/plazo")
    yield "plazo"
    walker.choose("26", "/dinero")
    yield "dinero"
    walker.choose("300", "/distancia")
    yield "distancia"
    walker.choose("15", "/horario")
    yield "horario"
    walker.choose("tarde", "/necesidades")
    yield "necesidades"
    walker.choose("cuidado", "/respuestas")
    yield "respuestas"
    walker.on("/trabajos")


def _results(walker: Walker) -> Iterator[str]:
    page = walker.page
    yield "trabajos"
    for path, name in (
        ("/trabajo/3", "trabajo-sin-datos"),
        ("/camino/3", "camino-sin-curso"),
        ("/trabajo/1", "trabajo"),
    ):
        page.goto(path)
        yield name
    walker.on("/camino/1")
    yield "camino"
    page.goto("/camino/1/parte/2")
    yield "camino-2"
    page.goto("/camino/1/paso/1")
    yield "paso"
    walker.press("no", "/camino/1/paso/1/motivo")
    yield "motivo"
    walker.press("far", "/camino/1/paso/1")
    yield "paso-dicho"
    page.goto("/camino/1/probar")
    yield "probar"


def _taking_away(walker: Walker) -> Iterator[str]:
    page = walker.page
    page.goto("/llevar/1")
    yield "llevar"
    walker.follow("/pin/1")
    page.locator("#pin").fill("1234")
    walker.on("/pin/1")
    yield "pin-error"
    page.locator("#pin").fill("2580")
    walker.on("/codigo/1")
    yield "codigo"
    walker.follow("/llevar/1")
    walker.follow("/recibo/1")
    yield "recibo"
    walker.on("/llevar/1")
    yield "llevar-impreso"
    walker.follow("/imprimir/1")
    yield "hoja"
    walker.follow("/utilidad")
    yield "utilidad"


def _coming_back(walker: Walker) -> Iterator[str]:
    page = walker.page
    page.goto("/codigo/1")
    code = page.locator(".huge").inner_text()
    page.goto("/utilidad")
    walker.press("si", "/fin")
    yield "fin"
    walker.page.goto("/")
    walker.press(walker.language, "/bienvenida")
    walker.follow("/volver")
    page.locator("#code").fill("K7F3-9QXM-2TB")
    walker.on("/volver")
    yield "volver-error"
    page.locator("#code").fill(code)
    walker.on("/volver/pin")
    yield "volver-pin"
    page.locator("#pin").fill("2580")
    walker.on("/mi-camino")
    yield "mi-camino"
    walker.follow("/mi-camino/curso/1")
    yield "curso"
    walker.press("finished", "/mi-camino/cambios")
    yield "cambios"
    page.goto("/permisos")
    yield "permisos"


def _last_pages(walker: Walker) -> Iterator[str]:
    page = walker.page
    page.goto("/nada")
    yield "404"
    page.goto("/menor")
    yield "menor"
