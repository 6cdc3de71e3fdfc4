"""What the benchmark's people say: fifty beginnings, four endings, ten districts.

Two hundred different requests; nothing here is from any evaluation set.
"""

from __future__ import annotations

from dataclasses import dataclass

_DONE = """
hago chompas de alpaca a palitos y vendo en la feria
vendo emoliente y pan con torta en la esquina desde las cinco
manejo mototaxi hace seis años y sé arreglar mi motor
siembro papa y quinua con mi familia en la chacra
cocino almuerzos para los obreros de una construcción
he cargado bultos en el mercado mayorista
cuido a mi suegra que está en cama y le doy sus pastillas
trabajé en un taller de soldadura haciendo puertas y rejas
coso polleras y arreglo ropa de los vecinos
fui ayudante de albañil, sé tarrajear y asentar ladrillo
atiendo una bodega y llevo las cuentas en un cuaderno
crío cuyes y gallinas para vender
pesco en la laguna y limpio el pescado para el mercado
lavé carros y ahora ayudo en un lubricentro
corto el cabello y hago trenzas en mi casa
limpio oficinas por la noche
instalo cables y focos, aprendí con mi tío electricista
fui promotora de salud en mi comunidad
enseñé a leer a los adultos de mi anexo
trabajo en la cosecha de espárragos y uva
hago pan en horno de leña y lo reparto
fui vigilante en un almacén de doce horas
arreglo celulares y computadoras en un puesto
muelo maíz y trigo en el molino de mi papá
corto madera con motosierra y hago muebles sencillos
recojo café y cacao, también los seco
tejo sombreros de paja toquilla
guío turistas por las ruinas los fines de semana
conduzco un camión de carga hasta la costa
preparo comida para eventos y matrimonios
pinto casas por dentro y por fuera
saco fotos en bautizos y quinceañeros
ordeño vacas y hago queso fresco
fui secretaria en la municipalidad de mi distrito
reparo llantas y parcho cámaras
bordo mantas y manteles a máquina
vendo ropa por internet y hago los envíos
trabajé en una mina, manejaba la perforadora
plancho y lavo ropa por docenas
soy dirigente del vaso de leche y organizo los turnos
hago tuberías y arreglo caños malogrados
cuido niños pequeños en mi casa mientras sus mamás trabajan
reciclo botellas y cartones y los vendo por kilo
toco la guitarra en un restaurante campestre
curo animales del pueblo y pongo vacunas a las ovejas
atiendo mesas y cobro en una pollería
hago adobes y techos de calamina
empaqueto fruta en una planta de exportación
reparto pedidos en bicicleta por toda la ciudad
tallo piedra y hago recuerdos para los visitantes
""".strip().splitlines()
_MORE = (
    "",
    ", ahora quiero un trabajo fijo",
    ". También cocino y lavo para mis cuatro hijos y ayudo en las faenas de la comunidad",
    ". Antes vendía en el mercado y aprendí a sacar cuentas; no sé usar computadora",
)
_DISTRICTS = (
    "211101", "210101", "050101", "120101", "160101",
    "060101", "150132", "080101", "040101", "200101",
)  # fmt: skip
_LIMITS = (
    (10, 300, 26), (5, 0, 13), (20, 1000, 52), (30, None, None), (None, 100, 104), (12, 650, 40),
    (40, 3000, 104),
)  # fmt: skip
_SCHOOLING = ("secundaria", "primaria", "tecnica", None, "ninguna", "universitaria")

TEXTS = tuple(done + more for more in _MORE for done in _DONE)
#: What a person at the screen answers, by field; one of each is taken by their number.
ANSWERS = {
    "consent": ("no", "si"),
    "query": ("Juliaca", "Huancayo", "Iquitos", "Cusco", "Cajamarca"),
    "age": ("30-44", "18-29", "45-59"),
    "education": ("secundaria", "primaria", "tecnica"),
    "hours": ("10", "20", "5"),
    "weeks": ("26", "52", "104"),
    "budget": ("300", "0", "1000"),
}


@dataclass(frozen=True)
class Asked:
    """One request to the planner, without its types."""

    text: str
    ubigeo: str
    hours_week: float | None
    budget: float | None
    weeks: int | None
    education: str | None


def requests(count: int) -> list[Asked]:
    """Returns ``count`` different requests, at most ``len(TEXTS)``, spread over them all."""
    every = len(TEXTS) // min(count, len(TEXTS))
    return [
        Asked(
            text,
            _DISTRICTS[i % len(_DISTRICTS)],
            *_LIMITS[i % len(_LIMITS)],
            _SCHOOLING[i % len(_SCHOOLING)],
        )
        for i, text in enumerate(TEXTS)
    ][::every][:count]
