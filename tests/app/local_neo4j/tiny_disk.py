"""A real file system of 64 kB to fill up, in a mount name space of its own (which often needs no root)."""

import subprocess
import sys
from pathlib import Path

import pytest


def on_a_tiny_disk(script: str, folder: Path) -> str:
    """What a Python script beside this file prints when given such a disk as its argument."""
    disk = folder / "disk"
    disk.mkdir()
    program = Path(__file__).with_name(script)
    command = f"mount -t tmpfs -o size=64k tmpfs '{disk}' && exec '{sys.executable}' '{program}' '{disk}'"
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], capture_output=True, text=True, check=False
    )
    if done.stderr.startswith(("unshare:", "mount:")):
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
