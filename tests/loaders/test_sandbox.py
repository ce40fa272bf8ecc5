"""The sandbox: what a parser that a hostile file has taken over can do, and what becomes of the next file."""

import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from loaders import sandbox as sandbox_module
from loaders.readers.model import UnreadableError
from loaders.sandbox import WARM, Limits, Sandbox

BAD_CHILD = Path(__file__).parents[1] / "support" / "bad_child.py"
QUICK = Limits(memory=300 * 2**20, cpu_seconds=2, wait_seconds=60.0, answer=8 * 2**20, line=4 * 2**20)
linux = pytest.mark.skipif(sys.platform != "linux", reason="namespaces and Landlock are of Linux")


@pytest.fixture
def bad(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    monkeypatch.setattr(sandbox_module, "CHILD", BAD_CHILD)
    with Sandbox(QUICK) as sandbox:
        yield sandbox


@pytest.fixture
def unlimited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Sandbox]:
    """The planted fault: the same child, its limits taken away."""
    child = tmp_path / "unlimited_child.py"
    shutil.copy(BAD_CHILD, child)
    monkeypatch.setattr(sandbox_module, "CHILD", child)
    with Sandbox(QUICK) as sandbox:
        yield sandbox


@pytest.fixture
def listener() -> Iterator[tuple[str, list[int]]]:
    """A server on loopback and how often somebody came."""
    came: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        stop = threading.Event()

        def wait() -> None:
            while not stop.is_set():
                try:
                    server.accept()[0].close()
                except TimeoutError:
                    continue
                came.append(1)

        thread = threading.Thread(target=wait)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}", came
        time.sleep(0.2)
        stop.set()
        thread.join()


def said(sandbox: Sandbox, word: str) -> str:
    return sandbox.parse(word.encode(), "file.txt").texts[0].text


FAULTS = {
    "die": "stopped by the system", "killed": "stopped by the system", "exit": "without an answer",
    "spin": "more than 2 s of computing", "memory": "more than 300 MiB", "recurse": "nested deeper", "flood": "more text",
    "nonsense": "cannot be right", "unknown": "cannot be right", "typed": "cannot be right", "early": "cannot be right",
    "raise Invented Name": "failed on it (ZeroDivisionError)",
}  # fmt: skip


@pytest.mark.parametrize(("fault", "reason"), FAULTS.items())
def test_a_child_that_misbehaves_costs_its_file_and_no_other(bad: Sandbox, fault: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=r"^file\.txt: ") as refused:
        bad.parse(fault.encode(), "file.txt")
    assert reason in str(refused.value)
    assert "Invented Name" not in str(refused.value), "what the file says is not for the message"
    assert said(bad, "the next file") == "the next file"


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox_module, "CHILD", BAD_CHILD)
    with Sandbox(replace(QUICK, wait_seconds=2.0)) as sandbox:
        with pytest.raises(UnreadableError, match="more than 2 s"):
            sandbox.parse(b"hang", "file.txt")
        assert said(sandbox, "the next file") == "the next file"


def test_a_warm_child_that_was_ended_from_outside_is_replaced(bad: Sandbox) -> None:
    assert said(bad, "first") == "first "
    if bad._child:
        bad._child._process.kill()
        bad._child._process.wait()
    assert said(bad, "second") == "second "


def test_no_file_sees_anything_of_another(bad: Sandbox) -> None:
    assert [said(bad, "seen") for _ in range(3)] == ["1", "1", "1"]


def test_the_working_folder_and_the_environment_are_empty(bad: Sandbox) -> None:
    with (
        pytest.raises(UnreadableError, match=r"\((?:IndexError|FileNotFoundError)\)")
        if not WARM
        else nullcontext()
    ):
        assert said(bad, "list").startswith("denied")
    assert set(said(bad, "environment").split(",")) <= {"", "LC_CTYPE", "SYSTEMROOT"}


@linux
@pytest.mark.parametrize("word", ["connect", "connect-c"])
def test_no_connection_leaves_the_child(bad: Sandbox, listener: tuple[str, list[int]], word: str) -> None:
    address, came = listener
    assert said(bad, f"{word} {address}").startswith("denied")
    assert came == []


@linux
@pytest.mark.parametrize("word", ["connect", "connect-c"])
def test_without_its_limits_the_same_child_connects(
    unlimited: Sandbox, listener: tuple[str, list[int]], word: str
) -> None:
    address, came = listener
    assert said(unlimited, f"{word} {address}") == "done"
    time.sleep(0.3)
    assert came == [1]


@linux
@pytest.mark.parametrize("word", ["open", "open-c", "write", "write-c", "start", "fork"])
def test_the_child_reaches_no_file_and_starts_no_process(bad: Sandbox, tmp_path: Path, word: str) -> None:
    if word.endswith("-c") and "landlock" not in bad.measures:
        pytest.skip("this kernel has no Landlock; only the audit hook guards files")
    private = tmp_path / "private.txt"
    if word.startswith("open"):
        private.write_text("an invented secret")
    assert said(bad, f"{word} {private}").startswith("denied")
    assert private.exists() == word.startswith("open")


@linux
@pytest.mark.parametrize("word", ["open", "open-c", "write", "write-c", "start"])
def test_without_its_limits_the_same_child_reaches_them(
    unlimited: Sandbox, tmp_path: Path, word: str
) -> None:
    private = tmp_path / "private.txt"
    if word.startswith("open"):
        private.write_text("an invented secret")
    assert said(unlimited, f"{word} {private}") == "done"


@linux
def test_memory_stays_below_its_limit(bad: Sandbox) -> None:
    with pytest.raises(UnreadableError):
        bad.parse(b"memory", "file.txt")
    assert bad.usage is not None
    assert bad.usage.peak <= QUICK.memory


@linux
def test_without_its_limits_the_measured_memory_is_above(unlimited: Sandbox) -> None:
    said(unlimited, "memory")
    assert unlimited.usage is not None
    assert unlimited.usage.peak > QUICK.memory


def test_an_interpreter_per_file_reads_and_refuses_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """What macOS and Windows get, tried on every system."""
    with Sandbox(warm=False) as sandbox:
        assert sandbox.parse(b"A sentence.", "file.txt").texts[0].text == "A sentence."
    monkeypatch.setattr(sandbox_module, "CHILD", BAD_CHILD)
    with Sandbox(QUICK, warm=False) as sandbox:
        for fault in ("die", "nonsense", "memory", "early"):
            with pytest.raises(UnreadableError):
                sandbox.parse(fault.encode(), "file.txt")
        assert said(sandbox, "the next file") == "the next file"


def test_a_reader_that_stops_listening_leaves_nothing_behind(bad: Sandbox) -> None:
    items = bad.items(b"first words", "file.txt")
    next(items)
    items.close()  # type: ignore[attr-defined]
    assert said(bad, "second") == "second "


@pytest.mark.skipif(not WARM, reason="only a warm child forks")
def test_a_small_file_takes_little_time(bad: Sandbox) -> None:
    said(bad, "first")
    begun = time.perf_counter()
    for _ in range(50):
        said(bad, "next")
    # 8 to 25 ms a file were measured; a folder of hundreds is a matter of seconds.
    assert (time.perf_counter() - begun) / 50 < 0.25
