"""The notebooks run from top to bottom, on what is shipped, and are kept without outputs."""

from pathlib import Path

import nbclient
import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[3] / "models" / "notebooks").glob("*.ipynb"))
#: Seconds for a cell on a slow machine; a kernel that hangs must not hang the tests.
_PATIENCE = 600


def test_both_notebooks_are_there():
    assert {path.stem for path in NOTEBOOKS} == {"data_preprocessing", "model_training"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom_far_from_the_raw_data(path, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(notebook, timeout=_PATIENCE, resources=where).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_reads_no_raw_data_and_calls_made_up_people_synthetic(path):
    text = path.read_text("utf-8")
    assert "shared/data" not in text
    assert "synthetic" in text
