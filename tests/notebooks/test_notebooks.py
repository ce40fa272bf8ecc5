"""Every notebook runs from top to bottom against the real server, and is stored without outputs."""

import warnings
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.database
ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_runs_and_draws(path: Path, served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TG_URL", served)
    notebook = _read(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the kernel's machinery, not of ours
        NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}
        ).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    html = " ".join(_html(output) for output in shown)
    assert "Nepal is reported, and denied by others, as a source for Kuwait" in " ".join(
        o.get("text", "") for o in shown
    )
    assert "<iframe" in html
    assert "vis.Network" in html


def _read(path: Path) -> Any:
    return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)  # type: ignore[no-untyped-call]


def _html(output: Any) -> str:
    return str(output.get("data", {}).get("text/html", ""))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_is_stored_without_outputs(path: Path) -> None:
    notebook = _read(path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert [cell for cell in code if cell.outputs or cell.execution_count] == []
