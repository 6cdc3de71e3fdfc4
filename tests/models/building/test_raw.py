"""Reading raw files and writing derived ones."""

import gzip

import pytest

from models.building.raw import SOURCE_FIELDS, fold, read_rows, write_rows, write_sources

TEXT = 'code,name\n01,"Áncash, norte"\n02,Ñuñoa\n'
ROWS = [{"code": "01", "name": "Áncash, norte"}, {"code": "02", "name": "Ñuñoa"}]


def test_plain_packed_and_marked_files_read_the_same(tmp_path):
    (tmp_path / "a.csv").write_text(TEXT, "utf-8")
    (tmp_path / "b.csv").write_text(TEXT, "utf-8-sig")
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert [read_rows(tmp_path / n) for n in ("a.csv", "b.csv", "c.csv.gz")] == [ROWS] * 3


def test_what_is_written_reads_back_and_two_runs_give_the_same_bytes(tmp_path):
    assert write_rows(tmp_path / "a.csv", ("code", "name"), ROWS) == 2
    write_rows(tmp_path / "b.csv", ("code", "name"), iter(ROWS))
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes() == TEXT.encode()
    assert read_rows(tmp_path / "a.csv") == ROWS


def test_a_column_that_was_not_announced_is_refused(tmp_path):
    with pytest.raises(ValueError, match="extra"):
        write_rows(tmp_path / "a.csv", ("code",), [{"code": "1", "extra": "x"}])


def _source(key: str, title: str) -> dict[str, str]:
    return dict.fromkeys(SOURCE_FIELDS, "") | {"source_id": key, "title": title}


def test_a_builder_replaces_its_own_sources_and_keeps_those_of_others(tmp_path):
    write_sources([_source("b", "viejo"), _source("c", "ajeno")], tmp_path)
    write_sources([_source("b", "nuevo"), _source("a", "otro")], tmp_path)
    titles = [(r["source_id"], r["title"]) for r in read_rows(tmp_path / "sources.csv")]
    assert titles == [("a", "otro"), ("b", "nuevo"), ("c", "ajeno")]


def test_folding_keeps_the_enye_and_nothing_else():
    assert fold("Áncash Ñuñoa Güepí") == "ANCASH ÑUÑOA GUEPI"
    assert fold(fold("Ñahuimpuquio")) == fold("Ñahuimpuquio")
