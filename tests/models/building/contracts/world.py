"""A made-up country whose tables keep every promise."""

from models.building.contracts import CONTRACTS
from models.building.contracts.places import DEPARTMENTS
from models.building.raw import write_rows

GROUPS = [*(f"{1000 + number}" for number in range(435)), "9412"]
SKILLS = ["coser", "hablar", "leer", "sumar"]
NAMES = {code: f"Departamento {code}" for code in DEPARTMENTS}
UBIGEOS = [f"{code}{number:04d}" for code in DEPARTMENTS for number in range(101, 177)]
FEW = "contraído por muestra pequeña (n = 12)"
SYNTHETIC = "persona sintética; distribuciones inventadas"


def market():
    pairs = [(code, group) for code in DEPARTMENTS for group in GROUPS[:60]]
    keys = [{"department": code, "ciuo08": group} for code, group in pairs]
    said = {"scope": "departamento", "source": "INEI", "year": "2024", "confidence": "media"}
    demand = {"value": "50", "unit": "índice de demanda (0–100)", "employed": "900", "se": "90"}
    demand |= {"n": "12", "informality": "70", "method": FEW, **said}
    pay = {"value": "1500", "p25": "1000", "p75": "2000", "unit": "soles por mes"}
    pay |= {"minimum_wage": "1025", "n": "30", "se": "50", "method": "encuesta", **said}
    wages = [("2022-05-01", "1025"), ("2025-01-01", "1130")]
    return {
        "demand": [key | demand for key in keys],
        "pay": [key | pay for key in keys],
        "minimum_wage": [{"from": day, "soles": soles, "norm": "D.S."} for day, soles in wages],
    }


def places():
    return {
        "departments": [
            {"code": code, "department": name, "capital": "Capital", "lat": "-10", "lon": "-75"}
            | {"macroregion": "Sur"}
            for code, name in NAMES.items()
        ],
        "department_outlines": [
            {"code": code, "path": "M0 0l9 0-3 7z", "source": "INEI", "year": "2010"}
            for code in NAMES
        ],
        "districts": [
            {"ubigeo": ubigeo, "department_code": ubigeo[:2], "department": NAMES[ubigeo[:2]]}
            | {"province": "Provincia", "district": "Distrito", "lat": "-10.5", "lon": "-75.5"}
            | {"source": "INEI", "year": "2022"}
            for ubigeo in UBIGEOS
        ],
    }


def work():
    dated = {"source": "CIUO-08", "year": "2012"}
    return {
        "occupations": [
            {"ciuo08": group, "label_official": "Oficio", "skill_level": "2"}
            | {"education_min": "secundaria", **dated}
            for group in GROUPS
        ],
        "occupation_labels": [
            {"ciuo08": group, "label_plain": f"Oficio número {group}"} for group in GROUPS
        ],
        "co95_ciuo08": [
            {"co95": "011", "ciuo08": group, "weight": "0.5", "method": "experto"}
            | {"source": "SUNAT"}
            for group in GROUPS[:2]
        ],
        "cno2015_differences": [
            {"cno2015": "5212", "label": "Vendedores", "ciuo08": GROUPS[0], "weight": "1"}
            | {"note": "Otro código", "source": "INEI"}
        ],
        "skills": [
            {"code": skill, "label": f"Saber {skill}", "phrase": f"Sé {skill}", "group": "Todo"}
            | {"kind": "skill", "forms": f"suelo {skill}"}
            for skill in SKILLS
        ],
        "occupation_skills": [
            {"ciuo08": group, "skill": skill, "relation": "essential", "weight": "0.5"}
            | {"n_occupations": "3", **dated}
            for group in GROUPS
            for skill in SKILLS
        ],
        "skill_corrections": [
            {"ciuo08": GROUPS[0], "skill": "coser", "action": "essential", "reason": "Se ve"}
        ],
        "unpaid_work": [
            {"code": "acarrear-agua", "icatus": "24", "label": "Traer agua"}
            | {"forms": "traigo agua|cargo baldes", "ciuo08": GROUPS[0], "skills": "leer|sumar"}
        ],
    }


def courses():
    nearest = [
        {"course_id": f"c-{number:04d}", "programme_key": "COSTURA", "programme": "Costura"}
        | {"institution": f"CETPRO {number}", "institution_type": "CETPRO", "department": "00"}
        | {"placed": "cetpro-cercano", "hours": "1000", "hours_basis": "estimado: un año"}
        | {"cost_basis": "por confirmar", "entry_education": "ninguna", "source_id": "sup-minedu"}
        | {"year": "2025"}
        for number in range(1000)
    ]
    placed = [
        nearest[0]
        | {"course_id": f"d-{ubigeo}", "ubigeo": ubigeo, "department": ubigeo[:2]}
        | {"placed": "distrito", "lat": "-10.5", "lon": "-75.5", "cost": "120"}
        | {"cost_basis": "tarifario", "link": "https://example.org/costura", "merged": "x-1|x-2"}
        for ubigeo in UBIGEOS[::76]
    ]
    for number, row in enumerate(placed):
        row["merged"] = f"x-{number}|y-{number}"
    tag = {"programme_key": "COSTURA", "ciuo08": GROUPS[0], "skills": "coser|leer"}
    return {
        "courses": nearest + placed,
        "course_tags": [
            tag | {"confidence": "0.90|0.80", "status": "acuerdo", "basis": "regla por nombre"}
        ],
        "course_reviews": [],
        "course_rules": [{"pattern": "^COST", "skills": "coser", "note": "costura"}],
        "course_words": [{"word": "CETPRO", "form": "CETPRO"}],
    }


def sources():
    told = {"title": "Encuesta", "institution": "INEI", "year": "2024", "licence": "pública"}
    return {
        "sources": [{"source_id": "lab-epe", **told}],
        "sources_supply": [{"source_id": "sup-minedu", **told, "year": "2025"}],
        "build_report": [
            {"file": "epe.zip", "source_id": "lab-epe", "sha256": "0" * 64, "read": "10"}
            | {"used": "9", "rejected": "1", "repaired": "0", "reasons": "p204a (1)"}
        ],
    }


def samples():
    person = {"synthetic": "sintético", "sex": "mujer", "age": "30", "education": "primaria"}
    person |= {"status": "independiente", "ciuo08": GROUPS[0], "informal": "si", "income": "900"}
    person |= {"hours_week": "10", "budget": "100", "weeks": "12", "text": "Trabajo."}
    person |= {"source": SYNTHETIC, "year": "2023"}
    job = {"label_plain": "Oficio", "demand": "50", "confidence": "media", "source": "INEI"}
    job |= {"year": "2024", "pay_p50": "1500", "pay_confidence": "media", "pay_source": "INEI"}
    job |= {"pay_year": "2024"}
    course = {"programme": "Costura", "hours": "1000", "entry_education": "ninguna"}
    course |= {"skills": "Saber coser", "ciuo08": GROUPS[0], "source": "Encuesta", "year": "2025"}
    nearest = [{"course_id": f"c-{number:04d}", "department": "00"} for number in range(975)]
    placed = [{"course_id": f"d-{u}", "department": u[:2]} for u in UBIGEOS[::76]]
    return {
        "user_data": [
            person | {"person_id": f"S{number:04d}", "department": u[:2], "ubigeo": u}
            for number, u in enumerate((UBIGEOS * 2)[:2000], 1)
        ],
        "job_market_data": [
            job | {"department": code, "department_name": NAMES[code], "ciuo08": group}
            for code in DEPARTMENTS
            for group in GROUPS[:40]
        ],
        "course_data": [course | row for row in nearest + placed],
    }


def tables():
    """All tables, as rows without the cells that are empty."""
    return market() | places() | work() | courses() | sources() | samples()


def fields(name):
    return list(CONTRACTS[name].schema.columns)


def write(folder, name, rows):
    """Writes one table."""
    write_rows(folder / f"{name}.csv", fields(name), rows)
