"""What was put before a person is logged with its chances, and what they say of it once."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.planner.types import Plan, Profile, Request
from kiosk.store import Store
from kiosk.store.codes import new_code
from kiosk.store.errors import NotSavedError, NotShownError
from kiosk.store.recommendations import Record, new_id
from kiosk.store.shown import Feedback, Reason
from models.preprocessing.offers import FEATURES, FEATURES_VERSION
from models.training.interactions import read
from sync import outbox
from tests.kiosk.store.people import ALL
from tests.kiosk.web.fakes import MATCHES, PATHWAYS, WORDS

#: Two courses of one pathway, drawn with these chances.
CHANCES = (0.4, 1.0)
DRAWN = replace(
    PATHWAYS[0],
    steps=tuple(
        replace(step, propensity=p, features=(0.5, -0.25))
        for step, p in zip(PATHWAYS[0].steps, CHANCES, strict=False)
    ),
)
JOB, COURSE = DRAWN.occupation, DRAWN.steps[0].course_id
PLAN = Plan(
    Request(WORDS, "211101", draw=0.3), Profile(), MATCHES, (DRAWN, PATHWAYS[1]), "modelo-7",
    "catalogo-7", policy="near-best-1",
)  # fmt: skip


@pytest.fixture
def record(store: Store) -> Record:
    kept = Record(new_id(), new_code(), ALL, None, PLAN, (DRAWN, PATHWAYS[1]))
    store.recommendations.save(kept)
    return kept


def entries(store: Store, entity: str) -> list[outbox.Entry]:
    return [e for e in outbox.pending(store.device._db.conn) if e.entity == entity]


def kept(store: Store, columns: str) -> list[tuple[object, ...]]:
    sql = f"SELECT {columns} FROM shown ORDER BY job, position"  # noqa: S608 - our own names
    return [tuple(row) for row in store.device.rows(sql)]


def test_every_course_is_logged_with_its_place_and_its_chance(store: Store, record: Record) -> None:
    places = [(JOB, 1, 1, 0.4), (JOB, 1, 2, 1.0), (PATHWAYS[1].occupation, 2, 1, 1.0)]
    assert kept(store, "occupation, job, position, propensity") == places
    assert kept(store, "features, features_version")[0] == ("[0.5, -0.25]", FEATURES_VERSION)
    told = {("near-best-1", "modelo-7", None)}
    assert set(kept(store, "policy, model_version, feedback")) == told


def test_the_centre_is_told_the_list_in_codes_and_figures(store: Store, record: Record) -> None:
    (entry,) = entries(store, "shown")
    assert entry.entity_id == record.id
    assert set(entry.fields) == {"items", "features_version", "policy", "model_version"}
    assert entry.fields["items"][0] == [JOB, COURSE, 1, 1, 0.4, [0.5, -0.25]]  # type: ignore[index]
    assert "chompas" not in str(entry.fields)


def test_a_new_list_replaces_the_old_one_and_the_outbox_has_both(
    store: Store, record: Record
) -> None:
    store.recommendations.save(replace(record, shown=(PATHWAYS[1],)))
    assert kept(store, "occupation, job") == [(PATHWAYS[1].occupation, 1)]
    assert [len(e.fields["items"]) for e in entries(store, "shown")] == [3, 1]  # type: ignore[arg-type]


def test_the_same_list_again_keeps_what_was_said_of_it(store: Store, record: Record) -> None:
    store.recommendations.rate(record.id, JOB, COURSE, Feedback.USEFUL)
    store.recommendations.save(replace(record, age_band="18-29"))
    assert kept(store, "feedback")[0] == ("useful",)
    assert len(entries(store, "shown")) == 1


def test_what_was_said_of_an_earlier_list_stays_said(store: Store, record: Record) -> None:
    store.recommendations.rate(record.id, JOB, COURSE, Feedback.USEFUL)
    store.recommendations.save(replace(record, shown=(PATHWAYS[1],)))
    assert [e.operation for e in entries(store, "feedback")] == ["put"]


def test_a_list_without_a_course_is_told_too(store: Store, record: Record) -> None:
    store.recommendations.save(replace(record, shown=()))
    assert kept(store, "course_id") == []
    assert entries(store, "shown")[-1].fields["items"] == []


def test_feedback_is_kept_with_the_chance_of_what_was_shown(store: Store, record: Record) -> None:
    store.recommendations.rate(record.id, JOB, COURSE, Feedback.NOT_USEFUL, Reason.FAR)
    columns = "feedback, reason, feedback_at IS NULL"
    assert kept(store, columns)[:2] == [("not_useful", "far", 0), (None, None, 1)]
    (entry,) = entries(store, "feedback")
    assert entry.entity_id == f"{record.id}/{JOB}/{COURSE}"
    assert entry.fields == {
        "recommendation_id": record.id, "occupation": JOB, "course_id": COURSE,
        "feedback": "not_useful", "reason": "far", "job": 1, "position": 1, "propensity": 0.4,
        "policy": "near-best-1", "model_version": "modelo-7",
    }  # fmt: skip


def test_the_same_said_twice_is_told_once_and_the_last_word_counts(
    store: Store, record: Record
) -> None:
    for feedback, reason in (
        (Feedback.NOT_USEFUL, Reason.FAR),
        (Feedback.NOT_USEFUL, Reason.FAR),
        (Feedback.NOT_USEFUL, None),
        (Feedback.USEFUL, None),
        (Feedback.USEFUL, None),
    ):
        store.recommendations.rate(record.id, JOB, COURSE, feedback, reason)
    assert kept(store, "feedback, reason")[0] == ("useful", None)
    told = [(e.fields["feedback"], e.fields["reason"]) for e in entries(store, "feedback")]
    assert told == [("not_useful", "far"), ("not_useful", None), ("useful", None)]


def test_only_what_was_shown_can_be_rated(store: Store, record: Record) -> None:
    for item in ((record.id, JOB, "otro"), (record.id, "9999", COURSE), ("otro", JOB, COURSE)):
        with pytest.raises(NotShownError, match="Se esperaba un curso de la lista"):
            store.recommendations.rate(*item, Feedback.USEFUL)
    assert entries(store, "feedback") == []


def test_feedback_and_its_entry_are_one_transaction(
    store: Store, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*args: object, **kwargs: object) -> int:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(outbox, "append", failing)
    with pytest.raises(NotSavedError):
        store.recommendations.rate(record.id, JOB, COURSE, Feedback.USEFUL)
    assert kept(store, "feedback")[0] == (None,)


def test_erasing_the_profile_erases_the_list(store: Store, record: Record) -> None:
    with store.device.transaction() as conn:
        conn.execute("DELETE FROM profile WHERE id = ?", (record.id,))
    assert kept(store, "course_id") == []


def test_the_models_can_learn_from_what_was_shown_and_said(store: Store, tmp_path: Path) -> None:
    """The device writes the format that ``models.training.interactions`` reads."""
    rows = tuple(round(0.01 * n, 4) for n in range(FEATURES))
    steps = tuple(replace(step, features=rows) for step in DRAWN.steps)
    path = replace(DRAWN, steps=steps)
    plan = replace(PLAN, pathways=(path,))
    record = Record(new_id(), new_code(), ALL, None, plan, (path,))
    store.recommendations.save(record)
    store.recommendations.rate(record.id, JOB, COURSE, Feedback.NOT_USEFUL)
    lines = [json.dumps(line) for line in store.recommendations.shown()]
    assert record.id not in "".join(lines)
    (tmp_path / "log.jsonl").write_text("\n".join(lines), "utf-8")
    log = read(tmp_path / "log.jsonl")
    assert log.position.tolist() == [1, 2]
    assert log.propensity.tolist() == list(CHANCES)
    assert (log.policies, log.models) == (("near-best-1",), ("modelo-7",))
    assert log.feedback[0] == 0
    assert not log.answered[1]
    assert log.features[0].tolist() == pytest.approx(rows)
