"""The lists a row chooses from: districts, and jobs as people call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from kiosk.courses.checks import UnfitError
from models.preprocessing.text import words
from models.taxonomy.places import District, Districts
from models.taxonomy.work import Taxonomy

_DISTRICT = "un distrito de la lista, como «Juliaca (San Román, Puno)», o su UBIGEO del INEI"
#: As many districts as share one name, nearly always.
_MOST_NAMES = 5
_JOB = "un trabajo de la lista, tal como está escrito allí"


def shown(district: District) -> str:
    """Returns a district as the drop-down shows it."""
    return f"{district.district} ({district.province}, {district.department})"


def _key(text: str) -> str:
    return " ".join(words(text))


class Lists:
    """Districts and jobs by what people write of them."""

    def __init__(self, districts: Districts, taxonomy: Taxonomy) -> None:
        self._districts = districts
        self._whole: dict[str, District] = {}
        self._named: dict[str, list[District]] = defaultdict(list)
        for district in districts:
            self._whole[_key(district.name)] = district
            self._named[_key(district.district)].append(district)
        self._departments = {_key(d.department): d.department_code for d in districts}
        work = taxonomy.occupations.values()
        self._jobs = {_key(o.label): o.ciuo08 for o in work} | {o.ciuo08: o.ciuo08 for o in work}
        self._labels = {_key(o.label): o.label for o in work}

    def department(self, text: str) -> str:
        """Returns the code of a department.

        Raises:
            UnfitError: There is none of that name.
        """
        code = self._departments.get(_key(text))
        if code is None:
            raise UnfitError("un departamento de la lista, como «Puno»")
        return code

    def district(self, text: str, department: str = "") -> str:
        """Returns the UBIGEO of a district written as in the list, by its name, or by its code.

        Args:
            text: What stands in the cell. A code that lost its first zero is mended.
            department: Code of the department that the row names, or "".

        Raises:
            UnfitError: No district is called so, several are, or it lies elsewhere.
        """
        if text.isdecimal() and len(text) in (5, 6):
            found = [d for d in (self._districts.get(text.zfill(6)),) if d is not None]
        elif _key(text) in self._whole:
            found = [self._whole[_key(text)]]
        else:
            found = self._named.get(_key(text), [])
        here = [d for d in found if d.department_code.startswith(department)]
        if len(here) == 1:
            return here[0].ubigeo
        if len(here) > 1:
            several = _some(shown(d) for d in here)
            raise UnfitError(f"uno de los que se llaman así: {several}")
        if found:
            raise UnfitError("un distrito del departamento que dice la fila")
        near = get_close_matches(_key(text), self._named, n=2)
        near += get_close_matches(_key(text), self._whole, n=1) if not near else []
        guesses = [d for name in near for d in self._named.get(name, [self._whole.get(name)]) if d]
        hint = f". Quizá: {_some(shown(d) for d in guesses)}" if guesses else ""
        raise UnfitError(_DISTRICT + hint)

    def job(self, text: str) -> str:
        """Returns the CIUO-08 code of a job written as in the list, or of the code itself.

        Raises:
            UnfitError: No job is called so.
        """
        code = self._jobs.get(_key(text))
        if code is not None:
            return code
        near = get_close_matches(_key(text), self._labels, n=3, cutoff=0.5)
        hint = f". Quizá: {_some(self._labels[name] for name in near)}" if near else ""
        raise UnfitError(_JOB + hint)


def _some(names: Iterable[str]) -> str:
    """Returns up to five names in quotes."""
    names = list(names)
    more = "" if len(names) <= _MOST_NAMES else f" y {len(names) - _MOST_NAMES} más"
    return ", ".join(f"«{name}»" for name in names[:_MOST_NAMES]) + more
