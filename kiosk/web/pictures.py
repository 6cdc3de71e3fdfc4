"""Which drawing stands for a skill's field and which for a job.

The drawings are files of ``ui/static/kiosk/pictures``; this module only names them, so
that a skill without a drawing of its own shows its field's, and a job its family's.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def of_group(group: str) -> str:
    """The drawing of a field of skills.

    Args:
        group: A value of the column ``group`` of ``models/data/skills.csv``, such as
            ``"Tejido, costura y artesanía"``.

    Returns:
        The drawing's name, ``"area-tejido-costura-y-artesania"``: lower case, without
        accents, and one hyphen for whatever is neither letter nor digit. Empty where the
        group is, since no drawing stands for no field.
    """
    slug = _slug(group)
    return f"area-{slug}" if slug else ""


def of_job(ciuo08: str) -> str:
    """The drawing of a job's family.

    Args:
        ciuo08: A CIUO-08 code of two digits or more, such as the unit group ``"7512"``.

    Returns:
        The name of its sub-major group's drawing, ``"trabajo-75"``; the armed forces are
        ``"trabajo-01"`` to ``"trabajo-03"``.
    """
    return f"trabajo-{ciuo08[:2]}"


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", plain).strip("-")
