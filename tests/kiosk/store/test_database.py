"""Opening a database: durable, migrated, and clear about what is wrong."""

import sqlite3
import stat
from pathlib import Path

import pytest

from kiosk.settings import Settings, read_settings
from kiosk.store import open_store
from kiosk.store.database import open_database
from kiosk.store.errors import NotSavedError, StoreError
from kiosk.store.migrations import DEVICE, SESSIONS, Migration


def test_every_commit_survives_a_power_cut(settings: Settings) -> None:
    store = open_store(settings)
    pragma = {
        name: store.device.rows(f"PRAGMA {name}")[0][0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
    }
    store.close()
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }


def test_opening_twice_changes_nothing(settings: Settings) -> None:
    first = open_store(settings)
    before = first.device.rows("SELECT device_id FROM outbox_device")[0][0]
    first.close()
    second = open_store(settings)
    assert second.device.rows("SELECT device_id FROM outbox_device")[0][0] == before
    second.close()


def test_only_the_owner_may_read_the_files(settings: Settings) -> None:
    open_store(settings).close()
    for path in (settings.device_database, settings.session_database):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage", [b"not a database at all" * 99, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_damaged_file_is_named_with_the_remedy(settings: Settings, damage: bytes) -> None:
    settings.home.mkdir()
    settings.device_database.write_bytes(damage)
    with pytest.raises(StoreError, match=r"yachay\.sqlite está dañado.*yachay restore"):
        open_store(settings)


def test_a_torn_file_is_noticed_at_the_start(settings: Settings) -> None:
    store = open_store(settings)
    with store.device.transaction() as conn:
        for number in range(200):
            conn.execute(
                "INSERT INTO profile (id, ubigeo, consent_store, experience, skills, updated_at)"
                " VALUES (?, '211101', 0, '[]', '[]', '')",
                (f"{number:032}" * 20,),
            )
    store.close()
    content = bytearray(settings.device_database.read_bytes())
    content[8192:40960] = bytes(40960 - 8192)
    settings.device_database.write_bytes(content)
    with pytest.raises(StoreError, match="está dañado"):
        open_store(settings)


def test_a_file_of_a_newer_version_is_refused_untouched(settings: Settings) -> None:
    later = (*DEVICE, Migration("0099_from_the_future", lambda db: None))
    open_database(settings.device_database, "device", later).close()
    before = settings.device_database.read_bytes()
    with pytest.raises(StoreError, match=r"más nueva.*0099_from_the_future.*YACHAY_HOME"):
        open_store(settings)
    assert settings.device_database.read_bytes() == before


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def half(db) -> None:
        db.conn.execute("CREATE TABLE half (a)")
        raise sqlite3.OperationalError("disk full")

    path = tmp_path / "x.sqlite"
    with pytest.raises(StoreError):
        open_database(path, "device", (Migration("0001", half),))
    open_database(path, "device", DEVICE).close()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, not a folder")
    with pytest.raises(StoreError, match=r"home.*YACHAY_HOME"):
        open_store(read_settings({}, home=tmp_path / "home"))


def test_a_refused_write_undoes_everything(tmp_path: Path) -> None:
    database = open_database(tmp_path / "x.sqlite", "sessions", SESSIONS)
    insert = "INSERT INTO session VALUES ('a', 0, 0, '{}')"
    with pytest.raises(NotSavedError), database.transaction() as conn:  # noqa: PT012
        conn.execute(insert)
        conn.execute(insert)
    assert database.rows("SELECT * FROM session") == []
    database.close()
