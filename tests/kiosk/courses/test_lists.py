"""Districts and jobs, found as people write them, and never guessed."""

import pytest

from kiosk.courses.checks import UnfitError


@pytest.mark.parametrize(
    "text",
    ["Juliaca (San Román, Puno)", "juliaca (san roman, puno)", "JULIACA, SAN ROMAN, PUNO",
     "Juliaca", "211101"],
)  # fmt: skip
def test_a_district_is_found_however_it_is_written(lists, text):
    assert lists.district(text) == "211101"


def test_a_ubigeo_that_lost_its_first_zero_is_mended(lists):
    assert lists.district("10101") == lists.district("010101") == "010101"


def test_a_name_that_several_districts_have_is_asked_back(lists):
    with pytest.raises(UnfitError, match=r"uno de los que se llaman así.*Arequipa"):
        lists.district("Miraflores")
    assert lists.district("Miraflores", "04") == "040110"


def test_a_district_of_another_department_is_noticed(lists):
    with pytest.raises(UnfitError, match="departamento que dice la fila"):
        lists.district("Juliaca (San Román, Puno)", lists.department("Cusco"))


def test_a_misspelt_district_gets_a_suggestion(lists):
    with pytest.raises(UnfitError, match=r"Quizá: «Juliaca \(San Román, Puno\)»"):
        lists.district("Juliaka")


@pytest.mark.parametrize("text", ["999999", "1501", "Atlántida", "٢١١١٠١", "-1"])
def test_what_is_no_district_is_refused(lists, text):
    with pytest.raises(UnfitError, match="un distrito de la lista"):
        lists.district(text)


def test_a_job_is_found_by_its_label_or_its_code(lists):
    assert lists.job("operaria u operario de MAQUINA de coser") == "8153"
    assert lists.job("8153") == "8153"


def test_a_job_that_is_not_listed_is_refused_with_the_nearest(lists):
    with pytest.raises(UnfitError, match=r"un trabajo de la lista.*Quizá: .*coser"):
        lists.job("operario de maquina de coser")
    with pytest.raises(UnfitError, match="un trabajo de la lista"):
        lists.job("astronauta lunar xyz")


def test_a_department_that_does_not_exist_is_refused(lists):
    assert lists.department("áncash") == "02"
    with pytest.raises(UnfitError, match="un departamento de la lista"):
        lists.department("Atlántida")
