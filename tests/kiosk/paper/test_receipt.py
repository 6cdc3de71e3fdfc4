"""What stands on the receipt, and that it says nothing of the person."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.paper.blocks import Cut, Line, Qr, Rule, from_json, to_json
from kiosk.paper.layout import as_lines, in_plain_letters, wrap
from kiosk.paper.receipt import as_speech, receipt
from tests.kiosk.paper.conftest import ASKS, CODE, TODAY
from tests.kiosk.web.fakes import KNIT, LIMITS, MATCHES, PATHWAYS, SELL, SKILLS

WAY = PATHWAYS[0]


def whole(blocks):
    return " ".join(" ".join(as_lines(blocks)).split())


def test_ux23_the_receipt_tells_the_whole_pathway(blocks):
    text = whole(blocks)
    for told in ("Yachay Ñan", "25/11/2026", WAY.label, "Pago: S/ 1,310 al mes.",
                 MATCHES[0].pay.source, "2024", "En total: Más de 460 horas · Más de S/ 270.",
                 "Antes de inscribirse, pregunte:", CODE, "2025",
                 "Una máquina sugirió este camino. Usted decide."):  # fmt: skip
        assert told in text, told
    for number, step in enumerate(WAY.steps, start=1):
        assert f"{number}. {step.course} {step.institution}. {step.place}." in text
    assert text.count("horas. ") + text.count("Horas por confirmar. ") == len(WAY.steps)
    assert "120 horas. S/ 90. Empieza el 15/03/2027." in text
    assert "60 horas. Gratis." in text
    assert "200 horas. Costo por confirmar." in text
    assert isinstance(blocks[-1], Cut)
    (square,) = [b for b in blocks if isinstance(b, Qr)]
    assert CODE not in square.text


def test_ux23_nothing_of_the_person_is_on_the_receipt():
    mine = SKILLS[0]
    match = replace(MATCHES[0], known=(mine,), reason=f"Usted dijo: «{KNIT}» y «{SELL}».")
    for path in PATHWAYS:
        told = to_json(receipt(path, match, CODE, TODAY, ASKS))
        own = [KNIT, SELL, "chompas", mine.label, *LIMITS, "S/ 300", "6 meses", "41.2", "41 km",
               "semanas", "42"]  # fmt: skip
        assert [word for word in own if word in told.replace("\\u00a0", " ")] == []


def test_every_source_stands_under_its_course_where_they_differ():
    steps = (WAY.steps[0], replace(WAY.steps[1], source="Ponte en Carrera", year=2016))
    text = whole(receipt(replace(WAY, steps=steps), MATCHES[0], CODE, TODAY, ASKS))
    assert f"Fuente: {steps[0].source}, 2025. 2. " in text
    assert "Gratis. Fuente: Ponte en Carrera, 2016." in text
    assert "Fuente de los cursos" not in text


def test_without_a_code_or_a_course_the_receipt_still_says_what_to_do():
    text = whole(receipt(WAY, MATCHES[0], None, TODAY, ASKS))
    assert "Código" not in text
    blocks = receipt(replace(PATHWAYS[2], limits=()), MATCHES[2], CODE, TODAY, ASKS)
    text = whole(blocks)
    assert "Trabajo sugerido:" in text
    assert "Pago: No hay datos." in text
    assert "Fuente" not in text
    assert "Pida ayuda para saber dónde piden este trabajo" in text
    assert not [b for b in blocks if isinstance(b, Qr)]
    assert "No hay un camino que quepa" in whole(
        receipt(PATHWAYS[2], MATCHES[2], CODE, TODAY, ASKS)
    )


LONG = "Operación y mantenimiento de maquinaria industrial de confección textil " * 9


@pytest.mark.parametrize("columns", [48, 42, 32])
def test_no_line_is_wider_than_the_paper_and_no_figure_is_lost(columns):
    step = replace(WAY.steps[0], course=LONG, institution=LONG, cost=123456.5, hours=98765)
    path = replace(WAY, label="Supercalifragilísticoespialidoso" * 2, steps=(step,) * 5,
                   total_hours=493825, total_cost=617282.5)  # fmt: skip
    blocks = receipt(path, MATCHES[0], CODE, TODAY, ASKS)
    for block in blocks:
        lines = wrap(block, columns) if isinstance(block, Line) else []
        assert all(len(line) * block.size <= columns for line in lines)
    lines = as_lines(blocks, columns)
    assert sum("S/ 123,456.50" in line for line in lines) == 5
    assert sum("98765 horas" in line for line in lines) == 5
    assert any("S/ 617,282.50" in line for line in lines)
    assert "Supercalifragilísticoespialidoso" * 2 in "".join(lines)


def test_words_stay_whole_and_a_figure_stays_with_its_unit():
    line = Line("Cuesta en total unos S/\u00a01,200 al contado", margin=2)
    assert wrap(line, 24) == ["  Cuesta en total unos", "  S/ 1,200 al contado"]
    assert wrap(Line("a… «b» – c"), 48) == ["a... «b» - c"]


def test_letters_that_the_printer_lacks_become_their_nearest():
    assert in_plain_letters("Ícaro Ñan ñ ✓", lambda c: c.isascii() or c == "ñ") == "Icaro Nan ñ ?"


def test_blocks_travel_unchanged(blocks):
    assert from_json(to_json(blocks)) == blocks
    with pytest.raises((KeyError, ValueError, TypeError)):
        from_json('[["os.system", {}]]')


def test_ux15_everything_on_the_receipt_can_be_heard(blocks):
    heard = as_speech(blocks)
    assert len(heard) == sum(isinstance(b, Line) for b in blocks)
    assert "K 7 F 3, 9 Q X M, 2 T A" in heard
    assert "Pago: 1310 soles al mes." in heard
    assert set(ASKS) <= set(heard)
    assert not [text for text in heard if "S/" in text or "\u00a0" in text or text.startswith("-")]
    written = whole(b for b in blocks if not isinstance(b, Rule))
    assert all(step.course in " ".join(heard) and step.course in written for step in WAY.steps)
    one = receipt(
        replace(WAY, steps=(replace(WAY.steps[0], cost=1.0),)), MATCHES[0], None, TODAY, ASKS
    )
    assert "120 horas. 1 sol." in as_speech(one)


def test_the_date_is_written_as_people_here_write_it():
    assert "05/01/2027" in whole(receipt(WAY, MATCHES[0], None, date(2027, 1, 5), ASKS))
