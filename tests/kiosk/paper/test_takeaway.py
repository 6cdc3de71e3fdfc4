"""The QR code: whole, readable at the size it is printed, and nobody's."""

import io
from dataclasses import replace

import pytest
import segno
import zxingcpp
from PIL import Image

from kiosk.web.takeaway import MOST_BYTES, RECEIPT_BYTES, as_text
from tests.kiosk.web.fakes import KNIT, LIMITS, PATHWAYS, SELL

WAY = PATHWAYS[0]
HEAD = 203


def picture(text, error, mm):
    """The code as a head of 203 dots an inch prints it within ``mm``."""
    code = segno.make(text, error=error, boost_error=False, micro=False, encoding="utf-8")
    dots = int(mm / 25.4 * HEAD) // code.symbol_size()[0]
    file = io.BytesIO()
    code.save(file, kind="png", scale=max(1, dots), border=4)
    return dots, Image.open(file)


@pytest.mark.parametrize(("most", "error", "mm"), [(MOST_BYTES, "l", 55), (RECEIPT_BYTES, "m", 45)])
def test_ux23_a_phone_reads_the_pathway_off_the_paper(most, error, mm):
    text = as_text(WAY, most)
    dots, print_ = picture(text, error, mm)
    assert dots >= 4
    (seen,) = zxingcpp.read_barcodes(print_, try_invert=False)
    assert seen.text == text


@pytest.mark.parametrize(("most", "error", "mm"), [(MOST_BYTES, "l", 55), (RECEIPT_BYTES, "m", 45)])
def test_the_most_bytes_still_give_modules_of_half_a_millimetre(most, error, mm):
    dots, _ = picture("ñ" * (most // 2), error, mm)
    assert dots >= 4


def test_the_text_says_of_what_year_it_is_and_what_to_confirm():
    assert as_text(WAY).endswith("Datos de 2025. Confirme horario y costo.")
    older = replace(WAY, steps=(replace(WAY.steps[0], year=2016), WAY.steps[1]))
    assert "Datos de 2016-2025." in as_text(older)
    unknown = replace(WAY, steps=(replace(WAY.steps[0], year=None),))
    assert as_text(unknown).endswith("S/ 90.\nConfirme horario y costo.")


def test_names_are_shortened_before_a_course_is_left_out():
    text = as_text(WAY, RECEIPT_BYTES)
    assert len(text.encode()) <= RECEIPT_BYTES
    assert [line[:3] for line in text.splitlines()[1:-1]] == [f"{n}. " for n in range(1, 6)]
    for figures in ("120 horas. S/ 90.", "60 horas. Gratis.", "200 horas. Costo por confirmar."):
        assert figures in text


@pytest.mark.parametrize("most", range(200, MOST_BYTES, 50))
def test_what_is_left_out_is_counted_and_the_bytes_are_kept(most):
    text = as_text(WAY, most)
    assert len(text.encode()) <= most
    steps = [line for line in text.splitlines() if line[0].isdigit()]
    left = len(WAY.steps) - len(steps)
    assert ("Y 1 curso más." if left == 1 else f"Y {left} cursos más.") in text or not left


def test_a_job_with_a_very_long_name_still_fits():
    path = replace(WAY, label="ñandú " * 99)
    assert len(as_text(path, 250).encode()) <= 250


def test_the_text_holds_nothing_of_the_person():
    text = as_text(WAY)
    own = [KNIT, SELL, *LIMITS, "km", "semana", "%"]
    assert [word for word in own if word in text] == []
