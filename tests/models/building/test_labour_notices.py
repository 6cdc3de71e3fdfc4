"""Public notices: named by their title or left out."""

import gzip
import io

import pytest

from models.building.labour_notices import FILE, MAX_VACANCIES, RULES, Notices, notices, unit_group


@pytest.mark.parametrize(
    ("heading", "group"),
    [
        ("ENFERMERO(A)", "2221"),
        ("TÉCNICO(A) EN ENFERMERÍA", "3221"),
        ("CHOFER DE AMBULANCIA", "8322"),
        ("CONDUCTOR DE CAMIÓN COMPACTADOR", "8332"),
        ("CONTRATACIÓN ADMINISTRATIVA DE SERVICIOS DE UN SERENO", "5414"),
        ("Albañil", "7112"),
        ("DOCENTE DE PRIMARIA", "2341"),
        ("JEFE DE ALMACÉN", ""),
        ("COORDINADOR", ""),
        ("", ""),
    ],
)
def test_a_notice_names_its_occupation_or_is_left_out(heading, group):
    assert unit_group(heading) == group


def test_every_rule_for_notices_leads_to_an_occupation(codes):
    assert {group for _, group in RULES if group} <= codes("occupations", "ciuo08")


def test_one_mistyped_notice_does_not_decide(tmp_path):
    (tmp_path / "labour").mkdir()
    text = io.StringIO()
    text.write("job_title,region,vacancies,salary_pen\n")
    text.write("ENFERMERA,PUNO,9000,2500\nENFERMERO,PUNO,,\nENFERMERA,LUNA,1,1\nJEFE,PUNO,1,1\n")
    path = tmp_path / "labour" / FILE
    path.write_bytes(gzip.compress(text.getvalue().encode()))
    found = notices(tmp_path, {"PUNO": "21"})
    assert found == {("21", "2221"): Notices(2, MAX_VACANCIES + 1, [2500.0])}
