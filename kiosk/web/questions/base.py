"""What a question is: reads a form into answers, and says what its page shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from kiosk.errors import InputError
from kiosk.planner.types import Plan
from kiosk.settings import Settings
from kiosk.web.answers import Answers
from kiosk.web.i18n import gettext as _
from kiosk.web.journey import Draft, Journey
from kiosk.web.plans import Plans
from kiosk.web.ports import Districts, Planner

Form = MultiDict[str, str]


@dataclass(frozen=True)
class Choice:
    """One thing to choose: the value sent, its words (marked for translation), its picture."""

    value: str
    label: str
    picture: str = ""


@dataclass(frozen=True)
class Asking:
    """The situation in which a question is asked."""

    token: str
    journey: Journey
    settings: Settings
    planner: Planner
    plans: Plans

    @property
    def districts(self) -> Districts:
        """All districts."""
        return self.planner.districts

    @property
    def answers(self) -> Answers:
        """What the person has told so far."""
        return self.journey.answers

    def understood(self, answers: Answers | None = None) -> Plan:
        """What the planner makes of the person's words, before any correction."""
        return self.plans.get(self.token, (answers or self.answers).understanding())


@dataclass(frozen=True)
class Reading:
    """What a form told.

    Attributes:
        answers: The answers it gives, by field.
        goto: The page to show next instead of the next question; empty: go on.
        query: A search the person made here; None: none.
        unfinished: The page is left for another; what is on it waits.
    """

    answers: Mapping[str, Any]
    goto: str = ""
    query: str | None = None
    unfinished: bool = False


class Question(ABC):
    """One question, on one page.

    Attributes:
        name: Its path, and the name of its page.
        fields: The answers it fills.
        template: The template of its page.
    """

    name: str
    fields: tuple[str, ...]
    template: str

    def applies(self, answers: Answers) -> bool:
        """Whether this is asked of this person at all."""
        return True

    def answered(self, answers: Answers) -> bool:
        """Whether nothing is left to ask here."""
        return all(getattr(answers, field) is not None for field in self.fields)

    @abstractmethod
    def read(self, form: Form, asking: Asking) -> Reading:
        """What a form tells.

        Raises:
            InputError: It cannot be used; the message says what was expected and
                ``field`` names the input.
        """

    @abstractmethod
    def show(self, asking: Asking) -> dict[str, Any]:
        """What its template needs."""

    def chosen(self, asking: Asking, field: str) -> str:
        """What is in ``field`` now: as left unfinished, else as answered."""
        draft = asking.journey.draft_of(self.name)
        if draft and field in draft.values:
            return (draft.values[field] or [""])[-1]
        answer = getattr(asking.answers, field, None)
        return "" if answer is None else str(answer)

    def draft(self, form: Form, errors: Mapping[str, str] | None = None) -> Draft:
        """The page as left, to be shown again."""
        values = {name: form.getlist(name) for name in form if name not in ("csrf", "pagina")}
        return Draft(self.name, values, dict(errors or {}))


class ChoiceQuestion(Question):
    """A question answered by choosing one thing."""

    template = "kiosk/questions/choice.html"
    choices: tuple[Choice, ...]
    title: str
    hint: str = ""
    columns: int = 2

    def __init__(self) -> None:
        self.field = self.fields[0]

    def read(self, form: Form, asking: Asking) -> Reading:
        """The choice, if it is one of those offered."""
        value = form.get(self.field, "")
        if value not in {choice.value for choice in self.choices}:
            raise InputError(_("Elija una respuesta."), self.field)
        return Reading({self.field: value})

    def show(self, asking: Asking) -> dict[str, Any]:
        """The choices and the one chosen."""
        return {"question": self, "chosen": self.chosen(asking, self.field)}


class ManyQuestion(Question):
    """A question answered by choosing any number of things; none is an answer too."""

    template = "kiosk/questions/many.html"
    choices: tuple[Choice, ...]
    title: str
    hint: str = ""
    columns: int = 2
    #: Things that may be chosen at most; 0: all.
    most: int = 0

    def __init__(self) -> None:
        self.field = self.fields[0]

    def read(self, form: Form, asking: Asking) -> Reading:
        """The choices that were offered, in the order offered.

        Raises:
            InputError: More than ``most``.
        """
        sent = set(form.getlist(self.field))
        chosen = tuple(choice.value for choice in self.choices if choice.value in sent)
        if self.most and len(chosen) > self.most:
            raise InputError(_("Elija como máximo %(most)s.", most=self.most), self.field)
        return Reading({self.field: chosen})

    def show(self, asking: Asking) -> dict[str, Any]:
        """The choices and those chosen."""
        draft = asking.journey.draft_of(self.name)
        kept = draft.values.get(self.field, []) if draft else getattr(asking.answers, self.field)
        return {"question": self, "chosen": set(kept or ())}
