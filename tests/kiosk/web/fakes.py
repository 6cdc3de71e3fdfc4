"""TEST ONLY: a planner that answers at once, with figures made up to look real."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kiosk.errors import InputError
from kiosk.planner.types import (
    Experience,
    Fact,
    Match,
    Pathway,
    Plan,
    Profile,
    Request,
    Skill,
    Step,
)
from kiosk.web import ports
from models.taxonomy.catalogue import CatalogueFile, copy_table, create_tables
from models.taxonomy.places import Districts

WORDS = "hago chompas de alpaca a palitos y vendo en la feria, ahora quiero un trabajo fijo"


@dataclass(frozen=True)
class FakeDistrict:
    ubigeo: str
    district: str
    province: str
    department: str
    lat: float = 0.0
    lon: float = 0.0


class FakeDistricts:
    everywhere = (
        FakeDistrict("211101", "Juliaca", "San Román", "Puno"),
        FakeDistrict("210101", "Puno", "Puno", "Puno"),
        FakeDistrict("090721", "Ñahuimpuquio", "Tayacaja", "Huancavelica"),
        FakeDistrict("150132", "San Juan de Lurigancho", "Lima", "Lima"),
        FakeDistrict("150133", "San Juan de Miraflores", "Lima", "Lima"),
        FakeDistrict("061001", "San Juan", "Cajamarca", "Cajamarca"),
        FakeDistrict("030613", "Andrés Avelino Cáceres Dorregaray", "Huamanga", "Ayacucho"),
        FakeDistrict(
            "080910", "San Juan de la Frontera y Villa Kintiarina", "La Convención", "Cusco"
        ),
        FakeDistrict("160113", "San Juan Bautista", "Maynas", "Loreto"),
        FakeDistrict("200110", "San Juan de Bigote", "Morropón", "Piura"),
    )

    def search(self, query: str, limit: int = 8) -> Sequence[ports.District]:
        wanted = fold(query)
        known = [d for d in self.everywhere if wanted and wanted in fold(d.district)][:limit]
        return known or shipped_places().search(query, limit)

    def get(self, ubigeo: str) -> ports.District | None:
        known = (d for d in self.everywhere if d.ubigeo == ubigeo)
        return next(known, shipped_places().get(ubigeo))

    def departments(self) -> Sequence[ports.Department]:
        return shipped_places().departments()

    def provinces(self, department: str) -> Sequence[ports.Province]:
        return shipped_places().provinces(department)

    def of_province(self, province: str) -> Sequence[ports.District]:
        return shipped_places().of_province(province)


@cache
def shipped_places() -> Districts:
    """The places of Peru as they are shipped, without the other tables."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    create_tables(connection)
    for name in ("departments", "department_outlines", "districts"):
        copy_table(connection, name)
    return Districts(CatalogueFile(connection))


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip()


class FakePlanner:
    def __init__(self) -> None:
        self.districts = FakeDistricts()
        self.asked: list[Request] = []

    def plan(self, request: Request) -> Plan:
        self.asked.append(request)
        if not any(c.isalpha() for c in request.text):
            raise InputError("Escriba con palabras qué ha hecho en su vida.", "text")
        if "chompas" not in request.text:
            notes = (f"No entendimos bien esta parte: «{request.text[:300]}».",)
            nothing = ("No reconocimos experiencia en sus palabras.",)
            return Plan(request, Profile(notes=notes), (), (), "prueba", "prueba", nothing)
        skills = tuple(s for s in SKILLS if s.code not in request.rejected_skills)
        wanted = [i for i, m in enumerate(MATCHES) if request.occupation in (None, m.ciuo08)]
        return Plan(
            request,
            Profile(EXPERIENCE, skills),
            tuple(MATCHES[i] for i in wanted),
            tuple(_without(PATHWAYS[i], request.excluded_courses) for i in wanted),
            "modelo-prueba",
            "catalogo-prueba",
        )

    def suggest(self, request: Request, limit: int = 12) -> tuple[Skill, ...]:
        return MISSING[:limit]

    def find_skills(self, query: str, limit: int = 6) -> list[FakeSkill]:
        known = [FakeSkill(s.code, s.label) for s in (*SKILLS, *MISSING)]
        return [s for s in known if fold(query) in fold(s.label)][:limit]

    def knows_skill(self, code: str) -> bool:
        return any(s.code == code for s in (*SKILLS, *MISSING))

    def label_of(self, code: str) -> str:
        return next(s.label for s in (*SKILLS, *MISSING) if s.code == code)

    def group_of(self, code: str) -> str:
        return "Tejido, costura y artesanía"


@dataclass(frozen=True)
class FakeSkill:
    code: str
    label: str


KNIT = "hago chompas de alpaca a palitos"
SELL = "vendo en la feria"
EXPERIENCE = (
    Experience("7318", "Artesano de tejidos, cuero y materiales similares", 0.91, KNIT),
    Experience("5211", "Vendedor en quioscos y puestos de mercado", 0.84, SELL),
)
SKILLS = tuple(
    Skill(code, label, confidence, words)
    for code, label, confidence, words in (
        ("tejer-palitos", "Tejer a palitos o crochet", 0.9, KNIT),
        ("preparar-fibra", "Preparar lana y fibra de alpaca", 0.7, KNIT),
        ("cortar-moldes", "Cortar y hacer moldes de ropa", 0.6, KNIT),
        ("coser-arreglar", "Coser y arreglar ropa", 0.5, KNIT),
        ("vender-calle", "Vender en la calle o el mercado", 0.85, SELL),
        ("cobrar", "Cobrar y dar vuelto", 0.7, SELL),
        ("atender", "Atender a clientes", 0.65, SELL),
        ("negociar", "Comprar y negociar precios", 0.6, SELL),
        ("ordenar", "Ordenar mercadería", 0.5, SELL),
    )
)
MISSING = tuple(
    Skill(code, label, 0.3, "")
    for code, label in (
        ("coser-maquina", "Coser a máquina recta y remalladora"),
        ("revisar-calidad", "Revisar la calidad de los productos"),
        ("calcular-tela", "Calcular material y costos"),
        ("mantener-maquinas", "Limpiar y mantener las máquinas"),
        ("usar-proteccion", "Usar equipo de protección"),
        ("registrar-produccion", "Registrar la producción"),
    )
)
SOURCE = "INEI, EPE Lima Metropolitana 2022; INEI, ingresos 2024; INEI, ENAHO 2023"
METHOD = "estimado: EPE Lima 2022 × ingreso INEI 2024 del departamento / Lima (asalariados, 13 %)"


def _match(code: str, label: str, pay: float | None, demand: float | None) -> Match:
    return Match(
        ciuo08=code,
        label=label,
        score=0.5,
        fit=0.42,
        demand=Fact(
            demand, "índice de demanda (0–100)", SOURCE if demand else "sin datos",
            2023 if demand else None, "baja" if demand else "ninguna", METHOD,
        ),
        pay=Fact(
            pay, "soles por mes", SOURCE if pay else "sin datos", 2024 if pay else None,
            "media" if pay else "ninguna", METHOD if pay else "",
            low=900.0 if pay else None, high=1750.0 if pay else None,
            minimum_wage=1025.0 if pay else None,
        ),
        known=SKILLS[:6],
        missing=MISSING,
        education_min="primaria",
        reason="Usted ya sabe: tejer a palitos. Lo dijo así: «hago chompas».",
    )  # fmt: skip


def _step(number: int, hours: int | None, cost: float | None, after: float) -> Step:
    return Step(
        course_id=f"curso-{number}",
        course=(
            "Confección de prendas de vestir en tejido de punto y operación de máquina remalladora"
            if number % 2
            else "Patronaje básico"
        ),
        institution="CETPRO Manuel Núñez Butrón" if number % 2 else "SENATI, Zonal Puno",
        ubigeo="211101",
        place="Juliaca, San Román, Puno",
        distance_km=0.0 if number == 1 else 41.2,
        hours=hours,
        hours_basis="estimado: 1 año de CETPRO ≈ 1000 horas (catálogo CETPRO)",
        weeks=None if hours is None else hours // 10,
        cost=cost,
        cost_basis="por confirmar" if cost is None else "tarifa publicada por la institución",
        level="Auxiliar Técnico",
        certificate="Título de Auxiliar Técnico",
        skills=MISSING[:4],
        coverage_after=after,
        why="Enseña lo que le falta: coser a máquina.",
        source="MINEDU, catálogo nacional de la oferta formativa, CETPRO",
        year=2025,
        starts="2027-03-15" if number == 1 else "",
    )


def _without(path: Pathway, over: frozenset[str]) -> Pathway:
    steps = tuple(step for step in path.steps if step.course_id not in over)
    return replace(path, steps=steps)


MATCHES = (
    _match("8153", "Operario de máquinas de coser", 1310.0, 72.0),
    _match("7531", "Sastre, modista, peletero o sombrerero", 1240.0, 41.0),
    _match("5223", "Asistente de ventas de tiendas y almacenes", None, None),
)
LIMITS = (
    "Dinero: «Patronaje industrial» cuesta S/ 900. Usted tiene S/ 300. Pregunte por becas.",
    "Plazo: «Confección textil» toma cerca de 2 años con 10 horas por semana. "
    "Usted tiene 6 meses. Pruebe con más horas o más plazo.",
)
PATHWAYS = (
    Pathway(
        "8153", MATCHES[0].label, 0.42, 0.93,
        (
            _step(1, 120, 90.0, 0.55), _step(2, 60, 0.0, 0.64), _step(3, 200, None, 0.78),
            _step(4, 80, 120.0, 0.86), _step(5, None, 60.0, 0.93),
        ),
        LIMITS, None, None,
    ),
    Pathway(
        "7531", MATCHES[1].label, 0.38, 0.7, (_step(1, 120, 90.0, 0.7),), (), 120, 90.0
    ),
    Pathway("5223", MATCHES[2].label, 0.5, 0.5, (), LIMITS, None, None),
)  # fmt: skip
