"""Labelled forms: what teaches, what only measures, and the lexicon of Peru."""

import gzip
from collections import defaultdict

import pytest

from models.building.raw import write_rows
from models.preprocessing.text import words
from models.training.corpus import (
    HELD_OUT_SHARE,
    LEXICON,
    all_forms,
    esco_forms,
    held_out,
    isco_forms,
    lexicon_forms,
    skill_forms,
    sunat_forms,
    unpaid_forms,
)
from models.training.texts import teaching_texts

TITLES = [f"OPERADOR, MAQUINA {n}" for n in range(500)]


def test_one_title_in_five_only_measures():
    share = sum(held_out(title) for title in TITLES) / len(TITLES)
    assert share == pytest.approx(1 / HELD_OUT_SHARE, abs=0.05)


@pytest.mark.parametrize(
    ("title", "measures"),
    [
        ("CHOFER", True),
        ("OPERADOR, MAQUINA 4", True),
        ("OPERADOR, MAQUINA 7", True),
        ("OPERADOR, MAQUINA 1", False),
        ("COCINERO", False),
        ("ALBAÑIL", False),
    ],
)
def test_the_split_never_moves(title, measures):
    assert held_out(title) is measures


@pytest.fixture(scope="module")
def lexicon():
    return list(lexicon_forms())


def test_the_lexicon_speaks_of_all_436_unit_groups(lexicon, table):
    spoken = {
        line.split("\t")[0]
        for path in LEXICON.glob("forms_*.tsv")
        for line in path.read_text("utf-8").splitlines()[1:]
    }
    groups = {row["ciuo08"] for row in table("occupations")}
    assert len(groups) == 436
    assert spoken == groups
    assert {form.ciuo08 for form in lexicon} == groups


def test_no_form_stands_in_two_unit_groups(lexicon):
    groups = defaultdict(set)
    for form in lexicon:
        groups[" ".join(words(form.text))].add(form.ciuo08)
    assert {text: found for text, found in groups.items() if len(found) > 1} == {}


def test_every_unit_group_is_named_in_at_least_eight_ways(lexicon):
    ways = defaultdict(set)
    for form in lexicon:
        ways[form.ciuo08].add(" ".join(words(form.text)))
    assert {code: len(found) for code, found in ways.items() if len(found) < 8} == {}


def test_lexicon_files_are_utf8_with_unix_lines_and_three_columns():
    paths = sorted(LEXICON.glob("forms_*.tsv"))
    assert paths
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text
        header, *rows = (line.split("\t") for line in text.splitlines())
        assert header == ["ciuo08", "kind", "form"]
        for row in rows:
            assert len(row) == 3, row
            assert row[1] in {"title", "phrase"}, row
            assert row[2] == row[2].strip() != "", row


def test_unpaid_work_and_skills_speak_in_more_than_one_way():
    assert len(list(unpaid_forms())) > 200
    assert len(list(skill_forms())) > 1500
    assert all(not form.ciuo08 for form in skill_forms())
    assert all(form.ciuo08 for form in unpaid_forms())


def _packed(path, columns, rows):
    write_rows(path, columns, [dict(zip(columns, row, strict=True)) for row in rows])
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes()))


@pytest.fixture
def raw(tmp_path):
    for name in ("esco", "titles_pe", "labour", "supply"):
        (tmp_path / name).mkdir()
    columns = ("uri", "label_es", "alt_es", "isco08", "description_es")
    _packed(
        tmp_path / "esco" / "occupations.csv",
        columns,
        [("http://x/o1", "tejedor/tejedora", "tejedor|tricotador||", "7318", "Teje mantas finas.")],
    )
    columns = ("label_es", "alt_es", "description_es")
    _packed(tmp_path / "esco" / "skills.csv", columns, [("tejer a mano", "tejer|hilar", "x")])
    write_rows(
        tmp_path / "esco" / "isco08_es.csv",
        ("code", "label_es"),
        [{"code": c, "label_es": f"Grupo {c}"} for c in ("7", "7318")],
    )
    rows = [{"codigo": str(n), "nombre": name, "co95": "911"} for n, name in enumerate(TITLES)]
    rows += [
        {"codigo": "900", "nombre": "ALBAÐIL", "co95": "861"},
        *(
            {"codigo": f"91{n}", "nombre": f"OPERADOR{n} DE HORNO {n}", "co95": "731"}
            for n in range(9)
        ),
    ]
    write_rows(tmp_path / "titles_pe" / "sunat_t30_train.csv", ("codigo", "nombre", "co95"), rows)
    notices = [(title,) for title in TITLES]
    _packed(tmp_path / "labour" / "servir_convocatorias_x.csv", ("job_title",), notices)
    for name, column in (
        ("minedu_2025_programas_CETPRO_anexo03", "denominacion"),
        ("minedu_2025_programas_IEST_anexo01", "denominacion"),
        ("pronabec_beca18_ies_programas_elegibles", "programa_academico"),
        ("ponte_en_carrera_2016", "carrera"),
    ):
        write_rows(tmp_path / "supply" / f"{name}.csv", (column,), [{column: f"CURSO {name}"}])
    return tmp_path


def test_both_genders_of_a_label_are_forms_and_none_comes_twice(raw):
    texts = [form.text for form in esco_forms(raw)]
    assert texts == ["tejedor", "tejedora", "tricotador"]
    assert {form.concept for form in esco_forms(raw)} == {"o1"}


def test_only_unit_groups_give_their_title(raw):
    assert [(f.text, f.ciuo08) for f in isco_forms(raw)] == [("Grupo 7318", "7318")]


def test_a_peruvian_title_gets_a_unit_group_only_where_the_crosswalk_is_certain(raw):
    forms = {form.text: form for form in sunat_forms(raw)}
    assert (forms["OPERADOR, MAQUINA 1"].ciuo08, forms["OPERADOR, MAQUINA 1"].co95) == (
        "5212",
        "911",
    )
    assert (forms["ALBAÑIL"].ciuo08, forms["ALBAÑIL"].co95) == ("", "861")


def test_no_title_that_measures_ever_teaches(raw):
    measures = {title for title in TITLES if held_out(title)}
    assert len(measures) > 50
    taught = {form.text for form in all_forms(raw)}
    assert measures & taught == set()
    assert measures <= {form.text for form in all_forms(raw, with_held_out=True)}
    assert {t.lower() for t in measures} & set(teaching_texts(raw, 1)) == set()


def test_forms_and_texts_come_in_the_same_order_each_time(raw):
    assert all_forms(raw) == all_forms(raw)
    assert teaching_texts(raw, 1) == teaching_texts(raw, 1)
    assert teaching_texts(raw, 1) != teaching_texts(raw, 2)


def test_texts_to_teach_are_distinct_short_and_clean(raw):
    texts = teaching_texts(raw, 1)
    assert len(texts) == len(set(texts))
    assert all(2 < len(text) <= 140 for text in texts)
    assert all(text == " ".join(text.split()).lower() for text in texts)
    assert "albañil" in texts
