"""Makes `jars.lock` anew for a version of Neo4j: `python -m app.local_neo4j.relock 2026.09.0`.

Only whoever raises the version runs this, and needs Maven for it. Maven resolves the tree (its
`dependency:list`, runtime scope) and checks its own checksums; what it resolved is written down by
coordinate, SHA-256 and size, without any address. Read the difference before committing it, and run the tests
of this package: they read the settings back live.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.local_neo4j.lock import LOCK_FILE, LockedJar, neo4j_version, read_lock

ROOTS = (("org.neo4j", "neo4j"), ("org.neo4j.app", "neo4j-server"))
_HEADER = """\
# The libraries of Neo4j Community: group:artifact[:classifier]:version sha256 size
# Made by 'python -m app.local_neo4j.relock'; do not edit by hand.
"""
_LISTED = re.compile(
    r"\s+([\w.-]+):([\w.-]+):jar:(?:([\w.-]+):)?([\w.-]+):(?:compile|runtime):(.+?\.jar)(?: -- module .*)?"
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def relock(version: str) -> tuple[LockedJar, ...]:
    """The libraries of one Neo4j as Maven resolves them; raises `CalledProcessError` when Maven fails."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pom.xml").write_text(_pom(version), "utf-8")
        command = ["mvn", "-B", "-q", "dependency:list", "-DincludeScope=runtime", "-DoutputFile=list.txt"]
        subprocess.run([*command, "-DoutputAbsoluteArtifactFilename=true"], cwd=folder, check=True)
        return tuple(sorted(_listed((Path(folder) / "list.txt").read_text("utf-8"))))


def _pom(version: str) -> str:
    wanted = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>"
        f"<version>{version}</version></dependency>"
        for group, artifact in ROOTS
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>local</groupId><artifactId>lock</artifactId><version>1</version><packaging>pom</packaging>"
        f"<dependencies>{wanted}</dependencies></project>"
    )


def _listed(text: str) -> Iterator[LockedJar]:
    for line in _COLOUR.sub("", text).splitlines():
        if match := _LISTED.fullmatch(line):
            group, artifact, classifier, version, path = match.groups()
            content = Path(path).read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            yield LockedJar(group, artifact, classifier or "", version, digest, len(content))


def main() -> None:
    """Writes the lock file anew for the version given, or for the one it holds."""
    version = sys.argv[1] if len(sys.argv) > 1 else neo4j_version(read_lock())
    jars = relock(version)
    LOCK_FILE.write_text(_HEADER + "".join(f"{jar.line()}\n" for jar in jars), "utf-8")
    print(f"{len(jars)} libraries, {sum(jar.size for jar in jars) / 1e6:.0f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
