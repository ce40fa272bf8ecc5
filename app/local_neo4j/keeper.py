"""A small process between us and Java, so that the server never outlives us unless it should.

    python keeper.py child|detached CONSOLE_LOG JAVA ARGUMENT...

It starts Java, prints its process id, and then
- `detached`: ends, so that the server belongs to nobody and leaves no zombie with us;
- `child`: stays until Java ends, and stops Java when its standard input closes. The other end of that pipe is
  ours, and the system closes it however we die, `kill -9` included.

Why not `PR_SET_PDEATHSIG`: it exists on Linux only, and it fires when the *thread* that started the process
ends, which a server started from a worker thread would not survive. Run as a file, with the standard library
only, to be small and quick.
"""

import os
import subprocess
import sys
import threading
from pathlib import Path

PATIENCE = 15.0
"""Seconds that Java has to stop in good order before it is killed."""


def main(mode: str, console: str, *command: str) -> int:
    """Starts Java, prints its process id, and ends it when our parent goes; returns its exit code."""
    with Path(console).open("wb") as output:
        java = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
    print(java.pid, flush=True)
    if mode == "detached":
        java.returncode = 0  # nobody waits for it; without this Popen complains when it is collected
        return 0
    threading.Thread(target=_stop_at_end_of_input, args=(java,), daemon=True).start()
    return java.wait()


def _stop_at_end_of_input(java: "subprocess.Popen[bytes]") -> None:
    while os.read(0, 4096):  # not sys.stdin, whose lock a thread must not hold when Python ends
        pass
    java.terminate()
    try:
        java.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        java.kill()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
