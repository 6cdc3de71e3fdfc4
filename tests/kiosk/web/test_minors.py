"""From 14 to 17 a guardian agrees to what is kept; under 14 nothing is (UX 26)."""

from kiosk.store import Store
from tests.kiosk.web.conftest import AGREED, Person

YOUNG = {"edad": {"age": "14-17"}}


def plan_as_minor(person: Person, guardian: str) -> None:
    person.answer_all(until="estudios", **AGREED, **YOUNG)
    assert person.path == "/acompanante"
    person.send("/acompanante", guardian=guardian)
    for name in ("estudios", "experiencia", "entendimos", "intereses", "horas", "plazo",
                 "dinero", "distancia", "horario", "necesidades"):  # fmt: skip
        person.answer(name)
    person.send("/respuestas")
    assert person.path == "/trabajos"


def test_ux26_without_a_guardian_a_minor_keeps_and_sends_nothing(
    person: Person, store: Store
) -> None:
    plan_as_minor(person, "no")
    (kept,) = store.device.rows("SELECT text, answers, consent_store, consent_sync FROM profile")
    assert tuple(kept) == (None, None, 0, 0)
    assert store.device.rows("SELECT * FROM outbox") == []
    assert store.device.rows("SELECT * FROM advice_request") == []


def test_ux26_with_a_guardian_a_minor_may_keep(person: Person, store: Store) -> None:
    plan_as_minor(person, "si")
    assert store.device.rows("SELECT consent_store FROM profile")[0][0] == 1


def test_ux26_a_minor_who_refused_everything_is_not_asked_for_a_guardian(person: Person) -> None:
    person.answer_all(until="estudios", **YOUNG)
    assert person.path == "/estudios"


def test_ux26_a_minor_cannot_agree_alone_later(person: Person) -> None:
    plan_as_minor(person, "no")
    page = person.open("/pin/1")
    assert "venga con una persona adulta" in page
    person.send("/pin/1", guardar="si")
    assert "Elija un PIN" not in person.page.text


def test_ux26_who_turns_out_to_be_under_14_leaves_nothing_behind(
    person: Person, store: Store
) -> None:
    person.plan(**AGREED)
    person.answer("edad", age="menor")
    assert person.path == "/menor"
    assert store.device.rows("SELECT * FROM profile") == []
    assert store.device.rows("SELECT * FROM recommendation") == []
