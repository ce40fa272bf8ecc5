"""The lock file: which libraries make up our Neo4j, and the SHA-256 and size each must have."""

import re
from dataclasses import dataclass
from pathlib import Path

from app.local_neo4j.errors import LocalNeo4jError

LOCK_FILE = Path(__file__).with_name("jars.lock")
_LINE = re.compile(
    r"(?P<group>[\w.-]+):(?P<artifact>[\w.-]+):(?:(?P<classifier>[\w.-]+):)?(?P<version>[\w.-]+)"
    r" +(?P<sha256>[0-9a-f]{64}) +(?P<size>\d+)"
)


@dataclass(frozen=True, order=True)
class LockedJar:
    """One library by its Maven coordinate; `size` in bytes."""

    group: str
    artifact: str
    classifier: str
    version: str
    sha256: str
    size: int

    @property
    def coordinate(self) -> str:
        """`group:artifact[:classifier]:version`."""
        return ":".join(part for part in (self.group, self.artifact, self.classifier, self.version) if part)

    @property
    def file_name(self) -> str:
        """Unlike Maven's it begins with the group: artifacts of two groups may share a name."""
        return "_".join(self.coordinate.split(":")) + ".jar"

    def line(self) -> str:
        """Its line in the lock file."""
        return f"{self.coordinate} {self.sha256} {self.size}"


def read_lock(path: Path = LOCK_FILE) -> tuple[LockedJar, ...]:
    """The locked libraries in file order; raises `LocalNeo4jError` naming a line that it cannot read."""
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    return tuple(
        _read_line(path, number, line) for number, line in lines if line and not line.startswith("#")
    )


def _read_line(path: Path, number: int, line: str) -> LockedJar:
    match = _LINE.fullmatch(line)
    if match is None:
        raise LocalNeo4jError(
            f"{path.name}:{number}: not 'group:artifact[:classifier]:version sha256 size': "
            "make the file anew with 'python -m app.local_neo4j.relock'."
        )
    return LockedJar(
        group=match["group"],
        artifact=match["artifact"],
        classifier=match["classifier"] or "",
        version=match["version"],
        sha256=match["sha256"],
        size=int(match["size"]),
    )


def neo4j_version(jars: tuple[LockedJar, ...]) -> str:
    """The version of Neo4j that these libraries make up, such as `2026.09.0`."""
    return next(jar.version for jar in jars if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))
