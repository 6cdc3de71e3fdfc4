"""The questions that are answered by choosing among a few things."""

from __future__ import annotations

from kiosk.web.answers import MINOR, UNDER_AGE, UNSAID
from kiosk.web.i18n import mark as _n
from kiosk.web.questions.base import Choice, ChoiceQuestion, ManyQuestion


class Age(ChoiceQuestion):
    """The age band; under 14 the turn ends."""

    name = "edad"
    fields = ("age",)
    title = _n("¿Qué edad tiene?")
    columns = 3
    choices = (
        Choice(UNDER_AGE, _n("Menos de 14 años"), "edad-nino"),
        Choice(MINOR, _n("14 a 17 años"), "edad-joven"),
        Choice("18-29", _n("18 a 29 años"), "edad-18"),
        Choice("30-44", _n("30 a 44 años"), "edad-30"),
        Choice("45-59", _n("45 a 59 años"), "edad-45"),
        Choice("60-99", _n("60 años o más"), "edad-60"),
        Choice(UNSAID, _n("Prefiero no decir"), "prefiero-no-decir"),
    )


class Schooling(ChoiceQuestion):
    """Schooling completed."""

    name = "estudios"
    fields = ("education",)
    title = _n("¿Qué estudios terminó?")
    hint = _n("Elija el último que completó.")
    choices = (
        Choice("ninguna", _n("Ninguno todavía"), "estudios-ninguna"),
        Choice("primaria", _n("Primaria"), "estudios-primaria"),
        Choice("secundaria", _n("Secundaria"), "estudios-secundaria"),
        Choice("tecnica", _n("Técnica o CETPRO"), "estudios-tecnica"),
        Choice("universitaria", _n("Universidad"), "estudios-universitaria"),
        Choice(UNSAID, _n("No sé"), "no-se"),
    )


class Deadline(ChoiceQuestion):
    """Weeks until the person needs to be done."""

    name = "plazo"
    fields = ("weeks",)
    title = _n("¿En cuánto tiempo quiere terminar de estudiar?")
    hint = _n("Un año de CETPRO son unas 1000 horas. Con 20 por semana, casi 1 año.")
    columns = 3
    choices = (
        Choice("13", _n("3 meses"), "plazo-3m"),
        Choice("26", _n("6 meses"), "plazo-6m"),
        Choice("52", _n("1 año"), "plazo-1a"),
        Choice("104", _n("2 años"), "plazo-2a"),
        Choice(UNSAID, _n("No sé"), "no-se"),
    )


class Distance(ChoiceQuestion):
    """How far the person can travel to a course, in km as the crow flies."""

    name = "distancia"
    fields = ("distance",)
    title = _n("¿Hasta dónde puede ir a estudiar?")
    hint = _n("Contamos los kilómetros en línea recta.")
    columns = 3
    choices = (
        Choice("5", _n("En mi distrito o muy cerca"), "lejos-distrito"),
        Choice("15", _n("Hasta 15 km"), "lejos-10"),
        Choice("40", _n("Hasta 40 km"), "lejos-30"),
        Choice("3000", _n("A cualquier lugar"), "lejos-mas"),
        Choice(UNSAID, _n("No sé"), "no-se"),
    )


class Schedule(ManyQuestion):
    """When the person can study. No source tells the timetable of courses: the paper asks."""

    name = "horario"
    fields = ("schedule",)
    title = _n("¿Cuándo puede ir a clases?")
    hint = _n("Puede elegir varios, o ninguno si no sabe.")
    choices = (
        Choice("manana", _n("En la mañana"), "horario-manana"),
        Choice("tarde", _n("En la tarde"), "horario-tarde"),
        Choice("noche", _n("En la noche"), "horario-noche"),
        Choice("finde", _n("Sábado o domingo"), "horario-finde"),
    )


class Needs(ManyQuestion):
    """What the person needs at the place of study; used on the paper and never kept."""

    name = "necesidades"
    fields = ("needs",)
    title = _n("¿Qué necesita para poder estudiar?")
    hint = _n("Solo sale en su papel, para que usted lo pregunte. No lo guardamos.")
    choices = (
        Choice("cuidado", _n("Que cuiden a mis hijos o a un familiar"), "necesita-cuidado"),
        Choice("rampa", _n("Entrar sin gradas, con rampa"), "necesita-rampa"),
        Choice("ver", _n("Ayuda porque veo poco"), "necesita-ver"),
        Choice("oir", _n("Ayuda porque oigo poco"), "necesita-oir"),
    )
