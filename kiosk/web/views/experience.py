"""Beside the questions on experience: choosing pictures, and adding what we missed."""

from __future__ import annotations

import math
from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.web.activities import ACTIVITIES
from kiosk.web.asking import asking
from kiosk.web.pictures import of_group
from kiosk.web.questions import BY_NAME, Asking
from kiosk.web.questions.experience import choose_pictures
from kiosk.web.turns import Turn, turn
from kiosk.web.views.questions import elsewhere

bp = Blueprint("experience", __name__)
#: Pictures on one screen, and skills to add on one screen.
PICTURES, SKILLS = 14, 8
_LONGEST_SEARCH = 60


@bp.get("/dibujos", defaults={"part": 1})
@bp.get("/dibujos/<int:part>")
def pictures(part: int) -> str | Response:
    """A screenful of pictures of what people do."""
    current = turn()
    instead = elsewhere(current.journey, BY_NAME["experiencia"])
    if instead is not None:
        return redirect(instead, 303)
    parts = math.ceil(len(ACTIVITIES) / PICTURES)
    part = min(max(part, 1), parts)
    return render_template(
        "kiosk/questions/pictures.html",
        page="dibujos",
        part=part,
        parts=parts,
        activities=ACTIVITIES[(part - 1) * PICTURES : part * PICTURES],
        chosen=set(current.journey.answers.pictures),
        errors={},
        back=url_for("questions.show", name="experiencia") if part == 1 else f"/dibujos/{part - 1}",
    )


@bp.post("/dibujos")
def choose() -> Response:
    """Take what was chosen on a screenful; on to the next, or back to the words."""
    current = turn()
    sent = request.form.get("parte", "1")
    part = int(sent) if sent.isdecimal() else 1
    shown = [a.name for a in ACTIVITIES[(part - 1) * PICTURES : part * PICTURES]]
    journey = current.journey
    journey.answers = choose_pictures(journey.answers, shown, request.form.getlist("dibujo"))
    current.save()
    if request.form.get("accion") == "mas":
        return redirect(url_for(".pictures", part=part + 1), 303)
    return redirect(url_for("questions.show", name="experiencia"), 303)


@bp.get("/agregar")
def add() -> str | Response:
    """What the person may know too: suggestions, and a search."""
    current = turn()
    instead = elsewhere(current.journey, BY_NAME["entendimos"])
    if instead is not None:
        return redirect(instead, 303)
    return render_template(
        "kiosk/questions/add.html",
        page="agregar",
        query=current.journey.sought,
        offers=_offers(asking(current)),
        errors={},
        back=url_for("questions.show", name="entendimos"),
    )


@bp.post("/agregar")
def take() -> Response:
    """Search, or take the skills chosen."""
    current = turn()
    journey = current.journey
    query = request.form.get("query", "").strip()[:_LONGEST_SEARCH]
    chosen = request.form.getlist("sabe")
    _add(current, chosen)
    searched = query != journey.sought
    journey.sought = query if searched else ""
    current.save()
    if searched and query:
        return redirect(url_for(".add"), 303)
    return redirect(url_for("questions.show", name="entendimos"), 303)


def _offers(situation: Asking) -> list[tuple[str, str, str]]:
    """Code, words and picture of each skill offered: found by the search, or suggested."""
    planner, answers = situation.planner, situation.answers
    had = {skill.code for skill in situation.understood().profile.skills}
    had |= set(answers.added_skills)
    query = situation.journey.sought
    found = planner.find_skills(query, SKILLS) if query else ()
    likely = () if query else planner.suggest(answers.request(), SKILLS)
    named = [(s.code, s.label) for s in found] + [(s.code, s.label) for s in likely]
    return [
        (code, label, of_group(planner.group_of(code)))
        for code, label in named
        if query or code not in had
    ]


def _add(current: Turn, codes: list[str]) -> None:
    """Skills the person says they have; what was refused before is refused no more."""
    planner, answers = asking(current).planner, current.journey.answers
    real = [code for code in dict.fromkeys(codes) if planner.knows_skill(code)]
    new = [code for code in real if code not in answers.added_skills]
    rejected = tuple(code for code in answers.rejected_skills if code not in real)
    current.journey.answers = replace(
        answers, added_skills=(*answers.added_skills, *new), rejected_skills=rejected
    )
