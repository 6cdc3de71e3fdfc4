"""Where the person lives: a search, then a choice; works without any script."""

from __future__ import annotations

from typing import Any

from kiosk.errors import InputError
from kiosk.web.i18n import gettext as _
from kiosk.web.questions.base import Asking, Form, Question, Reading

#: Districts offered at once: what fits on the screen.
OFFERED = 6
#: Letters of a search that are looked at; no district's full name is longer.
LONGEST = 100


class DistrictQuestion(Question):
    """The district, by name."""

    name = "distrito"
    fields = ("district",)
    template = "kiosk/questions/district.html"

    def read(self, form: Form, asking: Asking) -> Reading:
        """The district chosen, or the name searched for.

        Raises:
            InputError: Nothing was written nor chosen.
        """
        query = form.get("query", "").strip()[:LONGEST]
        ubigeo = form.get("district", "")
        searched = form.get("accion") == "buscar"
        if not searched and asking.districts.get(ubigeo) is not None:
            return Reading({"district": ubigeo})
        if not query:
            raise InputError(_("Escriba el nombre de su distrito y toque Buscar."), "query")
        if searched or query != asking.journey.query:
            return Reading({}, goto=self.name, query=query)
        raise InputError(_("Elija su distrito de la lista."), "district")

    def show(self, asking: Asking) -> dict[str, Any]:
        """The search, what it found, and the district chosen."""
        query = asking.journey.query
        found = list(asking.districts.search(query, OFFERED)) if query else []
        chosen = self.chosen(asking, "district")
        current = asking.districts.get(chosen) if chosen else None
        if not query and current is not None:
            found = [current]
        return {
            "query": self.chosen(asking, "query") or query,
            "searched": bool(query),
            "found": found,
            "chosen": chosen,
        }
