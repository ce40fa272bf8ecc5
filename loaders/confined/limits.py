"""What a parsing process takes from itself before it sees a foreign byte; each measure holds where the system offers it.

1. An audit hook (everywhere): no socket, no new process, no file opened but Python's own for reading.
2. Resource limits (Linux, macOS): memory, processor time, open files, processes, size of files written (0).
3. A user and network namespace of its own (Linux): there is no interface to send through.
4. Landlock (Linux 5.13 and later): the kernel refuses every file outside Python's own folders, and TCP.

Windows and macOS have 1 and partly 2; there the parent also watches memory and time and ends the process (sandbox.py).
No seccomp filter: it would need a table of system calls per processor; 3 and 4 give the same for files and network.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
# The three Landlock calls have these numbers on every processor.
LANDLOCK_CREATE, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT = 444, 445, 446
READ_FILE, READ_DIR = 1 << 2, 1 << 3
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
DENIED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.kill", "ctypes.dlopen",
          "os.startfile", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate",
          "shutil.", "urllib.Request", "ftplib.", "http.client.", "smtplib.", "webbrowser.", "pty.spawn")  # fmt: skip


def leave_network() -> bool:
    """Moves this process into an empty network namespace; False where the system does not let it."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)


def leave_files(readable: Sequence[Path]) -> bool:
    """Lets the kernel refuse every file but those below `readable`, for reading; False where Landlock is missing."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return False
    rights = (1 << FILE_RIGHTS[min(version, 5)]) - 1
    attributes = struct.pack("QQ", rights, 3) if version >= 4 else struct.pack("Q", rights)
    ruleset = libc.syscall(LANDLOCK_CREATE, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    for folder in readable:
        _allow(libc, ruleset, folder)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    done: bool = libc.syscall(LANDLOCK_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0
    os.close(ruleset)
    return done


def _allow(libc: ctypes.CDLL, ruleset: int, folder: Path) -> None:
    try:
        opened = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rule = struct.pack("=Qi", READ_FILE | READ_DIR, opened)
    libc.syscall(LANDLOCK_ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint32(0))
    os.close(opened)


def die_with_parent() -> None:
    """Linux: this process is killed when the one that started it ends, and writes no core file."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0)
        libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def limit_resources(memory: int, cpu_seconds: int) -> bool:
    """Caps memory (bytes), processor time, files and processes of this process; False on Windows, which has no such call."""
    if sys.platform == "win32":
        return False
    import resource

    wanted = {
        resource.RLIMIT_CPU: (cpu_seconds, cpu_seconds + 1), resource.RLIMIT_FSIZE: (0, 0), resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_NOFILE: (64, 64), resource.RLIMIT_NPROC: (0, 0), resource.RLIMIT_AS: (memory, memory),
    }  # fmt: skip
    for limit, values in wanted.items():
        try:
            resource.setrlimit(limit, values)
        except (ValueError, OSError):
            # macOS refuses RLIMIT_AS below what is mapped already; the parent watches memory there.
            continue
    return True


def deny_by_hook(readable: Sequence[Path]) -> None:
    """From now on Python code in this process opens no socket, starts no process and reads only below `readable`."""
    roots = tuple(os.path.realpath(folder) + os.sep for folder in readable)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(DENIED):
            raise PermissionError(f"{event} is not allowed while a foreign file is read")
        if event == "open" and not _may_open(arguments, roots):
            raise PermissionError("no file may be opened while a foreign file is read")

    sys.addaudithook(hook)


def _may_open(arguments: tuple[object, ...], roots: tuple[str, ...]) -> bool:
    path, mode, flags = (*arguments, None, None, None)[:3]
    if isinstance(path, int):
        return True
    if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        return False
    if isinstance(mode, str) and set(mode) & set("wax+"):
        return False
    return os.path.realpath(os.fsdecode(path)).startswith(roots) if isinstance(path, str | bytes) else False


def python_folders(*own: Path) -> list[Path]:
    """Where Python's own modules and libraries lie, and ours: all that a parser has to read besides its file."""
    system = [Path(p) for p in ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib")]
    return [Path(sys.prefix), Path(sys.base_prefix), *own, *system]
