"""Where the person lives: searched by name, or found on the map; needs no script."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from kiosk.errors import InputError
from kiosk.web.i18n import gettext as _
from kiosk.web.ports import District
from kiosk.web.questions.base import Asking, Form, Question, Reading
from kiosk.web.questions.looking import Looking, by_letter, looking, number, sheet

#: Districts that fit on the screen below the search, and without it.
FOUND, LISTED = 6, 15
#: Districts that a search is followed through; Peru has ten of one name at most.
MOST = 60
#: Letters of a search that are looked at; no district's full name is longer.
LONGEST = 100
#: What buttons send: to search, to go to a place of the map ("mapa:21"), to turn to a
#: sheet ("hoja:2"), to go back to the search.
SEARCH, MAP, SHEET, BY_NAME = "buscar", "mapa:", "hoja:", "escribir"


class DistrictQuestion(Question):
    """The district, by name or by department and province."""

    name = "distrito"
    fields = ("district",)
    template = "kiosk/questions/district.html"

    def read(self, form: Form, asking: Asking) -> Reading:
        """The district chosen, or how to go on looking for it.

        Raises:
            InputError: Nothing was written nor chosen.
        """
        action, now = form.get("accion", ""), looking(asking.journey.query)
        if action == BY_NAME:
            return self._to(Looking())
        if action.startswith(MAP):
            return self._to(Looking(True, _reached(action.removeprefix(MAP), asking)))
        if action.startswith(SHEET):
            return self._to(replace(now, part=number(action.removeprefix(SHEET))))
        words = form.get("query", "").strip()[:LONGEST]
        ubigeo = form.get("district", "")
        # Enter on a choice presses the form's first button, the search; nothing new is sought.
        sought = action == SEARCH and words != now.what
        if not sought and asking.districts.get(ubigeo) is not None:
            return Reading({"district": ubigeo})
        if now.on_map and "query" not in form:
            raise InputError(_("Elija su distrito de la lista."), "district")
        if not words:
            raise InputError(_("Escriba el nombre de su distrito y toque Buscar."), "query")
        if action == SEARCH or words != now.what:
            return self._to(Looking(what=words))
        raise InputError(_("Elija su distrito de la lista."), "district")

    def _to(self, where: Looking) -> Reading:
        return Reading({}, goto=self.name, query=where.kept)

    def show(self, asking: Asking) -> dict[str, Any]:
        """The search and what it found, or a map, provinces or districts to choose from."""
        now = looking(asking.journey.query)
        if not now.on_map:
            return self._search(asking, now)
        if len(now.what) == len("2111"):
            return self._list(asking, now)
        return self._provinces(asking, now.what) if now.what else self._map(asking)

    def _search(self, asking: Asking, now: Looking) -> dict[str, Any]:
        chosen = self.chosen(asking, "district")
        current = asking.districts.get(chosen) if chosen else None
        every = list(asking.districts.search(now.what, MOST)) if now.what else []
        if not now.what and current is not None:
            every = [current]
        found, part, parts = sheet(every, FOUND, now.part)
        return {
            "step": "search",
            "departments": asking.districts.departments(),
            "query": self.chosen(asking, "query") or now.what,
            "searched": bool(now.what),
            "found": found,
            "chosen": chosen,
            "part": part,
            "parts": parts,
        }

    def _map(self, asking: Asking) -> dict[str, Any]:
        return {
            "step": "map",
            "departments": asking.districts.departments(),
            "here": self.chosen(asking, "district")[:2],
        }

    def _provinces(self, asking: Asking, code: str) -> dict[str, Any]:
        departments = asking.districts.departments()
        return {
            "step": "provinces",
            "departments": departments,
            "department": next(d for d in departments if d.code == code),
            "provinces": asking.districts.provinces(code),
            "here": self.chosen(asking, "district")[:4],
        }

    def _list(self, asking: Asking, now: Looking) -> dict[str, Any]:
        department, places = now.what[:2], asking.districts.of_province(now.what)
        sheets = by_letter(places, _first_letter, LISTED)
        part = min(now.part, len(sheets))
        return {
            "step": "list",
            "place": places[0],
            "up": department if len(asking.districts.provinces(department)) > 1 else "",
            "places": sheets[part - 1][1],
            "sheets": [letters for letters, _districts in sheets],
            "part": part,
            "chosen": self.chosen(asking, "district"),
        }


def _reached(code: str, asking: Asking) -> str:
    """The place of the map with this code; all of Peru where there is none.

    A department of one province leads straight to it.
    """
    provinces = asking.districts.provinces(code[:2])
    codes = [province.code for province in provinces]
    if code in codes:
        return code
    if len(code) != len("21") or not codes:
        return ""
    return codes[0] if len(codes) == 1 else code


def _first_letter(place: District) -> str:
    """As the alphabet has it: Á is an A, Ñ a letter of its own."""
    letter = place.district[0].upper()
    return letter if letter == "Ñ" else unicodedata.normalize("NFD", letter)[0]
