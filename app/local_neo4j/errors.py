"""What can go wrong with the local Neo4j; every message is one sentence and its remedy.

LocalNeo4jError
├── fetching:   NoNetworkError, DownloadError, WrongHashError
├── starting:   PortInUseError, PasswordLostError, StartError
├── tending:    StillRunningError, AdminError
└── everywhere: DiskFullError, NotWritableError
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_schema.errors import TraffickingGraphError


class LocalNeo4jError(TraffickingGraphError):
    """Anything that kept the local Neo4j from being fetched, started, stopped or saved."""


class NoNetworkError(LocalNeo4jError):
    """The repository of libraries could not be reached."""


class DownloadError(LocalNeo4jError):
    """The repository answered, but did not hand out a library."""


class WrongHashError(LocalNeo4jError):
    """A library is not, byte for byte, the one in `jars.lock`; the file has been removed."""


class DiskFullError(LocalNeo4jError):
    """No space is left where libraries, data or logs are written."""


class NotWritableError(LocalNeo4jError):
    """A folder of ours cannot be made or written to."""


class PortInUseError(LocalNeo4jError):
    """Another program listens on the wanted port."""


class PasswordLostError(LocalNeo4jError):
    """There are data but no readable password that opens them."""


class StartError(LocalNeo4jError):
    """The server process ended, or gave no answer in time; the end of its log is in the message."""


class StillRunningError(LocalNeo4jError):
    """The work needs a stopped server, and it is running."""


class AdminError(LocalNeo4jError):
    """One of Neo4j's own administration commands failed; its last lines are in the message."""


_FULL = {errno.ENOSPC, errno.EDQUOT}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}


@contextmanager
def storage_explained(folder: Path) -> Iterator[None]:
    """Turn what the system says when it cannot write under `folder` into one of our errors."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise disk_full(folder) from error
        if error.errno in _CLOSED:
            raise NotWritableError(
                f"{error.filename or folder} cannot be written ({error.strerror}): "
                "choose another folder, or give yourself the right to write there."
            ) from error
        raise


def disk_full(folder: Path) -> DiskFullError:
    """The error for a full disk, naming the folder."""
    return DiskFullError(
        f"The disk that holds {folder} is full: free some space there and run the same command again."
    )


def need_space(folder: Path, wanted: int, purpose: str) -> None:
    """Raise DiskFullError when the disk that holds `folder` has fewer than `wanted` bytes left."""
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise DiskFullError(
            f"The disk that holds {folder} has {free / 1e6:.0f} MB left, and {wanted / 1e6:.0f} MB are "
            f"needed {purpose}: free some space there and run the same command again."
        )
