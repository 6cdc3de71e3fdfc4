"""The jobs and pathways of the person in front of the screen, and keeping them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import abort

from kiosk.planner.because import adapted
from kiosk.planner.types import Match, Pathway, Plan, Request
from kiosk.store.recommendations import Consents, Record
from kiosk.web.answers import UNSAID, Course
from kiosk.web.asking import asking
from kiosk.web.hindrances import Hindrances, hindrances
from kiosk.web.pictures import of_job
from kiosk.web.progress import because_of
from kiosk.web.questions.consents import consents_of
from kiosk.web.services import services
from kiosk.web.turns import Turn, turn

#: Jobs shown side by side.
JOBS = 3


@dataclass(frozen=True)
class Job:
    """One proposed job with its pathway; ``number`` counts from 1."""

    number: int
    match: Match
    path: Pathway

    @property
    def hindrances(self) -> Hindrances:
        """Why there is no step, where there is none."""
        return hindrances(self.path)

    @property
    def picture(self) -> str:
        """The name of its drawing."""
        return of_job(self.match.ciuo08)

    def course(self, place: int, state: str, reason: str = "") -> Course:
        """The step at ``place``, from 1, as a course on the person's way."""
        step = self.path.steps[place - 1]
        teaches = tuple(skill.code for skill in step.skills)
        where, what = self.match.ciuo08, (step.course_id, step.course)
        return Course(*what, where, state, reason, teaches, step.distance_km, step.cost)


def request_of(current: Turn) -> Request:
    """The whole request of this turn, with what their courses change of it, and its draw."""
    journey = current.journey
    draw = journey.draw if services().settings.explore else None
    return adapted(
        replace(journey.answers.request(), draw=draw), because_of(journey.answers.courses)
    )


def plan_of(current: Turn, request: Request | None = None) -> Plan:
    """The plan of this turn, or for another request of theirs.

    Raises:
        InputError: The answers cannot be planned with.
    """
    return asking(current).plans.get(current.token, request or request_of(current))


def jobs_of(current: Turn) -> list[Job]:
    """The jobs put before the person: the best, and always the one they chose."""
    plan = plan_of(current)
    best = _paired(plan)[:JOBS]
    chosen = current.journey.answers.chosen
    if chosen and chosen not in {match.ciuo08 for match, _ in best}:
        own = _paired(plan_of(current, replace(request_of(current), occupation=chosen)))
        best = (own + best)[:JOBS]
    return [Job(number, match, path) for number, (match, path) in enumerate(best, start=1)]


def _paired(plan: Plan) -> list[tuple[Match, Pathway]]:
    paths = {path.occupation: path for path in plan.pathways}
    return [(m, paths[m.ciuo08]) for m in plan.occupations if m.ciuo08 in paths]


def job_of(number: int) -> Job:
    """The job of that number.

    Raises:
        TurnOver: There is no turn.
        NotFound: There is no such job.
    """
    found = jobs_of(turn())
    if not 1 <= number <= len(found):
        abort(404)
    return found[number - 1]


def number_of(current: Turn, occupation: str | None) -> int:
    """The number of a job by its CIUO-08 code; 1 where it is not among them."""
    jobs = jobs_of(current)
    return next((job.number for job in jobs if job.match.ciuo08 == occupation), 1)


def keep(current: Turn) -> None:
    """Keep the recommendation for the present answers; kept already, nothing new.

    Raises:
        InputError: The answers cannot be planned with.
        NotSavedError: The disk refused; nothing was stored.
    """
    journey, answers, found = current.journey, current.journey.answers, services()
    if journey.is_saved:
        return
    consents = Consents(**consents_of(answers))
    found.store.recommendations.save(
        Record(
            id=journey.record_id,
            code=journey.code,
            consents=consents,
            age_band=None if answers.age == UNSAID else answers.age,
            plan=plan_of(current),
            shown=tuple(job.path for job in jobs_of(current)),
            answers=answers.kept() if consents.store else None,
        )
    )
    found.metrics.saved.inc()
    journey.saved = answers.digest
    journey.has_pin = journey.has_pin and consents.store
    current.save()
