"""Tag every programme with the occupations it prepares for and the skills it teaches.

Three take part. The written rules (``course_rules``) say what a name means. The encoder
(``course_encoder``, ``course_confidence``) says how sure it is of each tag, without looking at
the programme's own rule. People (``course_reviews``) have the last word.

- A rule's tag of which the encoder is at least ``AGREED`` sure is a fact.
- Where no rule covers a name, the encoder's own tags are facts from ``ALONE`` on: read without
  their rules, 95 % of such tags of the shipped programmes are those the rules give.
- All other tags wait for a review and are not shipped; ``basis`` names them.
- A review confirms, removes or adds whatever it names.

``confidence`` is the encoder's, one figure for each of ``skills``; of the unit groups it stands in
``basis``. ``status`` is ``acuerdo`` (rule and encoder), ``codificador`` (encoder alone),
``revisado`` (a review took part) or ``por revisar`` (nothing shipped yet).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.building.course_confidence import confidence, votes
from models.building.course_encoder import read_names
from models.building.course_reviews import Decided, read_reviews
from models.building.course_rules import Codes, Rule, first, read_codes, read_rules
from models.building.course_supply import TAGS
from models.building.raw import Row, read_rows, write_rows
from models.building.report import Report

Floats = npt.NDArray[np.float64]
FIELDS = ("programme_key", "ciuo08", "skills", "confidence", "status", "basis")
#: Of a tag in which rule and encoder meet, the encoder thinks it more likely than not.
AGREED = 0.5
#: Chosen so that 95 % of the encoder's own tags are right by the rules (docs/data.md).
ALONE = 0.8
#: An untagged programme's proposals, when none is sure enough, are shown from here on.
PROPOSED = 0.3
WAITING = "por revisar: "


@dataclass(frozen=True)
class Reading:
    """The confidence of every tag of one programme, by code."""

    key: str
    sure: Mapping[str, float]


def needs(data: Path, groups: Sequence[str], skills: Sequence[str]) -> Floats:
    """Returns the weight of each skill in each unit group, float64 (groups, skills)."""
    weights = np.zeros((len(groups), len(skills)))
    row_of = {code: i for i, code in enumerate(groups)}
    column_of = {code: i for i, code in enumerate(skills)}
    for row in read_rows(data / "occupation_skills.csv"):
        if row["ciuo08"] in row_of:
            weights[row_of[row["ciuo08"]], column_of[row["skill"]]] = float(row["weight"])
    return weights


def matched(data: Path, rules: Sequence[Rule]) -> dict[tuple[str, str], Rule | None]:
    """Returns the rule, or None, of each programme of ``courses.csv``, by key and name."""
    names = {row["programme_key"]: row["programme"] for row in read_rows(data / "courses.csv")}
    return {(key, names[key]): first(key, rules) for key in sorted(names)}


def readings(
    data: Path, codes: Codes, matches: Mapping[tuple[str, str], Rule | None]
) -> list[Reading]:
    """Returns how sure the encoder is of every tag of every programme.

    Args:
        data: Folder of the tables.
        codes: The tags.
        matches: The rule of each programme, as `matched` returns it.
    """
    read, skills = read_names([name for _, name in matches]), sorted(codes.skills)
    tags = (*read.codes, *skills)
    tagged = np.array(
        [
            [rule is not None and code in {*rule.groups, *rule.skills} for code in tags]
            for rule in matches.values()
        ],
        np.float64,
    )
    needed = np.hstack([read.groups, read.groups @ needs(data, read.codes, skills)])
    sure = confidence(votes(read.vectors, tagged), needed)
    return [
        Reading(key, dict(zip(tags, row.tolist(), strict=True)))
        for (key, _), row in zip(matches, sure, strict=True)
    ]


def tag(reading: Reading, rule: Rule | None, decided: Decided, codes: Codes) -> Row | None:
    """Returns a programme's line of ``course_tags.csv``, or None where it has no tag at all."""
    sure = reading.sure
    if rule is not None:
        proposed, least = [*rule.groups, *rule.skills], AGREED
    else:
        ranked = sorted(sure, key=lambda code: (-sure[code], code))
        proposed, least = [code for code in ranked if sure[code] >= PROPOSED], ALONE
    added = [code for code in decided.kept if code not in proposed]
    standing = [code for code in proposed if code not in decided.dropped]
    shipped = [c for c in standing if sure[c] >= least or c in decided.kept] + added
    waiting = [c for c in standing if c not in shipped]
    groups = [code for code in shipped if code in codes.groups]
    taught = [code for code in shipped if code in codes.skills]
    if decided.discarded or not (taught or waiting):
        return None
    if not taught:
        groups, status = [], "por revisar"
    elif decided.kept or decided.dropped:
        status = "revisado"
    else:
        status = "acuerdo" if rule else "codificador"
    said = [f"regla por nombre: {rule.note}" if rule else "ninguna regla"]
    said += [f"ocupaciones según el codificador: {_listed(groups, sure)}"] * bool(groups)
    said += [f"{WAITING}{_listed(waiting, sure)}"] * bool(waiting)
    return {
        "programme_key": reading.key,
        "ciuo08": "|".join(groups),
        "skills": "|".join(taught),
        "confidence": "|".join(f"{sure[code]:.2f}" for code in taught),
        "status": status,
        "basis": "; ".join(said),
    }


def _listed(codes: Sequence[str], sure: Mapping[str, float]) -> str:
    return ", ".join(f"{code} {sure[code]:.2f}" for code in codes)


def build(raw: Path, data: Path, report: Report) -> None:
    """Writes ``course_tags.csv``; ``courses.csv`` must have been built.

    Args:
        raw: Folder of the raw files; not used, the tags come from the names alone.
        data: Folder of the tables.
        report: Receives the rules and reviews, used and not.

    Raises:
        ContractError: A rule or a review breaks its table's promises.
    """
    codes = read_codes(data)
    rules = read_rules(data / "course_rules.csv", codes)
    matches = matched(data, rules)
    tally = report.source(TAGS, data / "course_rules.csv")
    tally.read, tally.used = len(rules), len({*matches.values()} - {None})
    keys, reviews = [key for key, _ in matches], data / "course_reviews.csv"
    decided = read_reviews(reviews, codes, keys, report.source(TAGS, reviews))
    rows = [
        tag(one, rule, decided.get(one.key, Decided()), codes)
        for one, rule in zip(readings(data, codes, matches), matches.values(), strict=True)
    ]
    tagged = [row for row in rows if row is not None]
    waiting = sum(WAITING in row["basis"] for row in tagged)
    for reason, count in (
        ("reglas que ningún programa necesita", tally.read - tally.used),
        ("programas sin etiqueta", len(rows) - len(tagged)),
        ("programas con etiquetas por revisar", waiting),
    ):
        if count:
            tally.skip(reason, count)
    write_rows(data / "course_tags.csv", FIELDS, tagged)
