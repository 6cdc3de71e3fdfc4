"""Public-sector job notices (SERVIR) by department and unit group, through rules on the title.

Titles are folded to capitals without accents and `(A)` endings are dropped. `RULES` is read from
the top, first match wins; a title no rule catches, or one that only names a rank (`JEFE`,
`COORDINADOR`), is left out rather than guessed.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from models.building.raw import fold, read_rows

PERIOD_MONTHS = 5.5
"""From 25 September 2024 to 10 March 2025."""

MAX_VACANCIES = 50
"""A notice counts for at most this many posts, so that one mistyped figure does not decide."""

FILE = "servir_convocatorias_2024-09_2025-03.csv.gz"

RULES = (
    (r"EPIDEMIOL|PRACTICANTE|MODELO LING|^SUB ?GEREN|^GEREN|^DIRECTOR|^JEFE|^JEFA", ""),
    (r"ALIMENTACION Y VIGILANCIA|VIGILANCIA SANITARIA|VIGILANCIA DE LA CALIDAD", ""),
    (r"CUIDADOR\w* DE ANIMALES", "5164"),
    (r"MEDIC[OA]S? VETERINARI|VETERINARI", "2250"),
    (r"GINECO", "2212"),
    (r"(TECNIC\w*|AUXILIAR|ASISTENTE)\b.*ENFERMER|TECNICO ASISTENCIAL", "3221"),
    (r"AUXILIAR ASISTENCIAL|AUXILIAR DE SALUD", "5321"),
    (r"ENFERMER", "2221"),
    (r"OBSTETR(A|IZ|ICES)\b|^OBSTETR", "2222"),
    (r"ODONTOLOG|CIRUJAN[OA] DENTISTA|DENTISTA", "2261"),
    (r"QUIMIC[OA] FARMAC", "2262"),
    (r"TECNIC\w*\b.*FARMACIA", "3213"),
    (r"(TECNIC\w*|AUXILIAR|ASISTENTE)\b.*LABORATORIO", "3212"),
    (r"TECNIC\w*\b.*(RADIOLOG|RAYOS X)", "3211"),
    (r"TECNIC\w*\b.*(TERAPIA|FISIOTERAP|REHABILIT)", "3255"),
    (r"TECNOLOG[OA] MEDIC|TECNOLOGIA MEDICA", "2269"),
    (r"TERAPEUTA|TERAPISTA|FISIOTERAP|TERAPIA FISICA", "2264"),
    (r"PILOTO DE AMBULANCIA|(CHOFER|CONDUCTOR)\b.*AMBULANCIA", "8322"),
    (r"MEDIC[OA]S?\b.*(ESPECIALI|PEDIATR|GINEC|PSIQUI|INTERNIST|ANEST|RADIOL|TRAUMAT)", "2212"),
    (r"MEDIC[OA]S?\b.*(CARDIOL|NEUROL|AUDITOR|OCUPACIONAL|INTENSIV|EMERGENCI)", "2212"),
    (r"^MEDIC[OA]\b|MEDIC[OA] (GENERAL|CIRUJANO|DE FAMILIA|SERUMS)", "2211"),
    (r"TECNIC\w*\b.*NUTRICION|AUXILIAR DE NUTRICION", "3259"),
    (r"NUTRICIONISTA|ESPECIALISTA EN NUTRICION", "2265"),
    (r"PSICOLOG[OA]|PROFESIONAL EN PSICOLOGIA", "2634"),
    (r"(TRABAJADOR|TRABAJADORA|ASISTENTA|ASISTENTE)\b ?A? SOCIAL|DEMUNA|OMAPED", "2635"),
    (r"BIOLOG[OA]", "2131"),
    (r"INSPECTOR\w* SANITARI|TECNICO SANITARIO|SALUD AMBIENTAL|INOCUIDAD", "3257"),
    (r"SEGURIDAD Y SALUD EN EL TRABAJO", "2263"),
    (r"SERENO|SERENAZGO", "5414"),
    (r"POLICIA MUNICIPAL|FISCALIZADOR|INSPECTOR\w* (MUNICIPAL|DE TRANS)", "3359"),
    (r"VIGILAN|GUARDIAN|(AGENTE|PERSONAL|OPERADOR) DE SEGURIDAD|RESGUARDO", "5414"),
    (r"GUARDAPARQUE", "5419"),
    (r"LIMPIEZA PUBLICA|BARRID|BARREDOR", "9613"),
    (r"(OBRERO|OPERARIO|AYUDANTE|PEON)\b.*(RECOLEC|RESIDUOS)|RECOLECTOR", "9611"),
    (r"LIMPIEZA|TRABAJADOR\w* DE SERVICIOS?\b|PERSONAL DE (SERVICIO|MANTENIMIENTO)\b", "9112"),
    (r"JARDINER|AREAS VERDES", "9214"),
    (r"COCINER", "5120"),
    (r"PERSONAL DE COCINA|(AYUDANTE|AUXILIAR|OPERADOR)\w* DE COCINA", "9412"),
    (r"(CHOFER|CONDUCTOR)\b.*(CAMION\b|VOLQUETE|COMPACTA|PESAD|CISTERNA)", "8332"),
    (r"(CHOFER|CONDUCTOR)\b.*(BUS\b|OMNIBUS)", "8331"),
    (r"^CHOFER|^CONDUCTOR|CHOFER\b", "8322"),
    (r"OPERADOR\b.*(MAQUINARIA|EXCAVAD|CARGADOR|RETRO|TRACTOR|RODILLO|MOTONIV)", "8342"),
    (r"MECANIC[OA]\b", "7231"),
    (r"ELECTRICISTA", "7411"),
    (r"GASFITER|FONTANER", "7126"),
    (r"SOLDADOR", "7212"),
    (r"ALBANIL|ALBAÑIL", "7112"),
    (r"CARPINTER", "7115"),
    (r"^PINTOR", "7131"),
    (r"^PEON|^OBRERO", "9312"),
    (r"DOCENTE\b.*UNIVERSIT|^DOCENTE [AB] |JEFE DE PRACTICA|DOCENTE CONTRATADO", "2310"),
    (r"(DOCENTE|PROFESOR)\w*\b.*INICIAL", "2342"),
    (r"(DOCENTE|PROFESOR)\w*\b.*PRIMARIA", "2341"),
    (r"(DOCENTE|PROFESOR)\w*\b.*SECUNDARIA", "2330"),
    (r"AUXILIAR DE EDUCACION|PROMOTOR\w*\b.*(PRONOEI|EDUCATIV)", "5312"),
    (r"CUIDADOR\w*|MADRE CUIDADORA", "5311"),
    (r"ACOMPAÑANTE TECNICO|GESTOR\w* LOCAL|PROMOTOR\w* SOCIAL|EDUCADOR\w* DE CALLE", "3412"),
    (r"COORDINADOR\w* DE INNOVACION|SOPORTE (TECNICO|INFORMATICO)|SOPORTE TECNOLOGICO", "3512"),
    (r"TECNIC\w*\b.*(COMPUTACION|INFORMATICA|SOPORTE)", "3512"),
    (r"PROGRAMADOR|DESARROLLADOR", "2514"),
    (r"(INGENIER\w*|ANALISTA) DE SISTEMAS", "2511"),
    (r"(ESPECIALISTA|SECRETARI\w*) ?A? JUDICIAL|EJECUTOR\w* COACTIV|DEFENSOR\w* PUBLIC", "2619"),
    (r"(ASISTENTE|AUXILIAR|TECNICO)\b.*(JUDICIAL|JURISDICCIONAL|LEGAL|COACTIVO)", "3411"),
    (r"ABOGAD|(ESPECIALISTA|ASESOR\w*|ANALISTA) LEGAL", "2611"),
    (r"NOTIFICADOR|MENSAJER|CONSERJE", "9621"),
    (r"(ASISTENTE|AUXILIAR|TECNIC\w*)\b.*(CONTAB|TESORER)", "3313"),
    (r"CONTADOR|(ESPECIALISTA|ANALISTA)\b.*CONTAB|ANALISTA CONTABLE", "2411"),
    (r"ECONOMISTA", "2631"),
    (r"(ESPECIALISTA|ANALISTA)\b.*(PRESUPUEST|PLANEAM|PLANIFIC|RACIONALIZ)|^PLANIFICADOR", "2422"),
    (r"(ASISTENTE|AUXILIAR|TECNIC\w*)\b.*(RECURSOS HUMANOS|PERSONAL|PLANILLA|REMUNER)", "4416"),
    (r"(ESPECIALISTA|ANALISTA)\b.*(RECURSOS HUMANOS|PLANILLA|REMUNER)", "2423"),
    (r"ALMACEN", "4321"),
    (r"CONTRATACIONES|ADQUISIC|ABASTECIM|LOGISTIC|COTIZADOR", "3323"),
    (r"ARCHIV", "4415"),
    (r"BIBLIOTEC", "4411"),
    (r"DIGITADOR", "4132"),
    (r"CAJER[OA]|COBRADOR\w* DE PEAJE", "5230"),
    (r"RECEPCIONISTA", "4226"),
    (r"MESA DE PARTES|TRAMITE DOCUMENTARIO|OFICINISTA", "4110"),
    (r"SECRETARI[OA] (GENERAL|TECNIC)", ""),
    (r"^SECRETARI[OA]", "4120"),
    (r"(AUXILIAR|APOYO) ADMINISTRATIV", "4110"),
    (r"(ASISTENTE|TECNIC\w*) ?A? ADMINISTRATIV", "3343"),
    (r"ESPECIALISTA ADMINISTRATIV|^ADMINISTRADOR", "2421"),
    (r"TECNIC\w*\b.*(INGENIERIA CIVIL|CONSTRUCCION|OBRAS)", "3112"),
    (r"INGENIER\w* CIVIL|(ESPECIALISTA|INGENIER\w*)\b.*(INFRAESTRUCTURA|OBRAS|LIQUIDACI)", "2142"),
    (r"ARQUITECT[OA]", "2161"),
    (r"TOPOGRAF", "3112"),
    (r"(ESPECIALISTA|INGENIER\w*)\b.*AMBIENTAL", "2133"),
    (r"TECNIC\w*\b.*AGROPECUARI|EXTENSIONISTA", "3142"),
    (r"AGRONOM", "2132"),
    (r"COMUNICADOR|COMUNICACIONES|IMAGEN|RELACIONES PUBLICAS", "2432"),
    (r"INTERPRETE|TRADUCTOR", "2643"),
    (r"ENCUESTADOR|EMPADRONADOR", "4227"),
    (r"TECNIC\w*\b.*ESTADISTIC", "3314"),
)
"""Regular expression on the folded title to unit group; blank leaves the title out."""

COMPILED = tuple((re.compile(pattern), group) for pattern, group in RULES)


@dataclass
class Notices:
    """The notices of a department for one unit group.

    Attributes:
        count: Number of notices.
        vacancies: Number of posts, each notice capped at `MAX_VACANCIES`.
        pay: Monthly pay of each notice that states it, in soles.
    """

    count: int = 0
    vacancies: int = 0
    pay: list[float] = field(default_factory=list)


def unit_group(title: str) -> str:
    """Find the unit group a notice's title names.

    Args:
        title: The title as published.

    Returns:
        Four digits, or nothing if the title does not say.
    """
    text = re.sub(r"[^A-ZÑ ]", " ", re.sub(r"[/(\[]-?\s?[AO]S?[)\]]?(?=\W|$)", " ", fold(title)))
    text = re.sub(r".*CONTRATACION ADMINISTRATIVA( DE)?( SERVICIOS?)?( CAS)?( DE)?\b", " ", text)
    text = re.sub(r"^\s*(UNA?|CODIGO)\b", " ", text)
    text = " ".join(text.split())
    return next((group for pattern, group in COMPILED if pattern.search(text)), "")


def notices(raw: Path, codes: dict[str, str]) -> dict[tuple[str, str], Notices]:
    """Count the notices of every department and unit group.

    Args:
        raw: The folder of raw files.
        codes: Folded department name to its code.

    Returns:
        (department code, unit group) to its notices.
    """
    found: defaultdict[tuple[str, str], Notices] = defaultdict(Notices)
    for row in read_rows(raw / "labour" / FILE):
        group = unit_group(row["job_title"])
        code = codes.get(row["region"])
        if not group or code is None:
            continue
        entry = found[code, group]
        entry.count += 1
        entry.vacancies += min(int(float(row["vacancies"] or 1)), MAX_VACANCIES)
        if row["salary_pen"]:
            entry.pay.append(float(row["salary_pen"]))
    return dict(found)
