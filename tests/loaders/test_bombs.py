"""S12: small files that unpack, nest or multiply without end are borne within the limits, and the next file is read as usual."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders import sandbox as sandbox_module
from loaders.about import About
from loaders.extract.extractor import RuleExtractor
from loaders.intake import Intake
from loaders.readers.model import UnreadableError
from loaders.sandbox import Limits, Sandbox, Usage
from tests.support.bombs import BOMBS
from tests.support.seed_files import SENTENCES, zipped

MEMORY, SECONDS = 512 * 2**20, 20.0
HARMLESS = {
    "chapters.epub", "beyond.xlsx", "dimension.xlsx", "corners.xlsx", "styles.html", "styled.html",
    "stars.md", "links.md", "comments.md", "front.md", "parts.eml", "nested.html",
    "deeper.html", "lying.zip", "nested.eml", "page.warc.gz",
}  # fmt: skip
"""Their size is a trick that costs our readers nothing: they may be read."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as one:
        yield one


def too_much(usage: Usage | None, memory: int = MEMORY, seconds: float = SECONDS) -> str | None:
    """How a file's process went beyond its limits; None when it did not. A process that had to be ended has no usage."""
    if usage is None:
        return None
    if usage.peak > memory:
        return f"{usage.peak >> 20} MiB"
    return f"{usage.cpu_seconds:.1f} s" if usage.cpu_seconds > seconds + 1 else None


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_borne_and_the_next_file_is_read(sandbox: Sandbox, name: str) -> None:
    try:
        sandbox.parse(BOMBS[name](), name)
        refused = None
    except UnreadableError as error:
        refused = str(error)
    assert too_much(sandbox.usage) is None
    assert refused is not None or name in HARMLESS
    assert refused is None or (refused.startswith(name) and len(refused) > len(name) + 20)
    assert sandbox.parse(SENTENCES[0].encode(), "next.txt").texts[0].text == SENTENCES[0]


def test_nothing_of_the_machine_comes_in_by_an_external_entity(sandbox: Sandbox) -> None:
    with pytest.raises(UnreadableError, match="entities"):
        sandbox.parse(BOMBS["outside.docx"](), "outside.docx")


def test_archives_in_archives_end(sandbox: Sandbox, tmp_path: Path) -> None:
    data = zipped({"words.txt": SENTENCES[0]})
    for _ in range(6):
        data = zipped({"again.zip": data})
    (tmp_path / "russian.zip").write_bytes(data)
    taken = Intake(RuleExtractor(), sandbox=sandbox).file(tmp_path / "russian.zip", About())
    assert taken.bundles == []
    assert [r.reason.split(";")[0] for r in taken.refused] == [
        "archives stand inside archives inside archives"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only a forked child's usage is measured")
def test_the_same_look_sees_a_bomb_that_is_not_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The planted fault: the limits are lifted, or taken away, and the figures show it."""
    with Sandbox(Limits(memory=4 * 2**30)) as lifted:
        lifted.parse(b"a,b\n" + b"x,y\n" * 10, "small.csv")
        assert too_much(lifted.usage) is None
        with pytest.raises(UnreadableError):
            lifted.parse(BOMBS["zeros.warc.gz"](), "zeros.warc.gz")
        assert too_much(lifted.usage) is not None
    child = tmp_path / "unlimited_child.py"
    shutil.copy(Path(__file__).parents[1] / "support" / "bad_child.py", child)
    monkeypatch.setattr(sandbox_module, "CHILD", child)
    with Sandbox(Limits(cpu_seconds=1)) as unlimited:
        unlimited.parse(b"work", "file.txt")
        assert too_much(unlimited.usage, seconds=1) is not None
