"""People for the tests of the store: a plan, a record of it, and what may be seen of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.planner.types import Plan, Profile, Request
from kiosk.store import Store
from kiosk.store.codes import new_code
from kiosk.store.recommendations import Consents, Record, new_id
from sync import outbox
from tests.kiosk.web.fakes import MATCHES, PATHWAYS, WORDS

NONE = Consents(store=False, sync=False, gpt=False)
ALL = Consents(store=True, sync=True, gpt=True)
#: Words that no other part of a file holds.
MARKED = "zarzamora"
JOB, OTHER_JOB = PATHWAYS[0].occupation, PATHWAYS[1].occupation
COURSE, NEXT_COURSE = (step.course_id for step in PATHWAYS[0].steps[:2])
PLAN = Plan(
    Request(f"{WORDS} {MARKED}", "211101", draw=0.3), Profile(), MATCHES, PATHWAYS[:2], "modelo-7",
    "catalogo-7", policy="near-best-1",
)  # fmt: skip
ANSWERS = {"text": f"{WORDS} {MARKED}", "district": "211101", "pictures": ["tejer"]}


class Clock:
    """A wall clock that goes where the test puts it."""

    now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


def keep(store: Store, consents: Consents = ALL) -> Record:
    """A new person's result, kept."""
    record = Record(new_id(), new_code(), consents, "30-44", PLAN, PATHWAYS[:2], ANSWERS)
    store.recommendations.save(record)
    return record


def again(store: Store, record: Record, **changed: object) -> Record:
    """The same person's result, kept once more."""
    new = replace(record, **changed)  # type: ignore[arg-type]
    store.recommendations.save(new)
    return new


def entries(store: Store, *entities: str) -> list[outbox.Entry]:
    """What waits in the outbox, of these entities or of all."""
    waiting = outbox.pending(store.device._db.conn)
    return [entry for entry in waiting if not entities or entry.entity in entities]


def told(store: Store) -> list[tuple[str, str]]:
    """Entity and operation of all that waits in the outbox."""
    return [(entry.entity, entry.operation) for entry in entries(store)]


def dump(store: Store) -> list[str]:
    """The whole file, row by row."""
    return list(store.device._db.conn.iterdump())


def on_disk(folder: Path, words: str) -> list[str]:
    """The files whose bytes hold the words."""
    return [path.name for path in folder.iterdir() if words.encode() in path.read_bytes()]
