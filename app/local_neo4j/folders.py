"""Where things lie: the server's own folder with its data, logs and password, and the cache of libraries.

home/                 one server (0700, like the folders in it)
  conf/neo4j.conf     written anew at every start
  data/  logs/        Neo4j's own
  password            read by its owner only (0600)
  server.json         which process serves this folder
  server.lock         held while one is being started
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.local_neo4j.errors import PasswordLostError

APPLICATION = "trafficking-graph"


def default_home() -> Path:
    """The server's folder under the user's data folder."""
    return platformdirs.user_data_path(APPLICATION) / "neo4j"


def default_cache() -> Path:
    """The folder of fetched libraries under the user's cache folder; deleting it costs one more fetch."""
    return platformdirs.user_cache_path(APPLICATION)


@dataclass(frozen=True)
class Home:
    """The folder of one server."""

    path: Path

    @property
    def conf(self) -> Path:
        """Folder of the settings file."""
        return self.path / "conf"

    @property
    def data(self) -> Path:
        """Folder of the store."""
        return self.path / "data"

    @property
    def logs(self) -> Path:
        """Folder of the logs."""
        return self.path / "logs"

    @property
    def log(self) -> Path:
        """What the server says of itself."""
        return self.logs / "neo4j.log"

    @property
    def console(self) -> Path:
        """What Java printed: the reason, when the server does not get as far as its own log."""
        return self.logs / "console.log"

    @property
    def password_file(self) -> Path:
        """The server's random password; only its owner may read it."""
        return self.path / "password"

    @property
    def record(self) -> Path:
        """What runs here: process, port, version."""
        return self.path / "server.json"

    @property
    def lock(self) -> Path:
        """Held by whoever starts or stops."""
        return self.path / "server.lock"

    @property
    def has_data(self) -> bool:
        """Whether a server has run here; from then on the password is in its system database."""
        return (self.data / "databases" / "system").exists()

    def make(self) -> None:
        """Create the folders, closed to everybody else."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.conf, self.data, self.logs):
            folder.mkdir(mode=0o700, exist_ok=True)

    def store_bytes(self) -> int:
        """Size of databases and transaction logs; files that vanish while we look count as nothing."""
        return sum(_size(Path(folder, name)) for folder, _, names in os.walk(self.data) for name in names)

    def password(self) -> str:
        """The password of this server, made up on first use.

        Raises PasswordLostError when there are data but the file is missing or empty.
        """
        known = self.password_file.read_text("ascii").strip() if self.password_file.exists() else ""
        if known:
            return known
        if self.has_data:
            raise PasswordLostError(
                f"The password file {self.password_file} is missing, and nothing else opens the data beside "
                "it: put it back from a copy, or move the folder away and load the sources again."
            )
        return _write_password(self.password_file)


def _write_password(path: Path) -> str:
    """Hexadecimal: Neo4j's command reads this very file as its argument, minding quotes and comments."""
    password = secrets.token_hex(24)
    write_private(path, password + "\n")
    return password


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step by one that only its owner can read."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
