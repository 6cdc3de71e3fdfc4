"""What people do in life, as pictures to choose from.

Each picture stands for a sentence in plain Spanish, which is what the planner reads:
so choosing works the same in every language of the screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.web.i18n import mark as _n


@dataclass(frozen=True)
class Activity:
    """One picture: its name, the words under it, and the sentence it stands for."""

    name: str
    label: str
    phrase: str

    @property
    def picture(self) -> str:
        """The name of its drawing."""
        return f"hace-{self.name}"


ACTIVITIES = (
    Activity("cocinar", _n("Cocinar en casa"), "Cocino para mi familia."),
    Activity("cuidar-ninos", _n("Cuidar niños"), "Cuido a mis hijos y a otros niños."),
    Activity("cuidar-mayores", _n("Cuidar a un mayor"), "Cuido a un anciano."),
    Activity("limpiar-casa", _n("Limpiar casas"), "Limpio casas."),
    Activity("lavar-ropa", _n("Lavar ropa"), "Lavo y plancho ropa."),
    Activity("tejer", _n("Tejer"), "Tejo chompas y chullos a palitos."),
    Activity("coser", _n("Coser"), "Coso ropa a máquina."),
    Activity("vender-calle", _n("Vender en la calle"), "Vendo en la calle y en la feria."),
    Activity("atender-tienda", _n("Atender tienda"), "Atiendo una bodega, vendo y cobro."),
    Activity("vender-comida", _n("Vender comida"), "Preparo comida y la vendo en un puesto."),
    Activity("sembrar", _n("Sembrar"), "Siembro papa y maíz en la chacra."),
    Activity("criar-animales", _n("Criar cuyes y gallinas"), "Crío cuyes y gallinas."),
    Activity("cosechar", _n("Cosechar"), "Cosecho café y papa."),
    Activity("criar-ganado", _n("Criar ganado"), "Crío vacas, ovejas y alpacas."),
    Activity("regar", _n("Regar"), "Riego la chacra y limpio canales de agua."),
    Activity("pescar", _n("Pescar"), "Pesco y vendo pescado."),
    Activity("construir", _n("Construir"), "Trabajo de albañil."),
    Activity("pintar-paredes", _n("Pintar paredes"), "Soy pintor de casas."),
    Activity("carpinteria", _n("Carpintería"), "Hago muebles y puertas de madera."),
    Activity("electricidad", _n("Electricidad"), "Hago instalaciones eléctricas en casas."),
    Activity("gasfiteria", _n("Gasfitería"), "Arreglo caños y tuberías de agua."),
    Activity("soldar", _n("Soldar"), "Sueldo puertas y rejas de metal."),
    Activity("reparar-motos-carros", _n("Reparar carros"), "Reparo motos y carros."),
    Activity("conducir-mototaxi", _n("Manejar mototaxi"), "Manejo una mototaxi."),
    Activity("cargar", _n("Cargar"), "Cargo y descargo bultos en el mercado."),
    Activity("repartir", _n("Repartir pedidos"), "Reparto pedidos en moto."),
    Activity("cocinar-olla-comun", _n("Olla común"), "Cocino para muchos en la olla común."),
    Activity("hacer-pan", _n("Hacer pan"), "Hago pan y pasteles."),
    Activity("hilar-lana", _n("Hilar lana"), "Hilo lana de oveja y de alpaca."),
    Activity("artesania", _n("Artesanía"), "Hago adornos y artesanía de barro."),
    Activity("cortar-pelo", _n("Cortar pelo"), "Corto y peino el cabello."),
    Activity("unas-belleza", _n("Uñas y belleza"), "Hago manicure y maquillaje."),
    Activity("cuidar-enfermos", _n("Cuidar enfermos"), "Cuido a un familiar enfermo en casa."),
    Activity("ensenar-ninos", _n("Enseñar"), "Enseño a niños y les ayudo con sus tareas."),
    Activity("usar-computadora", _n("Usar computadora"), "Escribo documentos en computadora."),
    Activity("usar-celular", _n("Vender por celular"), "Vendo por celular y por internet."),
    Activity("llevar-cuentas", _n("Llevar cuentas"), "Llevo las cuentas y anoto ventas y gastos."),
    Activity("organizar-vecinos", _n("Organizar vecinos"), "Soy de la junta de vecinos."),
    Activity("vigilar", _n("Vigilar"), "Trabajo de vigilante y cuido la puerta."),
    Activity("mina", _n("Trabajar en mina"), "Trabajo en una mina sacando mineral."),
)  # fmt: skip
BY_NAME = {activity.name: activity for activity in ACTIVITIES}


def phrases(names: Iterable[str]) -> list[str]:
    """The sentences of the pictures chosen, in the order of the pages; unknown names none."""
    chosen = set(names)
    return [activity.phrase for activity in ACTIVITIES if activity.name in chosen]
