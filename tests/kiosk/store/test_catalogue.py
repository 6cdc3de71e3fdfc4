"""The device's catalogue: made of the shipped tables, whatever happens to the disk."""

import resource
import shutil

import pytest

from kiosk.errors import BundleError
from kiosk.store.catalogue import NAME, open_catalogue
from models.taxonomy.tables import DATA, check, read, seal


@pytest.fixture
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shipped") / "tables"
    shutil.copytree(DATA, folder)
    return folder


def _courses(catalogue):
    return list(catalogue.rows("courses", ("course_id", "programme", "hours")))


def test_it_holds_the_shipped_tables_and_names_their_version(tmp_path):
    catalogue = open_catalogue(tmp_path)
    assert catalogue.version == check()
    listed = {code for (code,) in read("courses", ("course_id",))}
    assert {code for code, *_ in _courses(catalogue)} == listed
    assert (tmp_path / NAME).is_file()


def test_the_same_tables_give_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        open_catalogue(tmp_path / name).close()
    assert (tmp_path / "a" / NAME).read_bytes() == (tmp_path / "b" / NAME).read_bytes()


def test_it_is_not_made_again_while_the_tables_stay(tmp_path):
    open_catalogue(tmp_path).close()
    before = (tmp_path / NAME).stat().st_mtime_ns
    open_catalogue(tmp_path).close()
    assert (tmp_path / NAME).stat().st_mtime_ns == before
    assert [p.name for p in tmp_path.iterdir()] == [NAME]


def test_new_tables_replace_it(tmp_path, tables):
    open_catalogue(tmp_path, tables).close()
    path = tables / "occupation_labels.csv"
    path.write_text(path.read_text().replace("0110,", "0110,Nueva etiqueta de ", 1))
    seal(tables)
    labels = dict(
        open_catalogue(tmp_path, tables).rows("occupation_labels", ("ciuo08", "label_plain"))
    )
    assert labels["0110"].startswith("Nueva etiqueta")


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 99])
def test_a_damaged_catalogue_is_made_again(tmp_path, damage):
    (tmp_path / NAME).write_bytes(damage)
    assert _courses(open_catalogue(tmp_path))
    assert len((tmp_path / NAME).read_bytes()) > 100_000


def test_torn_pages_are_noticed(tmp_path):
    open_catalogue(tmp_path).close()
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole[: len(whole) // 2])
    assert len(_courses(open_catalogue(tmp_path))) > 1000
    assert (tmp_path / NAME).read_bytes() == whole


def test_a_place_that_cannot_be_written_does_not_stop_the_kiosk(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert _courses(open_catalogue(tmp_path / "file"))
    assert _courses(open_catalogue(tmp_path / "nowhere"))
    assert not (tmp_path / "nowhere").exists()


def test_a_full_disk_does_not_stop_the_kiosk(tmp_path):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        catalogue = open_catalogue(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert _courses(catalogue)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_value_in_a_sealed_table_is_named_with_its_row(tmp_path, tables):
    path = tables / "demand.csv"
    lines = path.read_text().splitlines()
    cells = lines[1].split(",")
    cells[2] = "mucho"
    lines[1] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n")
    seal(tables)
    with pytest.raises(BundleError, match=r"demand\.csv: la fila 2 no sirve"):
        open_catalogue(tmp_path, tables)
    assert list((tmp_path).glob(f"{NAME}*")) == []


def test_a_short_row_is_named(tmp_path, tables):
    path = tables / "courses.csv"
    path.write_text(path.read_text() + "solo,tres,celdas\n")
    seal(tables)
    with pytest.raises(BundleError, match=r"courses\.csv: la fila \d+ está incompleta"):
        open_catalogue(tmp_path, tables)


def test_numbers_are_numbers_and_unknown_is_not_zero(tmp_path):
    catalogue = open_catalogue(tmp_path)
    for hours, cost in catalogue.rows("courses", ("hours", "cost"), department="15"):
        assert hours is None or isinstance(hours, int)
        assert cost is None or cost >= 0
