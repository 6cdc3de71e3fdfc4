"""What synthetic persons say reads like a sentence of a man or of a woman."""

import numpy as np
import pytest

from models.building.contracts.samples import IDLE, WORKING
from models.building.samples_text import WORKS, Voice, gendered

VOICE = Voice({"5120": "Cocinera o cocinero"}, ["traigo agua"])


def says(**person):
    person = {"sex": "mujer", "age": "30", "ciuo08": "", "status": "inactivo"} | person
    rng = np.random.default_rng(3)
    return {VOICE(person, rng) for _ in range(30)}


@pytest.mark.parametrize(
    ("label", "is_woman", "said"),
    [
        ("Química o químico", True, "química"),
        ("Química o químico", False, "químico"),
        ("Cajera o cajero de banco, cambista", False, "cajero de banco, cambista"),
        ("Física o astrónomo", False, "física o astrónomo"),
        ("Gerente de mina", True, "gerente de mina"),
        ("Autoridad elegida (alcaldía, congreso)", True, "autoridad elegida"),
    ],
)
def test_a_label_takes_the_form_of_who_speaks(label, is_woman, said):
    assert gendered(label, is_woman) == said


@pytest.mark.parametrize("status", WORKING)
def test_everyone_who_works_names_the_job(status):
    assert set(WORKS) == set(WORKING)
    said = says(status=status, ciuo08="5120")
    assert len(said) == len(WORKS[status])
    assert all("cocinera" in text and text.endswith(".") for text in said)


def test_who_does_not_work_tells_of_unpaid_work():
    for status in IDLE:
        assert all("traigo agua" in text for text in says(status=status))
    assert not any("colegio" in text or "Estudio" in text for text in says(age="18"))
    assert any("colegio" in text for text in says(age="17"))
    assert all("rabajo" in text for text in says(status="desocupado", age="17"))
