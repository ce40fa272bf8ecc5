"""The package holds the explorer, whole and licensed, and every data file the code reads; the hook rebuilds only when it must."""

import gzip
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(hatch_build.__file__).parent
FIRST_LOAD_KB = 120
PACKAGES = ("app", "graph_schema", "loaders", "queries")
ACCEPTED = {
    "MIT",
    "ISC",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "Apache-2.0",
    "OFL-1.1",
    "CC0-1.0",
    "Unlicense",
}


@pytest.fixture(scope="module")
def packed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel of this very tree."""
    folder = tmp_path_factory.mktemp("packed")
    hatchling(ROOT, folder, "sdist", "wheel")
    return folder


def hatchling(source: Path, target: Path, *kinds: str, path: str | None = None) -> None:
    """Builds with hatchling itself, without pip: no network."""
    wanted = [part for kind in kinds for part in ("-t", kind)]
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(target), *wanted], cwd=source, text=True, check=False,
        capture_output=True, env={**os.environ, "PATH": path or os.environ["PATH"]},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def unpacked(archive: Path, folder: Path) -> Path:
    """The wheel's content as a folder."""
    with zipfile.ZipFile(archive) as wheel:
        wheel.extractall(folder)
    return folder


def tracked(folder: str) -> Iterator[str]:
    """Files of a package that the repository holds."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    yield from filter(None, listed.stdout.split("\0"))


@pytest.mark.slow
def test_the_wheel_holds_the_page_and_everything_it_refers_to(packed: Path, tmp_path: Path) -> None:
    dist = unpacked(next(packed.glob("*.whl")), tmp_path) / "app/explorer/dist"
    assert hatch_build.missing_files(dist) == set()
    lost = next(dist.glob("assets/countries-50m-*.json"))
    lost.unlink()
    assert hatch_build.missing_files(dist) == {f"assets/{lost.name}"}


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_packages_and_no_source_of_the_explorer(packed: Path) -> None:
    with zipfile.ZipFile(next(packed.glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    ours = {file for package in PACKAGES for file in tracked(package)}
    explorer = {file for file in ours if file.startswith("app/explorer/")}
    assert ours - explorer - held == set()
    assert explorer & held == set()
    assert not [name for name in held if "node_modules" in name]


@pytest.mark.slow
def test_a_wheel_from_the_sdist_needs_no_node(packed: Path, tmp_path: Path) -> None:
    with tarfile.open(next(packed.glob("*.tar.gz"))) as sdist:
        sdist.extractall(tmp_path, filter="data")
    source = next(tmp_path.iterdir())
    hatchling(source, tmp_path / "wheel", "wheel", path=str(Path(sys.executable).parent))
    with zipfile.ZipFile(next((tmp_path / "wheel").glob("*.whl"))) as wheel:
        assert "app/explorer/dist/index.html" in wheel.namelist()


def test_what_is_shipped_has_a_licence_we_accept(built: Path) -> None:
    shipped = hatch_build.licences(built)
    assert {"svelte", "d3-geo", "topojson-client", "world-atlas", "cytoscape"} <= set(shipped)
    assert set(shipped.values()) <= ACCEPTED


def test_the_first_load_is_small(built: Path) -> None:
    entry = next((built / "assets").glob("index-*.js"))
    size = len(gzip.compress(entry.read_bytes(), 9)) / 1024
    assert size <= FIRST_LOAD_KB
    page = (built / "index.html").read_text(encoding="utf-8")
    assert page.count("<script") == 1, "nothing else is loaded before the view"


def test_a_changed_source_is_noticed_and_a_changed_test_is_not(tmp_path: Path) -> None:
    explorer = tmp_path / "explorer"
    shutil.copytree(ROOT / "app/explorer", explorer, ignore=shutil.ignore_patterns("node_modules", "dist"))
    before = hatch_build.sources_hash(explorer)
    (explorer / "src/core/url/url.test.ts").write_text("", encoding="utf-8")
    assert hatch_build.sources_hash(explorer) == before
    (explorer / "src/app.css").write_text("", encoding="utf-8")
    assert hatch_build.sources_hash(explorer) != before


@pytest.mark.parametrize(
    ("version", "enough"),
    [("v20.18.9", False), ("v20.19.0", True), ("v21.7.0", False), ("v22.11.0", False), ("v22.12.0", True), ("v24.1.0", True),
     ("", False)],
)  # fmt: skip
def test_node_is_new_enough_or_not(version: str, enough: bool) -> None:
    assert hatch_build.new_enough(version) is enough


def test_without_any_node_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(hatch_build, "wheel_node", lambda: None)
    with pytest.raises(hatch_build.ExplorerBuildError, match="TRAFFICKING_GRAPH_UI=skip"):
        hatch_build.find_node()
