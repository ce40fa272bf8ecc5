"""Loads that the API has taken on: one at a time, in a thread of their own, since Neo4j takes writes best from one session."""

import shutil
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from app.database import open_sync
from app.loading import Plan, plan_for, run
from app.local_neo4j import Connection
from app.settings import Settings
from loaders.ledger import Ledger, now
from loaders.pipeline import DocumentReport, run_id


@dataclass(slots=True)
class Job:
    """One load of the API. `progress` counts rows (or documents) and claims by file."""

    id: str
    command: str
    folder: Path
    taken_on: str
    state: str = "waiting"
    message: str = ""
    progress: dict[str, tuple[int, int]] = field(default_factory=dict)
    stop: threading.Event = field(default_factory=threading.Event)

    def show(self, part: DocumentReport) -> None:
        """Notes what a batch brought."""
        name = part.file_name or part.title
        rows, claims = self.progress.get(name, (0, 0))
        self.progress[name] = (rows + part.read, claims + sum(part.claims.values()))


class Jobs:
    """The API's loads. The ledger keeps those that have begun; this only knows the waiting and running ones, and their files."""

    def __init__(self, settings: Settings, connection: Connection) -> None:
        self.ledger = Ledger(settings.data)
        self._settings = settings
        self._connection = connection
        self._jobs: dict[str, Job] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="loads")

    def folder(self) -> Path:
        """A new private folder for uploaded files."""
        self._settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Path(tempfile.mkdtemp(prefix="upload-", dir=self._settings.data))

    def start(
        self,
        folder: Path,
        names: Sequence[str],
        about: dict[str, str],
        mapping: str | None,
        replaces: str | None,
    ) -> Job:
        """Takes on the load of a folder's files. Raises SourceError for options that are not right; the folder is gone then."""
        command = f"upload of {', '.join(names)}"
        try:
            plan = plan_for([folder], about, self._settings.evidence, mapping, replaces)
        except BaseException:  # the files must not stay behind; the error goes on
            shutil.rmtree(folder, ignore_errors=True)
            raise
        job = Job(run_id(datetime.now(UTC), command + str(len(self._jobs))), command, folder, now())
        self._jobs[job.id] = job
        self._thread.submit(self._run, job, plan).add_done_callback(_raise_nothing)
        return job

    def _run(self, job: Job, plan: Plan) -> None:
        try:
            if job.stop.is_set():
                job.state = "cancelled"
                return
            job.state = "running"
            with open_sync(self._connection) as driver:
                run(
                    driver, self._connection.database, _without_paths(plan), job.command, job.show, workers=1, ledger=self.ledger,
                    cancelled=job.stop.is_set, run=job.id,
                )  # fmt: skip
            job.state = "done"
        except Exception as error:  # the edge of the thread: the ledger has it too, if the load had begun
            job.state = "cancelled" if job.stop.is_set() else "failed"
            job.message = str(error)
        finally:
            shutil.rmtree(job.folder, ignore_errors=True)

    def get(self, wanted: str) -> Job | None:
        """A load of this process, by id."""
        return self._jobs.get(wanted)

    def open_ones(self) -> list[Job]:
        """Loads of this process that the ledger may not know: waiting ones, and those that ended before they began."""
        return list(self._jobs.values())

    def close(self) -> None:
        """Stops what runs, between two batches, and waits for it."""
        for job in self._jobs.values():
            job.stop.set()
        self._thread.shutdown()


def _without_paths(plan: Plan) -> Plan:
    """Uploaded files came from no path of this machine: only a document that the user names is superseded."""
    return replace(plan, tasks=tuple(replace(t, path="") for t in plan.tasks))


def _raise_nothing(done: Future[None]) -> None:
    done.exception()
