"""The three consents, each a question of its own: no, unless the person says yes."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kiosk.web.answers import CONSENTS, MINOR, NO, YES, Answers
from kiosk.web.i18n import mark as _n
from kiosk.web.questions.base import Asking, Choice, ChoiceQuestion, Form, Reading


class ConsentQuestion(ChoiceQuestion):
    """One consent; what is shown as chosen at first is no."""

    template = "kiosk/questions/consent.html"
    columns = 1
    note: str

    def show(self, asking: Asking) -> dict[str, Any]:
        """As any choice; nothing said counts as no."""
        shown = super().show(asking)
        return shown | {"chosen": shown["chosen"] or NO}


class Keep(ConsentQuestion):
    """May the answers be kept on this kiosk?"""

    name = "guardar"
    fields = ("consent_store",)
    title = _n("¿Guardamos sus respuestas en este equipo?")
    hint = _n("Recibe la misma ayuda si dice no.")
    note = _n("Si dice no, queda solo el resultado, sin sus palabras y sin saber de quién es.")
    choices = (
        Choice(NO, _n("No. Bórrenlas al terminar."), "borrar"),
        Choice(YES, _n("Sí. Así puedo volver otro día con un código."), "guardar"),
    )


class Share(ConsentQuestion):
    """May the result travel to the central office?"""

    name = "compartir"
    fields = ("consent_sync",)
    title = _n("¿Enviamos su resultado a la oficina central?")
    hint = _n("Recibe la misma ayuda si dice no.")
    note = _n("Va sin su nombre y sin sus palabras. Sirve para saber qué cursos hacen falta.")
    choices = (
        Choice(NO, _n("No. Que se quede en este equipo."), "quedarse-aqui"),
        Choice(YES, _n("Sí. Envíenlo cuando haya internet."), "compartir"),
    )


class Advice(ConsentQuestion):
    """May the case go to a language service abroad for longer advice?"""

    name = "consejo"
    fields = ("consent_gpt",)
    title = _n("¿Quiere también un consejo más largo por internet?")
    hint = _n("Recibe la misma ayuda si dice no.")
    note = _n("Lo escribe una máquina de otro país. No le enviamos su nombre ni sus palabras.")
    choices = (
        Choice(NO, _n("No, gracias."), "sin-consejo"),
        Choice(YES, _n("Sí. Lo leeré otro día con mi código."), "consejo"),
    )


class Guardian(ChoiceQuestion):
    """From 14 to 17 a guardian agrees to what is kept or sent; without one nothing is."""

    name = "acompanante"
    fields = ("guardian",)
    title = _n("¿Está con usted su mamá, su papá o su tutor?")
    hint = _n("Usted dijo que sí a guardar o enviar. Esa persona también debe estar de acuerdo.")
    columns = 1
    choices = (
        Choice(NO, _n("No está, o no está de acuerdo. No guarden nada."), "borrar"),
        Choice(YES, _n("Sí, está aquí y está de acuerdo."), "necesita-cuidado"),
    )

    def applies(self, answers: Answers) -> bool:
        """Only of someone from 14 to 17 who agreed to something."""
        return answers.age == MINOR and (
            answers.guardian is not None or any(answers.agreed(name) for name in CONSENTS)
        )

    def answered(self, answers: Answers) -> bool:
        """Answered, or not to be asked of this person."""
        return not self.applies(answers) or answers.guardian is not None

    def read(self, form: Form, asking: Asking) -> Reading:
        """The answer; without a guardian's word every consent is no."""
        reading = super().read(form, asking)
        if reading.answers[self.field] == YES:
            return reading
        return Reading({**reading.answers, **dict.fromkeys(CONSENTS, NO)})


def may_agree(answers: Answers) -> bool:
    """Whether this person can say yes by themselves, or a guardian has said it with them."""
    return answers.age != MINOR or answers.guardian == YES


def consents_of(answers: Answers) -> dict[str, bool]:
    """The consents as the store takes them: ``store``, ``sync`` and ``gpt``."""
    given = asdict(answers)
    return {name.removeprefix("consent_"): given[name] == YES for name in CONSENTS}
