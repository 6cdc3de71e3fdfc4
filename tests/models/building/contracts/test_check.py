"""Every kind of broken promise is caught, and the rows are named."""

import shutil

import pytest

from models.building.contracts import CONTRACTS, Breach, check, enforce
from models.building.errors import ContractError
from models.building.raw import DATA
from tests.models.building.contracts import world
from tests.models.building.contracts.conftest import Folder

#: Table, line of the file, cells that are overwritten, what the rule says, value shown.
CHANGES = [
    ("demand", 3, {"value": "101"}, "value: se esperaba un número de 0 a 100", "101"),
    ("demand", 4, {"value": "mucho"}, "value: se esperaba un número", "mucho"),
    ("demand", 5, {"value": "1e2"}, "value: se esperaba un número", "1e2"),
    ("demand", 6, {"value": ""}, "value: se esperaba un número", ""),
    ("demand", 7, {"unit": "puestos"}, "unit: se esperaba «índice de demanda", "puestos"),
    ("demand", 8, {"n": "12.5"}, "n: se esperaba un entero", "12.5"),
    ("demand", 9, {"se": "-1"}, "se: se esperaba un número de 0", "-1"),
    ("demand", 10, {"informality": "100.5"}, "informality: se esperaba", "100.5"),
    ("demand", 11, {"source": ""}, "source: se esperaba algo escrito", ""),
    ("demand", 12, {"year": ""}, "year: se esperaba un entero de 1990 a 2026", ""),
    ("demand", 13, {"year": "1989"}, "year: se esperaba un entero", "1989"),
    ("demand", 14, {"confidence": "regular"}, "confidence: se esperaba uno de: alta", "regular"),
    ("demand", 15, {"scope": "distrito"}, "scope: se esperaba uno de", "distrito"),
    ("demand", 16, {"method": "encuesta"}, "con n menor de 30 el método", "12 | encuesta"),
    ("demand", 17, {"n": "", "method": "encuesta"}, "con n menor de 30", " | encuesta"),
    ("demand", 18, {"source": " INEI"}, "source: se esperaba un texto sin blancos", " INEI"),
    ("demand", 19, {"trend": "2.0"}, "trend y trend_se van juntas", "2.0 | "),
    (
        "demand",
        20,
        {"method": "estimado: EPE Lima"},
        "para otro departamento es de confianza baja",
        "01 | media | estimado: EPE Lima",
    ),
    (
        "demand",
        21,
        {"confidence": "alta"},
        "contraído por muestra pequeña no es de confianza alta",
        f"alta | {world.FEW}",
    ),
    ("pay", 3, {"value": "99"}, "value: se esperaba un número de 100 a 60000", "99"),
    ("pay", 4, {"p75": "60001"}, "p75: se esperaba un número", "60001"),
    ("pay", 5, {"p25": "1600"}, "p25 ≤ value ≤ p75", "1600 | 1500 | 2000"),
    ("pay", 6, {"minimum_wage": "1130"}, "vigente al final del año", "1130"),
    ("pay", 7, {"minimum_wage": ""}, "minimum_wage: se esperaba un número", ""),
    ("pay", 8, {"n": "29"}, "con n menor de 30", "29 | encuesta"),
    ("pay", 10, {"year": "2025"}, "vigente al final del año", "1025"),
    ("pay", 9, {"ciuo08": "9999"}, "ciuo08 está en occupations.csv", "9999"),
    ("departments", 3, {"lat": "1.5"}, "lat: se esperaba grados dentro del Perú", "1.5"),
    ("departments", 4, {"department": "ICA"}, "department: se esperaba mayúscula inicial", "ICA"),
    ("departments", 5, {"macroregion": "Este"}, "macroregion: se esperaba uno de", "Este"),
    ("department_outlines", 3, {"path": "M0 0l1 1"}, "path: se esperaba un contorno", "M0 0l1 1"),
    ("districts", 3, {"ubigeo_reniec": "12"}, "ubigeo_reniec: se esperaba seis cifras", "12"),
    ("districts", 4, {"department_code": "02"}, "empieza con el código", "010103 | 02"),
    ("districts", 5, {"department": "Otro"}, "el nombre de su departamento", "Otro"),
    ("districts", 6, {"lon": "-69"}, "a menos de 5 grados", "-69"),
    ("districts", 7, {"altitude_m": "8848"}, "altitude_m: se esperaba un entero", "8848"),
    ("occupations", 3, {"education_min": "doctorado"}, "education_min: se esperaba", "doctorado"),
    ("occupation_labels", 3, {"label_plain": "Oficio número 1002"}, "no se repite", "Oficio"),
    ("occupation_labels", 9, {"label_plain": "O" + "o" * 80}, "hasta 80 letras", "Ooooo"),
    ("occupation_skills", 3, {"skill": "volar"}, "skill está en skills.csv", "volar"),
    ("occupation_skills", 8, {"weight": "0"}, "weight: se esperaba", "0"),
    ("co95_ciuo08", 2, {"weight": "0.4"}, "los pesos de un grupo CO-95 suman 1", "0.4"),
    ("skill_corrections", 2, {"action": "drop"}, "toda corrección consta", "drop"),
    ("unpaid_work", 2, {"skills": "leer|leer"}, "sin repetirse", "leer|leer"),
    ("courses", 3, {"hours": "6001"}, "hours: se esperaba un entero de 1 a 6000", "6001"),
    ("courses", 4, {"placed": "lejos"}, "placed: se esperaba uno de", "lejos"),
    ("courses", 5, {"ubigeo": "010101"}, "tiene ubigeo si y solo si", "010101 | cetpro-cercano"),
    ("courses", 6, {"department": "15"}, "el departamento es 00 si y solo si", "15 | cetpro"),
    ("courses", 7, {"cost": "300"}, "ningún costo se inventa", "300 | por confirmar"),
    ("courses", 8, {"source_id": "sup-x"}, "source_id está en sources_supply.csv", "sup-x"),
    ("courses", 9, {"year": "2024"}, "el año del curso es el de su fuente", "2024"),
    ("courses", 10, {"lat": "-10"}, "lat y lon van juntas", "-10 | "),
    ("courses", 11, {"link": "ejemplo"}, "link: se esperaba una dirección web", "ejemplo"),
    ("courses", 12, {"merged": "c-0003"}, "lo unido a otro curso", "c-0003"),
    ("courses", 19, {"merged": "z-1"}, "lo unido a otro curso", "z-1"),
    ("courses", 20, {"merged": "z-1"}, "lo unido a otro curso", "z-1"),
    ("courses", 13, {"programme": "Corte"}, "la clave del programa es", "Corte | COSTURA"),
    ("courses", 14, {"institution": "CETPRO 14"}, "una vez en cada sede", "COSTURA | CETPRO 14"),
    ("courses", 16, {"institution_type": "Instituto"}, "piden secundaria", "Instituto | ninguna"),
    ("courses", 17, {"entry_education": "maestría"}, "entry_education: se esperaba", "maestría"),
    ("courses", 18, {"hours_basis": "a ojo"}, "hours_basis: se esperaba «fuente»", "a ojo"),
    ("course_tags", 2, {"confidence": "0.90"}, "una confianza por habilidad", "coser|leer | 0.90"),
    ("course_tags", 2, {"status": "por revisar"}, "sin habilidades si y solo si", "coser|leer"),
    ("course_rules", 2, {"skills": "coser|"}, "skills está en skills.csv", "coser|"),
    ("course_rules", 2, {"pattern": "(COST"}, "pattern: se esperaba una expresión", "(COST"),
    ("sources", 2, {"year": ""}, "una fuente sin año lo dice", " | "),
    ("sources_supply", 2, {"licence": ""}, "licence: se esperaba algo escrito", ""),
    ("build_report", 2, {"source_id": "lab-x"}, "la fuente está en sources.csv", "lab-x"),
    ("build_report", 2, {"reasons": ""}, "lo rechazado dice por qué", "1 | "),
    ("user_data", 3, {"synthetic": ""}, "synthetic: se esperaba «sintético»", ""),
    ("user_data", 4, {"status": "inactivo"}, "tiene informalidad quien trabaja", "inactivo | si"),
    ("user_data", 5, {"ubigeo": "990101"}, "ubigeo está en districts.csv", "990101"),
    ("job_market_data", 3, {"demand": "51"}, "la demanda es la de demand.csv", "51"),
    ("course_data", 3, {"skills": "Volar"}, "skills está en skills.csv, columna label", "Volar"),
]


@pytest.fixture(scope="module")
def broken(sound, tmp_path_factory):
    """One folder with all the changes, each in a row of its own."""
    path = tmp_path_factory.mktemp("broken") / "tables"
    folder = Folder(shutil.copytree(sound, path))
    for name, line, cells, _, _ in CHANGES:
        folder.change(name, line, **cells)
    return check(path)


def rules(breaches, name):
    return [breach.rule for breach in breaches if breach.table == f"{name}.csv"]


def test_tables_that_keep_every_promise_pass(sound):
    assert check(sound) == []
    enforce(sound)


@pytest.mark.parametrize(
    ("name", "line", "cells", "rule", "value"),
    CHANGES,
    ids=lambda part: str(part)[:40] if isinstance(part, str) else None,
)
def test_a_broken_row_is_named_with_its_rule(broken, name, line, cells, rule, value):
    named = [
        row
        for breach in broken
        if breach.table == f"{name}.csv" and rule in breach.rule
        for row in breach.rows
        if row[0] == line
    ]
    assert any(row[3].startswith(value) for row in named), rules(broken, name)


def test_what_is_right_beside_a_broken_row_is_not_accused(broken):
    places = {breach.rule: [row[0] for row in breach.rows] for breach in broken}
    assert places["value: se esperaba un número de 0 a 100"] == [3, 4, 5, 6]
    assert places["p25 ≤ value ≤ p75"] == [3, 5]


def test_a_department_without_its_outline_is_named(folder):
    folder.drop("department_outlines", lambda row: row["code"] != "07")
    (breach,) = folder.breaches("departments", "department_outlines")
    assert "tiene su contorno" in breach.rule
    assert [row[1] for row in breach.rows] == ["07"]


def test_a_group_without_enough_skills_is_named(folder):
    folder.drop("occupation_skills", lambda row: (row["ciuo08"], row["skill"]) != ("1003", "leer"))
    (breach,) = folder.breaches("occupations", "occupation_skills")
    assert "4 a 14 habilidades" in breach.rule
    assert breach.rows == ((5, "1003", "occupation_skills.csv", "3 habilidades, 3 esenciales"),)


def test_a_group_without_enough_essential_skills_is_named(folder):
    for line in (2, 3):
        folder.change("occupation_skills", line, relation="useful")
    (breach,) = folder.breaches("occupations", "occupation_skills")
    assert breach.rows == ((2, "1000", "occupation_skills.csv", "4 habilidades, 2 esenciales"),)


def test_a_key_that_comes_twice_is_named_twice(folder):
    folder.change("skills", 3, code="coser")
    (twice,) = folder.breaches("skills")
    assert twice.rule == "code no se repite"
    assert [row[:2] for row in twice.rows] == [(2, "coser"), (3, "coser")]


def test_a_key_of_two_columns_may_repeat_in_one_of_them(folder):
    folder.change("demand", 3, ciuo08="1000")
    twice = next(
        b for b in folder.breaches("demand") if b.rule == "department + ciuo08 no se repite"
    )
    assert [row[:2] for row in twice.rows] == [(2, "01/1000"), (3, "01/1000")]


def test_an_empty_key_is_named(folder):
    folder.change("course_words", 2, word="")
    (breach,) = folder.breaches("course_words")
    assert breach.rule == "word: se esperaba algo escrito"
    assert breach.rows == ((2, "", "word", ""),)


def test_rows_out_of_order_are_named_with_the_one_above(folder):
    folder.change("course_data", 3, course_id="a-0001")
    found = next(b for b in folder.breaches("course_data") if "en el orden de su clave" in b.rule)
    assert found.rows == ((3, "a-0001", "course_id", "después de c-0000"),)


def test_a_table_ordered_by_hand_may_stand_in_any_order(folder):
    rows = [{"pattern": p, "skills": "coser", "note": "x"} for p in ("^Z", "^A")]
    world.write(folder.path, "course_rules", rows)
    assert folder.breaches("course_rules", "skills", "occupations") == []


def test_reviews_may_be_empty_and_name_a_programme_several_times(folder):
    review = {"programme_key": "COSTURA", "reviewer": "Ana", "year": "2026"}
    rows = [
        review | {"skills": "coser", "decision": "confirmar"},
        review | {"skills": "leer", "decision": "quitar"},
    ]
    world.write(folder.path, "course_reviews", rows)
    assert folder.breaches("course_reviews", "skills", "occupations") == []


def test_a_table_with_only_a_header_is_refused(folder):
    folder.drop("course_words", lambda row: False)
    assert rules(folder.breaches("course_words"), "course_words") == ["tiene filas"]


def test_a_table_without_contract_is_a_breach(folder):
    folder.write("notes", "a,b\n1,2\n")
    (breach,) = check(folder.path)
    assert (breach.table, breach.rule) == ("notes.csv", "tiene contrato")


def test_a_contract_without_table_is_a_breach(tmp_path):
    found = check(tmp_path)
    assert [breach.table for breach in found] == [f"{name}.csv" for name in sorted(CONTRACTS)]
    assert {breach.rule for breach in found} == {"la tabla existe"}


def test_a_missing_table_does_not_hide_what_the_others_break(folder):
    (folder.path / "occupations.csv").unlink()
    folder.change("sources", 2, title="")
    assert rules(check(folder.path), "occupations") == ["la tabla existe"]
    assert rules(check(folder.path), "sources") == ["title: se esperaba algo escrito"]


@pytest.mark.parametrize(
    ("header", "rule", "column"),
    [
        ("word", "tiene todas las columnas prometidas", "form"),
        ("word,form,extra", "no tiene columnas sin contrato", "extra"),
        ("form,word", "las columnas están en el orden prometido", "form"),
    ],
)
def test_another_header_is_a_breach_that_names_the_column(folder, header, rule, column):
    folder.write("course_words", f"{header}\n{','.join(header.split(','))}\n")
    found = [b for b in folder.breaches("course_words") if b.rule == rule]
    assert [row[2] for row in found[0].rows] == [column]


def test_a_missing_column_does_not_hide_what_the_others_break(folder):
    lines = [line.split(",", 1)[1] for line in folder.text("minimum_wage").splitlines()]
    folder.write("minimum_wage", "\n".join(lines).replace("1025", "caro") + "\n")
    said = rules(folder.breaches("minimum_wage"), "minimum_wage")
    assert "tiene todas las columnas prometidas" in said
    assert any(rule.startswith("soles: se esperaba") for rule in said)


def test_the_minimum_wage_never_falls(folder):
    folder.change("minimum_wage", 3, soles="1000")
    (found,) = (b for b in folder.breaches("minimum_wage") if "nunca baja" in b.rule)
    assert found.rows == ((3, "2025-01-01", "soles", "1000"),)


def test_a_department_with_fewer_than_sixty_occupations_is_named(folder):
    tables = ("departments", "demand", "pay")
    for name in ("demand", "pay"):
        assert folder.breaches(*tables) == []
        folder.drop(name, lambda row: (row["department"], row["ciuo08"]) != ("07", "1059"))
    (found,) = folder.breaches(*tables)
    assert "60 o más ocupaciones" in found.rule
    assert found.rows == ((8, "07", "ocupaciones con cifra", "59, se piden 60"),)


def test_a_department_with_fewer_than_forty_courses_is_named(folder):
    kept = {f"c-{number:04d}" for number in range(39)} | {f"d-{u}" for u in world.UBIGEOS[76::76]}
    folder.drop("courses", lambda row: row["course_id"] in kept)
    (found,) = (b for b in folder.breaches("departments", "courses") if "40 o más cursos" in b.rule)
    assert found.rows == ((2, "01", "cursos", "39, se piden 40"),)


def test_untagged_programmes_are_named(folder):
    folder.change("course_tags", 2, programme_key="OTRO")
    said = [
        b
        for b in folder.breaches("courses", "course_tags")
        if b.table in ("courses.csv", "course_tags.csv")
    ]
    assert {b.rows[0][3] for b in said} == {"sin etiquetas", "OTRO"}


def test_a_sample_of_another_size_is_a_breach(folder):
    folder.drop("user_data", lambda row: row["person_id"] != "S0007")
    (found,) = folder.breaches("user_data")
    assert (found.rule, found.rows[0][3]) == ("la muestra tiene 2000 filas", "1999 filas")


def test_a_breach_counts_all_rows_and_shows_ten(folder):
    rows = [row | {"confidence": "poca"} for row in world.market()["pay"]]
    world.write(folder.path, "pay", rows)
    (breach,) = folder.breaches("pay")
    assert (breach.count, len(breach.rows)) == (1500, 10)
    assert breach.lines()[-1] == "  … y 1490 más"


def test_the_build_stops_with_table_rule_count_and_rows_in_spanish(folder):
    folder.change("demand", 60, value="101")
    with pytest.raises(ContractError) as stopped:
        enforce(folder.path)
    assert str(stopped.value).splitlines() == [
        "Las tablas no cumplen sus contratos: 1 regla rota.",
        "demand.csv: se rompe «value: se esperaba un número de 0 a 100» 1 vez",
        "  fila 60, clave 01/1058, columna value: «101»",
    ]


def test_a_long_cell_is_shortened_in_the_message():
    (_, line) = Breach.of("a.csv", "corto", [(2, "k", "c", "ñ" * 1900)]).lines()
    assert len(line) < 120


def test_every_shipped_table_has_its_contract():
    assert {path.stem for path in DATA.glob("*.csv")} <= CONTRACTS.keys()
