"""The parsing process, started by loaders/sandbox.py: `child.py ROOT serve FD` or `child.py ROOT once REQUEST`.

`serve` (Linux): a warm process that has the readers imported and the network and files left behind; for each file it
forks a fresh copy of itself which reads that one file and ends. So no file sees anything of another, and none waits for
the imports. `once` (elsewhere): this process itself reads one file from its standard input and ends.
"""

import gc
import json
import os
import socket
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    """Entry; the arguments are described above."""
    root, mode, argument = sys.argv[1:4]
    sys.path.insert(0, root)
    # Optional companions of the readers: large, and not needed to read.
    for name in ("numpy", "pandas", "PIL"):
        sys.modules[name] = None  # type: ignore[assignment]
    from loaders.confined import limits, messages  # noqa: F401 - imported before the fork
    from loaders.readers import formats

    if mode == "serve":
        formats.import_all()
    readable = limits.python_folders(Path(root, "loaders"), Path(root, "graph_schema"))
    if mode == "once":
        request = json.loads(argument)
        _read_one(request, 0, 1, readable)
    else:
        _serve(socket.socket(fileno=int(argument)), readable)


def _serve(control: socket.socket, readable: list[Path]) -> None:
    from loaders.confined import limits

    limits.die_with_parent()
    measures = {"network namespace": limits.leave_network(), "landlock": limits.leave_files(readable)}
    gc.collect()
    gc.freeze()
    control.send(json.dumps({"measures": [name for name, held in measures.items() if held]}).encode())
    while True:
        data, fds, _, _ = socket.recv_fds(control, 65_536, 2)
        if not data:
            return
        request = json.loads(data)
        pid = os.fork()
        if pid == 0:
            control.close()
            limits.die_with_parent()
            _read_one(request, fds[0], fds[1], readable)
        for fd in fds:
            os.close(fd)
        _, status, usage = os.wait4(pid, 0)
        report = {
            "code": os.waitstatus_to_exitcode(status),
            "cpu": usage.ru_utime + usage.ru_stime,
            "peak": usage.ru_maxrss,
        }
        control.send(json.dumps(report).encode())


def _read_one(request: dict[str, Any], source_fd: int, out_fd: int, readable: list[Path]) -> None:
    """Reads one file, writes its lines, ends the process."""
    from loaders.confined import limits

    limits.deny_by_hook(readable)
    limits.limit_resources(request["memory"], request["cpu"])
    code = 1
    try:
        with open(source_fd, "rb", closefd=False) as source, open(out_fd, "wb", closefd=False) as out:
            _answer(request, source, out)
        code = 0
    finally:
        os._exit(code)


def _answer(request: dict[str, Any], source: Any, out: Any) -> None:
    from loaders.confined import messages
    from loaders.readers import formats
    from loaders.readers.model import ReadOptions, UnreadableError

    options = ReadOptions(**{**request["options"], "sheets": tuple(request["options"]["sheets"])})
    name = request["name"]
    try:
        for line in messages.encoded(formats.read(source, name, options)):
            out.write(line)
        out.write(messages.line({"k": "end"}))
    except UnreadableError as error:
        out.write(messages.line({"k": "unreadable", "reason": str(error)[:2000]}))
    except MemoryError:
        gc.collect()
        reason = (
            f"{name}: reading it takes more than {request['memory'] // 2**20} MiB of memory; split the file"
        )
        out.write(messages.line({"k": "unreadable", "reason": reason}))
    except RecursionError:
        reason = f"{name}: it is nested deeper than any honest file; refused as a bomb"
        out.write(messages.line({"k": "unreadable", "reason": reason}))
    except BrokenPipeError:
        raise
    except (
        Exception
    ) as error:  # the very edge of a process that ends here; the type only, as a message may quote the file
        reason = f"{name}: the file is damaged or not what it seems; its reader failed on it ({type(error).__name__})"
        out.write(messages.line({"k": "unreadable", "reason": reason}))


if __name__ == "__main__":
    main()
