"""Three consents, each on its own; what is taken back is gone from the disk."""

import shutil
import sqlite3

import pytest

from kiosk.settings import Settings, read_settings
from kiosk.store import Store, open_store
from kiosk.store.codes import code_hash
from kiosk.store.database import Database
from kiosk.store.errors import NotKeptError, NotSavedError, UnknownCodeError
from kiosk.store.recommendations import Consents
from kiosk.store.shown import Feedback, Reason
from sync import outbox
from tests.kiosk.store.people import (
    ALL,
    ANSWERS,
    COURSE,
    JOB,
    MARKED,
    NEXT_COURSE,
    NONE,
    again,
    dump,
    entries,
    keep,
    on_disk,
    told,
)

KEPT_ONLY = Consents(store=True, sync=False, gpt=False)
TOLD_ONLY = Consents(store=False, sync=True, gpt=False)


def use(store: Store, record_id: str) -> None:
    """All a person may do after their result is kept."""
    store.recommendations.rate(record_id, JOB, COURSE, Feedback.NOT_USEFUL, Reason.FAR)
    store.recommendations.rate_visit(record_id, Feedback.USEFUL)
    store.returns.choose(record_id, JOB)
    store.progress.mark(record_id, JOB, COURSE, "abandoned", "costly")


def row(store: Store, columns: str) -> tuple[object, ...]:
    sql = f"SELECT {columns} FROM profile JOIN recommendation r ON r.profile_id = profile.id"  # noqa: S608
    return tuple(store.device.rows(sql)[0])


def asked(store: Store) -> list[str]:
    return [found[0] for found in store.device.rows("SELECT record_id FROM advice_request")]


def test_without_consent_nothing_is_told_and_no_word_is_on_the_disk(
    store: Store, settings: Settings
) -> None:
    record = keep(store, NONE)
    use(store, record.id)
    store.progress.undo(record.id, COURSE)
    assert told(store) == []
    assert row(store, "text, answers, code_hash") == (None, None, None)
    assert asked(store) == []
    assert on_disk(settings.home, MARKED) == []
    assert on_disk(settings.home, code_hash(record.code)) == []
    assert store.recommendations.count() == 1


def test_the_words_are_kept_without_telling_the_centre(store: Store) -> None:
    record = keep(store, KEPT_ONLY)
    use(store, record.id)
    assert told(store) == []
    assert row(store, "text IS NOT NULL, answers IS NOT NULL, code_hash") == (
        1, 1, code_hash(record.code),
    )  # fmt: skip


def test_the_centre_is_told_without_keeping_the_words(store: Store, settings: Settings) -> None:
    record = keep(store, TOLD_ONLY)
    use(store, record.id)
    assert told(store) == [
        ("profile", "put"), ("recommendation", "put"), ("shown", "put"), ("feedback", "put"),
        ("visit", "put"), ("recommendation", "put"), ("progress", "put"),
    ]  # fmt: skip
    assert row(store, "text, answers, code_hash") == (None, None, None)
    assert on_disk(settings.home, MARKED) == []
    (visit,) = entries(store, "visit")
    assert (visit.entity_id, visit.fields) == (record.id, {"useful": "useful"})


def test_advice_is_asked_for_once_and_only_with_consent(store: Store, clock) -> None:
    record = keep(store, ALL)
    clock.now += 60
    again(store, record, age_band="18-29")
    assert asked(store) == [record.id]
    (at,) = store.device.rows("SELECT asked_at FROM advice_request")[0]
    assert at == "2026-09-21T14:13:20+00:00"
    store.returns.set_consents(record.id, Consents(store=True, sync=True, gpt=False))
    assert asked(store) == []


def test_a_double_tap_changes_nothing_and_tells_nothing(store: Store, clock) -> None:
    record = keep(store)
    use(store, record.id)
    before = dump(store)
    clock.now += 60
    again(store, record)
    use(store, record.id)
    store.returns.set_consents(record.id, ALL, code=record.code, answers=ANSWERS)
    assert dump(store) == before


def test_only_what_changed_is_told_again(store: Store) -> None:
    record = keep(store)
    again(store, record, age_band="18-29")
    assert told(store)[3:] == [("profile", "put")]
    assert entries(store)[3].fields["age_band"] == "18-29"


def test_taking_back_to_keep_wipes_the_words_from_the_bytes_of_the_disk(
    store: Store, settings: Settings
) -> None:
    others = [keep(store, NONE) for _ in range(40)]
    record = keep(store)
    store.returns.set_pin(record.id, "4821")
    use(store, record.id)
    again(store, record, answers={"text": MARKED * 900})
    hashes = [code_hash(record.code), store.device.rows("SELECT hash FROM return_pin")[0][0]]
    for words in (MARKED, *hashes):
        assert on_disk(settings.home, words)
    store.returns.set_consents(record.id, TOLD_ONLY)
    for words in (MARKED, *hashes):
        assert on_disk(settings.home, words) == []
    with pytest.raises(UnknownCodeError):
        store.returns.open(record.code, "4821")
    (mark,) = store.progress.of(record.id)
    assert (mark.state, mark.reason) == ("abandoned", None)
    assert store.recommendations.count() == 1 + len(others)


def test_saving_again_without_consent_wipes_the_words_too(store: Store, settings: Settings) -> None:
    record = keep(store)
    assert on_disk(settings.home, MARKED)
    again(store, record, consents=NONE)
    assert on_disk(settings.home, MARKED) == []
    assert {entry.operation for entry in entries(store)} == {"delete"}


def test_a_withdrawal_cut_before_the_log_is_emptied_is_finished_at_the_next_start(
    store: Store, settings: Settings, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = keep(store)
    monkeypatch.setattr(Database, "checkpoint", lambda self: None)
    store.returns.set_consents(record.id, NONE)
    shutil.copytree(settings.home, tmp_path / "after the cut")
    monkeypatch.undo()
    cut = read_settings({}, home=tmp_path / "after the cut")
    assert on_disk(cut.home, MARKED)
    later = open_store(cut)
    assert on_disk(cut.home, MARKED) == []
    later.close()


def test_taking_back_to_tell_empties_what_waits_and_leaves_tombstones(store: Store) -> None:
    other = keep(store, ALL)
    record = keep(store)
    store.progress.mark(record.id, JOB, NEXT_COURSE, "begun")
    store.progress.undo(record.id, NEXT_COURSE)
    use(store, record.id)
    again(store, record, shown=record.shown[:1])
    store.returns.set_consents(record.id, KEPT_ONLY)
    mine = [e for e in entries(store) if e.entity_id.split("/")[0] == record.id]
    assert {(e.operation, str(e.fields)) for e in mine} == {("delete", "{}")}
    assert len(mine) == 10 + 6  # what was told before, and a tombstone for each thing not gone
    assert [e.entity for e in mine[-6:]] == [
        "profile", "recommendation", "shown", "feedback", "visit", "progress",
    ]  # fmt: skip
    assert [e.seq for e in entries(store)] == list(range(1, len(entries(store)) + 1))
    assert {e.operation for e in entries(store) if e.entity_id == other.id} == {"put"}
    before = told(store)
    store.recommendations.rate(record.id, JOB, COURSE, Feedback.USEFUL)
    again(store, record, age_band="45-59", consents=KEPT_ONLY)
    store.returns.set_consents(record.id, KEPT_ONLY)
    assert told(store) == before


def test_agreeing_later_tells_all_that_is_kept(store: Store) -> None:
    early, late = keep(store), keep(store, KEPT_ONLY)
    for record in (early, late):
        use(store, record.id)
    store.returns.set_consents(late.id, ALL)

    def last(record_id: str) -> dict[str, object]:
        mine = [e for e in entries(store) if e.entity_id.split("/")[0] == record_id]
        found = {e.entity_id.replace(record_id, "") + " " + e.entity: e.fields for e in mine}
        return {key: {**fields, "recommendation_id": ""} for key, fields in found.items()}

    assert last(late.id) == last(early.id)


def test_agreeing_later_to_keep_gives_a_code_that_works(store: Store) -> None:
    record = keep(store, NONE)
    with pytest.raises(NotKeptError):
        store.returns.set_pin(record.id, "4821")
    store.returns.set_consents(record.id, KEPT_ONLY, code=record.code, answers=ANSWERS)
    store.returns.set_pin(record.id, "4821")
    assert store.returns.open(record.code, "4821").answers == ANSWERS


def test_code_and_answers_are_not_kept_against_the_consent_they_come_with(
    store: Store, settings: Settings
) -> None:
    record = keep(store, NONE)
    store.returns.set_consents(record.id, TOLD_ONLY, code=record.code, answers=ANSWERS)
    assert row(store, "text, answers, code_hash") == (None, None, None)
    assert on_disk(settings.home, MARKED) == []


def test_the_consent_of_nobody_cannot_be_changed(store: Store) -> None:
    for act in (
        lambda: store.returns.set_consents("nadie", NONE),
        lambda: store.returns.choose("nadie", JOB),
        lambda: store.recommendations.rate_visit("nadie", Feedback.USEFUL),
        lambda: store.returns.renew("nadie"),
    ):
        with pytest.raises(NotKeptError):
            act()
    assert told(store) == []


@pytest.mark.parametrize("after", [0, 1, 4])
def test_a_disk_that_fails_while_a_consent_changes_leaves_all_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    record, late = keep(store), keep(store, KEPT_ONLY)
    for each in (record, late):
        use(store, each.id)
    before, calls, real = dump(store), [], outbox.append

    def failing(*args, **kwargs):
        calls.append(args)
        if len(calls) > after:
            raise sqlite3.OperationalError("disk I/O error")
        return real(*args, **kwargs)

    monkeypatch.setattr(outbox, "append", failing)
    for record_id, consents in ((record.id, NONE), (late.id, ALL)):
        calls.clear()
        with pytest.raises(NotSavedError):
            store.returns.set_consents(record_id, consents)
        assert dump(store) == before


def test_another_process_cannot_write_between_looking_and_telling(store: Store) -> None:
    """The lock is taken before the first reading; the sync agent writes before or after."""
    from kiosk.store.telling import changing

    agent = sqlite3.connect(store.device.path, timeout=0)
    with changing(store.device, "nadie", 0), pytest.raises(sqlite3.OperationalError, match="lock"):
        agent.execute("UPDATE outbox_device SET hlc_ms = hlc_ms")
    agent.close()
