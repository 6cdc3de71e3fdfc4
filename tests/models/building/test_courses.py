"""Names, places, levels, tags and rows of the course catalogue."""

import pytest

from models.building.course_levels import Levels, institution_key, loose_key
from models.building.course_names import (
    institution_name,
    programme_key,
    programme_name,
    strip_accents,
)
from models.building.course_places import Places
from models.building.course_tags import RuleError, first, read_rules, split, tags
from models.building.courses import catalogue_rows, institute_rows, municipal_rows, title
from models.building.raw import write_rows


@pytest.mark.parametrize(
    ("listed", "read"),
    [
        ("ADMINISTRACION DE EMPRESAS", "Administración de empresas"),
        ("CONSTRUCCION METALICAS", "Construcciones metálicas"),
        ("  MECANICA   AUTOMOTRIZ ", "Mecánica automotriz"),
        ("GASTRONOMÍA", "Gastronomía"),
    ],
)
def test_a_programme_is_written_as_a_person_reads_it(listed, read):
    assert programme_name(listed) == read


def test_a_known_misspelling_and_its_correction_are_one_programme():
    assert programme_key("Mecancia Automotriz") == programme_key("MECÁNICA AUTOMOTRIZ")


def test_a_correction_does_not_reach_into_other_words():
    assert programme_key("INDUSTRIA CUEROS") == "INDUSTRIA CUEROS"


def test_the_key_of_a_written_name_is_the_key_of_the_listed_one(table):
    for row in table("courses"):
        assert programme_key(programme_name(row["programme"].upper())) == row["programme_key"]


def test_an_institution_keeps_capitals_except_in_small_words():
    name = institution_name("INSTITUTO DE EDUCACION SUPERIOR LA RECOLETA - SEDE CUSCO")
    assert name == "Instituto de Educación Superior la Recoleta – Sede Cusco"


def test_stripping_accents_collapses_blanks():
    assert strip_accents(" Diseño\n  gráfico ") == "DISENO GRAFICO"


GEO = ("inei", "departamento", "distrito", "superficie", "pob_densidad_2020")
DISTRICTS = [
    ("150122", "LIMA", "MIRAFLORES", "9.6", "10000"),
    ("151018", "LIMA", "MIRAFLORES", "226", "1.5"),
    ("150101", "LIMA", "LIMA", "21", "12000"),
    ("040110", "AREQUIPA", "MIRAFLORES", "28", "2000"),
    ("120101", "JUNIN", "SANTA ROSA", "10", "100"),
    ("120102", "JUNIN", "SANTA ROSA", "10", "120"),
    ("120103", "JUNIN", "SAN PEDRO", "S.I.", "NA"),
    ("120104", "JUNIN", "SAN PEDRO", "10", "1"),
    ("NA", "JUNIN", "PERDIDO", "1", "1"),
]


@pytest.fixture
def places(tmp_path):
    rows = [dict(zip(GEO, d, strict=True)) for d in DISTRICTS]
    write_rows(tmp_path / "ubigeo_distrito.csv", GEO, rows)
    return Places(tmp_path)


@pytest.mark.parametrize(
    ("department", "name", "code"),
    [
        ("Lima", "Cercado de Lima", "150101"),
        ("Arequipa", "Miraflores", "040110"),
        ("LIMA", "Miraflores", "150122"),
        ("Junín", "Santa Rosa", None),
        ("Junín", "San Pedro", None),
        ("Junín", "Perdido", None),
        ("Lima", "Atlántida", None),
    ],
)
def test_a_district_is_matched_or_left_open_but_never_guessed(places, department, name, code):
    assert places.district(department, name) == code


def test_a_department_that_does_not_exist_is_an_error(places):
    assert places.department("Junín") == "12"
    with pytest.raises(KeyError):
        places.department("Atlántida")


CATALOGUE = [
    ("STE01", "GUIA OFICIAL"), ("SPT02", "ENFERMERIA TECNICA"), ("STE03", "COCINA"),
    ("SPT03", "COCINA"), ("SPF04", "DISENO DE LA MODA"), ("SPT04", "DISENO DE MODA"),
    ("STE05", "AGRO"), ("SPT05", "AGRO"),
]  # fmt: skip
SEEN = [("INSTITUTO", "COCINA", f"IES {n}", "3.0") for n in "ABCDE"]
SEEN += [("INSTITUTO", "COCINA", "IES SABOR", "2.0"), ("UNIVERSIDAD", "COCINA", "U", "5.0")]
SEEN += [("INSTITUTO", "AGRO", f"IES {n}", y) for n, y in zip("ABCDE", "22233", strict=True)]
SEEN += [("INSTITUTO", "NUEVA", "IES ALFA", "3.0"), ("INSTITUTO", "NUEVA", "IES BETA", "")]


@pytest.fixture
def supply(tmp_path):
    write_rows(
        tmp_path / "minedu_2025_programas_IEST_anexo01.csv",
        ("codigo", "denominacion"),
        [{"codigo": c, "denominacion": d} for c, d in CATALOGUE],
    )
    columns = ("tipo", "carrera", "institucion", "duracion_anios")
    rows = [dict(zip(columns, row, strict=True)) for row in SEEN]
    write_rows(tmp_path / "ponte_en_carrera_2016.csv", columns, rows)
    return tmp_path


@pytest.mark.parametrize(
    ("programme", "institution", "is_school", "years"),
    [
        ("Guía oficial", "IES X", False, 2),
        ("Enfermería técnica", "IES X", False, 3),
        ("Diseño de moda", "IES X", False, 3),
        ("Diseño de moda", "EEST X", True, None),
        ("Cocina", "IES X", False, 3),
        ("Cocina", "IES Sabor", False, 2),
        ("Agro", "IES X", False, None),
        ("Nueva", "IES Alfa", False, 3),
        ("Nueva", "IES Beta", False, None),
        ("Desconocida", "IES X", False, None),
        ("Lo que sea de nivel profesional técnico", "IES X", False, 3),
        ("Enfermería técnica con mención en partos", "IES X", False, 3),
    ],
)
def test_a_duration_is_stated_or_left_open_but_never_guessed(
    supply, programme, institution, is_school, years
):
    assert Levels(supply).years(programme, institution, is_school) == years


def test_articles_and_legal_forms_do_not_part_the_same_name():
    assert loose_key("Diseño de la Moda") == loose_key("DISEÑO DE MODA")
    assert institution_key("IEST Privado CIBERTEC Lima") == institution_key("Cibertec")


RULES = ("pattern", "ciuo08", "skills", "note")


def _rules(tmp_path, *rows):
    write_rows(tmp_path / "r.csv", RULES, [dict(zip(RULES, r, strict=True)) for r in rows])
    return read_rules(tmp_path / "r.csv", frozenset({"coser", "cortar", "hablar"}))


def test_the_first_rule_that_fits_decides(tmp_path):
    rules = _rules(tmp_path, ("COSTURA FINA", "7531", "coser", "fina"),
                   ("COSTURA", "7533|8153", "coser|cortar", "simple"))  # fmt: skip
    assert first("COSTURA FINA INDUSTRIAL", rules) is rules[0]
    assert first("COSTURA", rules) is rules[1]
    assert first("CERAMICA", rules) is None
    assert tags("COSTURA", rules[1]) == {
        "programme_key": "COSTURA",
        "ciuo08": "7533|8153",
        "skills": "coser|cortar",
        "basis": "regla por nombre: simple",
    }


@pytest.mark.parametrize(
    ("groups", "skills", "message"),
    [
        ("7531", "volar", "codes of skills.csv"),
        ("753", "coser", "unit groups"),
        ("7531|7532|7533|7534|7535", "coser", "unit groups"),
        ("7531", "", "1-10 skills"),
        ("7531", "coser|coser", "1-10 skills"),
    ],
)
def test_a_rule_that_breaks_a_promise_is_named(tmp_path, groups, skills, message):
    with pytest.raises(RuleError, match=message) as caught:
        _rules(tmp_path, ("COSTURA", groups, skills, "x"))
    assert "COSTURA" in str(caught.value)


def test_an_empty_cell_is_no_code():
    assert (split(""), split("a|b")) == ((), ("a", "b"))


def test_the_municipal_cetpro_states_its_own_hours(tmp_path):
    listed = {"programa": "PANADERIA", "nivel": "Auxiliar Técnico", "horas": "1056"}
    write_rows(tmp_path / "cetpro_smp_catalogo.csv", listed, [listed])
    (row,) = municipal_rows(tmp_path)
    assert (row["hours"], row["hours_basis"]) == ("1056", "fuente")
    assert (row["ubigeo"], row["entry_education"]) == ("150135", "ninguna")


def test_catch_alls_and_other_spellings_are_no_further_programmes(tmp_path):
    listed = [
        ("C3", "PANADERÍA", "Técnico"), ("C1", "Panaderia", "Técnico"),
        ("C2", "PANADERIA", "Auxiliar Técnico"), ("C4", "OTROS PROGRAMAS EN COCINA", "Técnico"),
    ]  # fmt: skip
    columns = ("codigo", "denominacion", "nivel")
    write_rows(
        tmp_path / "minedu_2025_programas_CETPRO_anexo03.csv",
        columns,
        [dict(zip(columns, row, strict=True)) for row in listed],
    )
    rows = catalogue_rows(tmp_path)
    assert [(r["course_id"], r["hours"]) for r in rows] == [
        ("cetpro-C1", "2000"),
        ("cetpro-C2", "1000"),
    ]
    assert all(r["hours_basis"].startswith("estimado") for r in rows)


def test_who_does_not_state_a_level_is_not_promised_the_short_one(tmp_path, places, supply):
    (tmp_path / "geo").mkdir()
    (tmp_path / "supply").mkdir()
    for path in tmp_path.glob("*.csv"):
        path.rename(tmp_path / ("geo" if "ubigeo" in path.name else "supply") / path.name)
    columns = (
        "item", "tipo_ies", "departamento", "sede_distrito", "programa_academico", "ies",
        "tipo_gestion", "modalidad_estudio",
    )  # fmt: skip
    listed = [
        ("1", "INSTITUTO TECNOLOGICA", "LIMA", "MIRAFLORES", "COCINA", "IES X", "PRIVADA", "P"),
        ("2", "ESCUELA TECNOLOGICA", "JUNIN", "SANTA ROSA", "RARA", "EEST Y", "PUBLICA", "P"),
        ("3", "UNIVERSIDAD", "LIMA", "LIMA", "DERECHO", "U", "PRIVADA", "P"),
    ]
    write_rows(
        tmp_path / "supply" / "pronabec_beca18_ies_programas_elegibles.csv",
        columns,
        [dict(zip(columns, row, strict=True)) for row in listed],
    )
    rows, unplaced = institute_rows(tmp_path)
    assert [r["course_id"] for r in rows] == ["pronabec-0001", "pronabec-0002"]
    assert (rows[0]["hours"], rows[0]["level"], rows[0]["ubigeo"]) == (
        "3000",
        "Profesional Técnico",
        "150122",
    )
    assert (rows[1]["hours"], rows[1]["level"], rows[1]["placed"]) == ("4000", "", "departamento")
    assert (rows[1]["certificate"], rows[1]["duration_years"]) == ("", "")
    assert [r["item"] for r in unplaced] == ["2"]


def test_an_unknown_level_promises_no_title():
    assert [title(level) for level in ("", "Técnico", "Profesional")] == [
        "",
        "Título de Técnico",
        "Título profesional",
    ]
