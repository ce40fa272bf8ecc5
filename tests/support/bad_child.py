"""A sandbox child with faults built in: the file's first word says which. Started in place of loaders/confined/child.py.

Each fault stands for what a parser that a hostile file has taken over would try.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

sys.path.insert(0, sys.argv[1])

from loaders.confined import child, limits
from loaders.readers import formats
from loaders.readers.model import TextRecord

LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
seen: list[str] = []


def read(source: Any, name: str, options: Any) -> Iterator[TextRecord]:
    """Commits the fault that the file asks for; a file without one is read as text."""
    word, _, rest = source.read().decode().partition(" ")
    seen.append(word)
    fault = FAULTS.get(word)
    yield TextRecord(str(fault(rest)) if fault else f"{word} {rest}")


def _answer(data: bytes) -> str:
    """Writes to whatever is open for writing: the pipe to the parent."""
    for fd in range(1, 64):
        try:
            if os.isatty(fd):
                continue
            os.write(fd, data)
        except OSError:
            continue
    return ""


def _flood(_: str) -> str:
    while True:
        _answer(b"x" * (1 << 20))


def _connect(address: str) -> str:
    host, port = address.split(":")
    return _denied(lambda: socket.create_connection((host, int(port)), timeout=2).close())


def _connect_below_python(address: str) -> str:
    """The same past the audit hook, by the C library."""
    assert LIBC is not None
    port = int(address.split(":")[1])
    fd = LIBC.socket(2, 1, 0)
    packed = (2).to_bytes(2, "little") + port.to_bytes(2, "big") + bytes([127, 0, 0, 1]) + bytes(8)
    return "done" if LIBC.connect(fd, packed, 16) == 0 else "denied"


def _open_below_python(path: str) -> str:
    assert LIBC is not None
    return "done" if LIBC.open(path.encode(), 0) >= 0 else "denied"


def _write_below_python(path: str) -> str:
    assert LIBC is not None
    return "done" if LIBC.open(path.encode(), os.O_CREAT | os.O_WRONLY, 0o600) >= 0 else "denied"


def _recurse(rest: str) -> str:
    return _recurse(rest)


def _denied(action: Any) -> str:
    try:
        action()
    except OSError as error:
        return f"denied ({type(error).__name__})"
    return "done"


FAULTS: dict[str, Any] = {
    "die": lambda _: os.abort(),
    "killed": lambda _: signal.raise_signal(9),
    "exit": lambda _: os._exit(0),
    "hang": lambda _: time.sleep(3600),
    "spin": lambda _: all(iter(lambda: 1, 0)),
    "work": lambda _: sum(range(300_000_000)),
    "memory": lambda _: len([b"x" * (n + (1 << 20)) for n in range(700)]),
    "recurse": _recurse,
    "flood": _flood,
    "nonsense": lambda _: _answer(b"this is no message\n"),
    "unknown": lambda _: _answer(b'{"k":"command","do":"harm"}\n'),
    "typed": lambda _: _answer(b'{"k":"rows","rows":[["1",["a"]]]}\n'),
    "early": lambda _: _answer(b'{"k":"rows","rows":[[1,["a"]]]}\n{"k":"refused","where":1}\n'),
    "raise": lambda rest: (_ for _ in ()).throw(ZeroDivisionError(rest)).__next__(),
    "connect": _connect,
    "connect-c": _connect_below_python,
    "open": lambda path: _denied(lambda: open(path).close()),
    "open-c": _open_below_python,
    "write": lambda path: _denied(lambda: open(path, "w").close()),
    "write-c": _write_below_python,
    "list": lambda _: _denied(lambda: os.listdir(".")[0]),
    "start": lambda _: _denied(lambda: subprocess.run([sys.executable, "-c", ""], check=False)),
    "fork": lambda _: _denied(os.fork),
    "environment": lambda _: ",".join(sorted(os.environ)),
    "seen": lambda _: len(seen),
}

if __name__ == "__main__":
    formats.read = read
    formats.import_all = lambda: None
    if sys.argv[0].endswith("unlimited_child.py"):
        limits.leave_network = lambda: False
        limits.leave_files = lambda readable: False
        limits.deny_by_hook = lambda readable: None
        limits.limit_resources = lambda memory, cpu_seconds: False
    child.main()
