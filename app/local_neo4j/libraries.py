"""Fetches the locked libraries of Neo4j, verifies each, and keeps them in the user's cache.

Every library is hashed at every start: all 230 (161 MB) take about 0.1 s on two cores, so there is no stamp
to trust. A download lands in a folder of its own and moves over only when its hash is right; an interrupted
fetch goes on where it stopped, and a half-written file is never taken for a library.
"""

import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

from filelock import FileLock

from app.local_neo4j.errors import (
    DownloadError,
    NoNetworkError,
    WrongHashError,
    need_space,
    storage_explained,
)
from app.local_neo4j.folders import default_cache
from app.local_neo4j.lock import LockedJar, neo4j_version, read_lock
from app.local_neo4j.progress import Progress, Report, silent

THREADS = 8
PAUSES = (1.0, 3.0)
"""Seconds to wait before the second and the third attempt at one library."""


class Libraries:
    """The libraries of one Neo4j version in one cache folder.

    `repository` is the address of a Maven repository, such as a mirror in a closed network; Maven Central if
    not given. `pauses` are the seconds to wait before the second and each further attempt at one library.
    """

    def __init__(
        self,
        cache: Path | None = None,
        jars: tuple[LockedJar, ...] | None = None,
        repository: str | None = None,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self.jars = read_lock() if jars is None else jars
        self.version = neo4j_version(self.jars)
        self.folder = (cache or default_cache()) / f"neo4j-{self.version}"
        self._repository = repository
        self._pauses = pauses

    @property
    def classpath(self) -> str:
        """The libraries by name, relative to `folder`: a jar that is not in the lock file is never run."""
        return os.pathsep.join(f"lib/{jar.file_name}" for jar in self.jars)

    def path(self, jar: LockedJar) -> Path:
        """Where a library lies once it is fetched."""
        return self.folder / "lib" / jar.file_name

    def fetch(self, progress: Report = silent) -> None:
        """See that every library is here with the locked hash; safe to call from several processes at once.

        Raises WrongHashError (the bad files are gone, so the next call repairs), NoNetworkError,
        DownloadError, DiskFullError or NotWritableError.
        """
        with storage_explained(self.folder):
            (self.folder / "lib").mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / "fetch.lock"):
                present = [jar for jar in self.jars if self.path(jar).exists()]
                self._remove_damaged(present)
                if missing := sorted(set(self.jars) - set(present)):
                    self._download_all(missing, progress)

    def _remove_damaged(self, present: list[LockedJar]) -> None:
        with ThreadPoolExecutor(THREADS) as pool:
            sound = list(pool.map(lambda jar: _is_sound(self.path(jar), jar), present))
        damaged = [jar for jar, is_sound in zip(present, sound, strict=True) if not is_sound]
        for jar in damaged:
            self.path(jar).unlink()
        if damaged:
            raise WrongHashError(
                f"{len(damaged)} of Neo4j's libraries in {self.folder / 'lib'} had changed since they were "
                f"fetched and have been removed (first {damaged[0].file_name}): run the same command again "
                "to fetch them anew."
            )

    def _download_all(self, missing: list[LockedJar], progress: Report) -> None:
        staging = self.folder / "downloads"
        shutil.rmtree(staging, ignore_errors=True)  # what a killed fetch left behind
        need_space(self.folder, sum(jar.size for jar in missing), "to fetch Neo4j's libraries")
        done = total = sum(jar.size for jar in self.jars)
        done -= sum(jar.size for jar in missing)
        progress(Progress("fetching", done, total))
        called_off = threading.Event()
        for jar in _each_done(missing, lambda jar: self._download(jar, staging, called_off), called_off):
            done += jar.size
            progress(Progress("fetching", done, total))
        shutil.rmtree(staging, ignore_errors=True)

    def _download(self, jar: LockedJar, staging: Path, called_off: threading.Event) -> LockedJar:
        for pause in self._pauses:
            try:
                return self._download_once(jar, staging)
            except (NoNetworkError, DownloadError):
                if called_off.wait(pause):
                    raise
        return self._download_once(jar, staging)

    def _download_once(self, jar: LockedJar, staging: Path) -> LockedJar:
        fetched = download(jar, staging, self._repository)
        if not _is_sound(fetched, jar):
            fetched.unlink()
            raise WrongHashError(
                f"The library {jar.coordinate} arrived with another content than jars.lock names, and was "
                "removed: run the same command again, and use another network or mirror if it repeats."
            )
        fetched.replace(self.path(jar))
        return jar


def download(jar: LockedJar, into: Path, repository: str | None) -> Path:
    """Fetch one library, and only it, into a Maven-like tree under `into`; its hash is not looked at here.

    Raises NoNetworkError or DownloadError; a half-written file of an earlier attempt is replaced.
    """
    import requests  # here, not above: 0.2 s that a start with everything in the cache does not need
    from jgo.maven import MavenContext

    repositories = None if repository is None else {"given": repository}
    context = MavenContext(repo_cache=into, remote_repos=repositories, timeout=30)
    artifact = (
        context.project(jar.group, jar.artifact).at_version(jar.version).artifact(classifier=jar.classifier)
    )
    (into / artifact.component.path_prefix / artifact.filename).unlink(missing_ok=True)
    try:
        return Path(artifact.resolve())
    except (requests.ConnectionError, requests.Timeout) as error:
        raise NoNetworkError(
            f"The library {jar.coordinate} of Neo4j could not be fetched because the Maven repository cannot "
            "be reached: connect to the network (or set HTTPS_PROXY) and run the same command again, or set "
            "NEO4J_URI to a Neo4j you have."
        ) from error
    except (requests.RequestException, RuntimeError) as error:
        raise DownloadError(
            f"The Maven repository did not hand out the library {jar.coordinate} of Neo4j whole: "
            "run the same command again in a while; what has been fetched so far is kept."
        ) from error


def _each_done(
    jars: Iterable[LockedJar], work: Callable[[LockedJar], LockedJar], called_off: threading.Event
) -> Iterator[LockedJar]:
    """The jars as their work ends, several at a time; the first failure calls off the others."""
    pool = ThreadPoolExecutor(THREADS)
    futures: list[Future[LockedJar]] = [pool.submit(work, jar) for jar in jars]
    try:
        for future in as_completed(futures):
            yield future.result()
    finally:
        called_off.set()
        pool.shutdown(cancel_futures=True)


def _is_sound(path: Path, jar: LockedJar) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
