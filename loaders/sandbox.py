"""Every foreign file is parsed here: in a child process with limits, without network, whose answers are checked.

    with Sandbox() as sandbox:
        for item in sandbox.items(source, "report.pdf"):   # raises UnreadableError, and nothing else, for a bad file
            ...

On Linux one warm child forks a fresh process per file (about 10 ms); elsewhere each file gets a new interpreter. A child
that dies, hangs, floods or answers nonsense is replaced, and its file refused with a reason; the next file is read as usual.
What the child may do is set in loaders/confined/limits.py.
"""

import contextlib
import ctypes
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, Self

import psutil

from loaders.confined.wire import End, NonsenseError, Unread, decoded
from loaders.readers.model import Item, Parsed, ReadOptions, Row, TableStart, UnreadableError, collected

CHILD = Path(__file__).parent / "confined" / "child.py"
ROOT = Path(__file__).parents[1]
BLOCK = 1 << 18
WARM = sys.platform == "linux"
START_SECONDS = 60.0
DEFAULT = ReadOptions()
NONSENSE = "its reader answered what cannot be right; the file is refused"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes of memory and of answer, seconds of computing and of waiting, items.

    Waiting is the longer of the two: on a busy machine a child that computes for 20 s is waited for much longer.
    """

    memory: int = 512 * 2**20
    cpu_seconds: int = 20
    wait_seconds: float = 60.0
    answer: int = 768 * 2**20
    line: int = 96 * 2**20
    items: int = 20_000
    rows: int = 2_000_000


@dataclass(frozen=True, slots=True)
class Usage:
    """What the last file took: seconds of computing, peak bytes, how its process ended (0: well; -n: signal n)."""

    cpu_seconds: float
    peak: int
    code: int | None


class Sandbox:
    """Parses files one at a time; not for several threads at once. `warm=False` starts an interpreter per file."""

    def __init__(self, limits: Limits | None = None, *, warm: bool = WARM) -> None:
        self.limits = limits or Limits()
        self.usage: Usage | None = None
        self._warm = warm
        self._child: _Warm | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the warm child, if there is one."""
        if self._child:
            self._child.end()
            self._child = None

    @property
    def measures(self) -> tuple[str, ...]:
        """Which measures of the kernel hold on this machine, besides limits and audit hook."""
        return self._started().measures if self._warm else ()

    def parse(self, source: BinaryIO | bytes, name: str, options: ReadOptions = DEFAULT) -> Parsed:
        """The whole file in memory. Raises UnreadableError as `items` does."""
        return collected(self.items(source, name, options))

    def items(self, source: BinaryIO | bytes, name: str, options: ReadOptions = DEFAULT) -> Iterator[Item]:
        """What the file holds, as it is read; `source` is an open file or its bytes.

        Raises UnreadableError, also after some items, when the file cannot be read to its end: what came before is then not
        to be kept.
        """
        request = {
            "name": name, "options": asdict(options), "memory": self.limits.memory, "cpu": self.limits.cpu_seconds,
        }  # fmt: skip
        with contextlib.ExitStack() as stack:
            file = stack.enter_context(_as_file(source)) if isinstance(source, bytes) else source
            file.seek(0)
            job = self._job(request, file)
            try:
                yield from self._checked(job, name)
            finally:
                self.usage = job.finish()
                if self._child and self._child.dead:
                    self.close()

    def _started(self) -> "_Warm":
        if self._child is None:
            self._child = _Warm()
        return self._child

    def _job(self, request: dict[str, Any], file: BinaryIO) -> "_Job":
        if not self._warm:
            return _Once(request, file)
        try:
            return self._started().job(request, file)
        except OSError:
            self.close()  # the warm child was ended from outside between two files
            return self._started().job(request, file)

    def _checked(self, job: "_Job", name: str) -> Iterator[Item]:
        items = rows = width = 0
        for line in _lines(job, self.limits, name):
            try:
                answers = list(decoded(line))
            except NonsenseError as error:
                job.kill()
                raise UnreadableError(f"{name}: {NONSENSE}") from error
            for answer in answers:
                if isinstance(answer, End):
                    return
                if isinstance(answer, Unread):
                    raise UnreadableError(answer.reason)
                if isinstance(answer, TableStart):
                    width = len(answer.columns)
                elif isinstance(answer, Row) and len(answer.cells) != width:
                    # Also a row before any table: the child says what none of our readers would.
                    job.kill()
                    raise UnreadableError(f"{name}: {NONSENSE}")
                items, rows = items + (not isinstance(answer, Row)), rows + isinstance(answer, Row)
                if items > self.limits.items or rows > self.limits.rows:
                    job.kill()
                    raise UnreadableError(
                        f"{name}: more than {self.limits.items:,} parts or {self.limits.rows:,} rows; split it"
                    )
                yield answer
        usage = job.finish()
        raise UnreadableError(f"{name}: {_death(usage, self.limits)}")


def _death(usage: Usage | None, limits: Limits) -> str:
    code = usage.code if usage else None
    if (
        code is not None
        and usage
        and (code == -getattr(signal, "SIGXCPU", 0) or usage.cpu_seconds >= limits.cpu_seconds)
    ):
        return f"reading it takes more than {limits.cpu_seconds} s of computing; refused as a bomb, or split the file"
    if code is not None and code < 0:
        return f"its reader was stopped by the system on it (signal {-code}); the file is damaged or hostile"
    return "its reader ended without an answer; the file is damaged or hostile"


def _lines(job: "_Job", limits: Limits, name: str) -> Iterator[bytes]:
    """Whole lines of the answer, while they come in time and size. Time counts only while this side waits."""
    waited, total, rest = 0.0, 0, bytearray()
    while True:
        begun = time.monotonic()
        try:
            block = job.blocks.get(timeout=0.25)
        except queue.Empty:
            block = None
        waited += time.monotonic() - begun
        if block == b"":
            return
        if waited > limits.wait_seconds or (block is None and job.too_large(limits.memory)):
            job.kill()
            what = (
                f"{limits.wait_seconds:.0f} s"
                if waited > limits.wait_seconds
                else f"{limits.memory >> 20} MiB of memory"
            )
            raise UnreadableError(
                f"{name}: reading it takes more than {what}; refused as a bomb, or split the file"
            )
        if block is None:
            continue
        total += len(block)
        first, *more = block.split(b"\n")
        rest += first
        if total > limits.answer or len(rest) > limits.line:
            job.kill()
            most = limits.line >> 20
            raise UnreadableError(
                f"{name}: it unpacks to more text than a file may hold ({most} MiB a piece); split it"
            )
        for part in more:
            yield bytes(rest)
            rest = bytearray(part)


class _Job:
    """One file being read: `blocks` fills with the child's answer, `b""` at its end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.blocks: queue.Queue[bytes] = queue.Queue(maxsize=16)
        self._stream = stream
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._pump, daemon=True)
        self._thread.start()

    def _pump(self) -> None:
        while True:
            try:
                block = os.read(self._stream.fileno(), BLOCK)
            except OSError:
                block = b""
            while not self._stopped.is_set():
                with contextlib.suppress(queue.Full):
                    self.blocks.put(block, timeout=0.25)
                    break
            if not block or self._stopped.is_set():
                return

    def _close(self) -> None:
        self._stopped.set()
        self._thread.join(timeout=10)
        self._stream.close()

    def kill(self) -> None:
        """Ends the reading process at once."""
        raise NotImplementedError

    def finish(self) -> Usage | None:
        """Frees what the job held; what it took. May be called again."""
        raise NotImplementedError

    def too_large(self, memory: int) -> bool:  # noqa: ARG002
        """Whether the process outgrew its memory; where the system caps it itself, no."""
        return False


class _Once(_Job):
    """A new interpreter for one file: slower, and the only way where a process cannot fork."""

    def __init__(self, request: dict[str, Any], file: BinaryIO) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="trafficking-graph-")
        self._process = subprocess.Popen(
            [*_interpreter(), "once", json.dumps(request)], stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=self._folder.name, env=_environment(),
        )  # fmt: skip
        self._usage: Usage | None = None
        assert self._process.stdout is not None
        super().__init__(self._process.stdout)

    def kill(self) -> None:
        self._process.kill()

    def too_large(self, memory: int) -> bool:
        with contextlib.suppress(psutil.Error):
            return bool(psutil.Process(self._process.pid).memory_info().rss > memory)
        return False

    def finish(self) -> Usage | None:
        if self._usage is None:
            try:
                self._process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                self._process.kill()
            self._usage = Usage(0.0, 0, self._process.wait())
            self._close()
            self._folder.cleanup()
        return self._usage


class _Warm:
    """The warm child and the socket over which it is given files."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._folder = tempfile.TemporaryDirectory(prefix="trafficking-graph-")
        self._process = subprocess.Popen(
            [*_interpreter(), "serve", str(theirs.fileno())], pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._folder.name, env=_environment(),
            start_new_session=True,
        )  # fmt: skip
        theirs.close()
        self.dead = False
        self._socket = ours
        self._socket.settimeout(START_SECONDS)
        self.measures = tuple(self.answer()["measures"])

    def answer(self) -> dict[str, Any]:
        """The child's next message. Raises OSError when it has died."""
        data = self._socket.recv(65_536)
        if not data:
            raise ConnectionError(
                f"{CHILD.name} ended at its start; does {sys.executable} -I run, with the readers installed?"
            )
        answer: dict[str, Any] = json.loads(data)
        return answer

    def job(self, request: dict[str, Any], file: BinaryIO) -> "_Forked":
        """Hands one file to the child. Raises OSError when the child has died."""
        reading, writing = os.pipe()
        try:
            socket.send_fds(self._socket, [json.dumps(request).encode()], [file.fileno(), writing])
        except OSError:
            os.close(reading)
            raise
        finally:
            os.close(writing)
        return _Forked(self, os.fdopen(reading, "rb", buffering=0))

    def kill(self) -> None:
        """Ends the child and what it forked."""
        self.dead = True
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def usage(self) -> Usage | None:
        """How the process of the last file ended; None when the child itself had to be ended."""
        self._socket.settimeout(2.0)
        try:
            report = self.answer()
            return Usage(float(report["cpu"]), int(report["peak"]) * 1024, int(report["code"]))
        except (OSError, ValueError, KeyError):
            self.kill()
            return None

    def end(self) -> None:
        """Ends the child for good."""
        self._socket.close()
        self.kill()
        self._process.wait()
        self._folder.cleanup()


class _Forked(_Job):
    """One file in a fork of the warm child."""

    def __init__(self, warm: _Warm, stream: IO[bytes]) -> None:
        self._of = warm
        self._finished = False
        self._usage: Usage | None = None
        super().__init__(stream)

    def kill(self) -> None:
        self._of.kill()

    def finish(self) -> Usage | None:
        if not self._finished:
            self._finished = True
            self._usage = None if self._of.dead else self._of.usage()
            self._close()
        return self._usage


def _interpreter() -> list[str]:
    # -I: no environment, no user packages, not the current folder; the child adds our own root to its path itself.
    return [sys.executable, "-I", "-B", "-X", "utf8", str(CHILD), str(ROOT)]


def _environment() -> dict[str, str]:
    """Nothing; Windows cannot start Python without knowing its own folder, which the system is asked for."""
    if sys.platform != "win32":
        return {}
    folder = ctypes.create_unicode_buffer(260)
    ctypes.windll.kernel32.GetWindowsDirectoryW(folder, 260)
    return {"SYSTEMROOT": folder.value}


@contextlib.contextmanager
def _as_file(data: bytes) -> Iterator[BinaryIO]:
    """The bytes as an open file that a child process can be handed; in memory where the system can."""
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("source"), "w+b") as file:
            file.write(data)
            file.flush()
            yield file
    else:
        with tempfile.TemporaryFile() as file:
            file.write(data)
            file.flush()
            yield file
