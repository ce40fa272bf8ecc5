"""Neo4j's own administration commands on a stopped server: first password, dump, load, check."""

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import BinaryIO

from app.local_neo4j.errors import AdminError, disk_full, storage_explained
from app.local_neo4j.folders import Home
from app.local_neo4j.java import admin_command, environment
from app.local_neo4j.libraries import Libraries
from app.local_neo4j.logs import NO_SPACE, last_words
from app.local_neo4j.settings import DATABASE, write_settings

_PARTS = (f"databases/{DATABASE}", f"transactions/{DATABASE}")
_NO_PORT = 0


class Admin:
    """The commands for one home; whether its server is stopped is for the caller to see to."""

    def __init__(self, home: Home, libraries: Libraries) -> None:
        self._home = home
        self._libraries = libraries

    def set_initial_password(self) -> None:
        """Make the password file's content the password, before the server's first start.

        The command reads the file itself (`@file`): every user can see the arguments of a process.
        """
        self._run(self._home, "dbms", "set-initial-password", f"@{self._home.password_file}")

    def dump(self, path: Path) -> str:
        """Write the database to `path` and its SHA-256 to `path.sha256`; returns the SHA-256."""
        part = path.with_name(path.name + ".part")
        with storage_explained(path.parent):
            part.unlink(missing_ok=True)
            part.touch(0o600)
            with part.open("wb") as file:
                self._run(self._home, "database", "dump", "--to-stdout", DATABASE, output=file)
            digest = _sha256(part)
            part.replace(path)
            hash_file(path).write_text(f"{digest}  {path.name}\n", "utf-8")
        return digest

    def load(self, path: Path) -> None:
        """Replace the database by the dump at `path`.

        A dump with a wrong hash is refused. It is unpacked beside and swapped in at the end: Neo4j's own
        overwriting would have destroyed the old database before finding a dump damaged.
        """
        _compare_hash(path)
        beside = Home(self._home.path / "restoring")
        shutil.rmtree(beside.path, ignore_errors=True)
        try:
            with storage_explained(self._home.path), path.open("rb") as file:
                beside.make()
                write_settings(beside.conf, _NO_PORT)
                self._run(beside, "database", "load", "--from-stdin", DATABASE, source=file)
                _swap(beside.data, self._home.data)
        finally:
            shutil.rmtree(beside.path, ignore_errors=True)

    def check(self) -> None:
        """Let Neo4j check every record and index of the database; raises AdminError with what it found."""
        report = f"--report-path={self._home.logs}"
        self._run(self._home, "database", "check", "--max-off-heap-memory=256m", report, DATABASE)

    def _run(
        self, home: Home, *arguments: str, source: BinaryIO | None = None, output: BinaryIO | None = None
    ) -> None:
        done = subprocess.run(
            admin_command(*arguments),
            stdin=source or subprocess.DEVNULL,
            stdout=output or subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self._libraries.folder,
            env=environment(home, self._libraries),
            umask=0o077,
            start_new_session=True,
            check=False,
        )
        if done.returncode == 0:
            return
        said = ((done.stdout or b"") + done.stderr).decode("utf-8", "replace")
        if NO_SPACE in said:
            raise disk_full(home.path)
        raise AdminError(f"Neo4j's '{' '.join(arguments[:2])}' failed; it said:\n{last_words(said)}")


def hash_file(dump: Path) -> Path:
    """Where the SHA-256 of a dump is written, in the form that `sha256sum --check` reads."""
    return dump.with_name(dump.name + ".sha256")


def _compare_hash(dump: Path) -> None:
    if not dump.exists():
        raise AdminError(f"There is no dump at {dump}: give the path of a file that 'dump' has written.")
    if hash_file(dump).exists() and hash_file(dump).read_text("utf-8").split()[0] != _sha256(dump):
        raise AdminError(
            f"The dump {dump} is not the file whose SHA-256 stands in {hash_file(dump).name}: "
            "nothing was changed; use another copy of the dump."
        )


def _swap(new: Path, old: Path) -> None:
    for part in _PARTS:
        (old / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(old / part, ignore_errors=True)
        (new / part).replace(old / part)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
