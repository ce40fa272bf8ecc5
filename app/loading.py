"""Loads what the user hands in: the sample data, files, folders, addresses. Wires sources, extractor, pipeline and ledger.

Documents are read (parsed, extracted) in worker processes, one file each; tables are streamed in this process, their files
parsed in a sandbox. Writing stays in this process, in the order given.
"""

import getpass
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from neo4j import Driver

from app.recording import Input, Record
from loaders import writer
from loaders.about import About, of_options
from loaders.bundles import Bundle, Refusal
from loaders.errors import LoadError
from loaders.evidence_store import EvidenceStore
from loaders.extract.extractor import RuleExtractor
from loaders.folders import Given, files
from loaders.intake import Intake, Taken
from loaders.ledger import Ledger
from loaders.pipeline import VERSION, LoadReport, Progress, load, run_id
from loaders.reference import write_reference
from loaders.sandbox import Sandbox
from loaders.sources.project_digests import transform as digests
from loaders.sources.tip_tiers import transform as tiers
from loaders.tables.catalogue import Source, named
from loaders.tables.files import TableInput, bundles, is_table, taken

_opened: list[Intake] = []
WORKERS = max(1, min(4, os.cpu_count() or 1))
AHEAD = 4
"""How many read documents may wait for the writer: more would only fill memory."""


class CancelledError(LoadError):
    """The user stopped the load; what it had begun and not ended was taken out again."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: `read` is called with `arguments` in a worker process. `path` is where it came from, if anywhere."""

    name: str
    read: Callable[..., Bundle | Taken]
    arguments: tuple[object, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class TableTask:
    """One table to stream; `path` is where it came from: a path of this machine or an address."""

    given: TableInput
    path: str
    evidence: Path

    @property
    def name(self) -> str:
        """The file's name."""
        return self.given.name


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one load will read, and what was refused before reading. `replaces` is a document that the first one
    supersedes, beside those that came from the same path before."""

    tasks: tuple[Task | TableTask, ...]
    refused: tuple[Refusal, ...] = field(default=())
    replaces: str | None = None


@cache
def extractor() -> RuleExtractor:
    """This process's extractor; the language model is loaded at its first use."""
    return RuleExtractor()


def read_digest(name: str) -> Bundle:
    """One shipped digest."""
    return digests.shipped(name, extractor())


@cache
def intake(evidence: Path) -> Intake:
    """This process's reader of foreign files, with its sandbox; originals are kept below `evidence`."""
    opened = Intake(extractor(), keep=EvidenceStore(evidence).keep, tables=taken)
    _opened.append(opened)
    return opened


def read_file(path: Path, about: About, evidence: Path) -> Taken:
    """One file of the user's, whatever its format."""
    return intake(evidence).file(path, about)


def sample_plan() -> Plan:
    """The data a fresh machine shows: tier rankings and country digests."""
    digest_tasks = (Task(name, read_digest, (name,)) for name in digests.file_names())
    return Plan((Task("tip_tiers", tiers.bundle), *digest_tasks))


def plan_for(
    paths: Sequence[Path],
    about: Mapping[str, str],
    evidence: Path,
    mapping: str | None = None,
    replaces: str | None = None,
) -> Plan:
    """Every file below `paths`, its original to be kept below `evidence`; `mapping` names that of the tables.

    Raises SourceError for a path, an option or a mapping that is not right.
    """
    found = list(files(paths))
    said = of_options(about)
    source = named(mapping) if mapping else None
    tasks = (_task(f.path, said, evidence, source) for f in found if isinstance(f, Given))
    return Plan(tuple(tasks), tuple(f for f in found if isinstance(f, Refusal)), replaces)


def _task(path: Path, about: About, evidence: Path, source: Source | None) -> Task | TableTask:
    where = str(path.resolve())
    if is_table(path):
        return TableTask(TableInput(path, about, source), where, evidence)
    return Task(path.name, read_file, (path, about, evidence), where)


def who() -> str:
    """The name of the user of this machine who runs the load."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def run(
    driver: Driver, database: str, plan: Plan, command: str, progress: Progress = lambda _: None, workers: int = WORKERS,
    ledger: Ledger | None = None, cancelled: Callable[[], bool] = lambda: False, run: str | None = None,
) -> LoadReport:  # fmt: skip
    """Reads and writes everything planned; a document that cannot be read is refused and the others go on.

    Every run is noted in the ledger, one that fails or is cancelled too. Raises LoadError when the database does not keep what
    it was given, and CancelledError when `cancelled` says so between two batches.
    """
    identity = run or run_id(datetime.now(UTC), command)
    writer.prepare(driver, database)
    write_reference(driver, database)
    record = Record(driver, database, ledger, identity)
    if ledger:
        ledger.start(identity, who(), command, VERSION)
    try:
        stream = _stream(plan, record, workers, cancelled)
        report = load(
            driver,
            stream,
            database=database,
            command=command,
            run=identity,
            progress=record.following(progress),
        )
    except BaseException as error:  # closes the record and re-raises: a run must not stay "running" for ever
        record.broken()
        if ledger:
            state = "cancelled" if isinstance(error, CancelledError | KeyboardInterrupt) else "failed"
            ledger.finish(identity, state, str(error))
        raise
    report.refused.extend(record.refused)
    if ledger:
        ledger.finish(identity)
    return report


def _stream(plan: Plan, record: Record, workers: int, cancelled: Callable[[], bool]) -> Iterator[Bundle]:
    """All bundles of a plan, input by input; the record is told when each begins and ends."""
    for refusal in plan.refused:
        record.refuse(Input(refusal.where, "", "document"), refusal)
    replaces = plan.replaces
    with _Readers(plan.tasks, workers) as readers:
        for task in plan.tasks:
            unit = "row" if isinstance(task, TableTask) else "document"
            record.begin(Input(task.name, task.path, unit, replaces))
            replaces = None
            for bundle in (
                _table(task, record) if isinstance(task, TableTask) else _document(task, readers, record)
            ):
                if cancelled():
                    raise CancelledError(
                        "cancelled; what this load had begun and not ended was taken out again"
                    )
                yield bundle
            record.end()


def _document(task: Task, readers: "_Readers", record: Record) -> Iterator[Bundle]:
    taken = readers.next(task)
    record.also_refused(taken.refused)
    yield from taken.bundles


def _table(task: TableTask, record: Record) -> Iterator[Bundle]:
    # Only a file that is cited is kept: one that no mapping knows leaves nothing behind.
    kept = False
    try:
        with Sandbox() as sandbox:
            for bundle in bundles(task.given, sandbox, extractor()):
                if not kept and bundle.passages:
                    EvidenceStore(task.evidence).keep(task.given.path.read_bytes())
                    kept = True
                yield bundle
    except CancelledError:
        raise
    except LoadError as error:
        record.spoilt(Refusal(task.name, str(error)))


class _Readers:
    """Reads documents ahead of the writer in worker processes, or in this one when there are few."""

    def __init__(self, tasks: Sequence[Task | TableTask], workers: int) -> None:
        self._left = deque(t for t in tasks if isinstance(t, Task))
        pooled = workers > 1 and len(self._left) >= 3
        self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn")) if pooled else None
        self._waiting: deque[Future[Taken]] = deque()

    def __enter__(self) -> "_Readers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        close_intakes()

    def next(self, task: Task) -> Taken:
        """What the task's file holds; tasks are asked for in their order."""
        if self._pool is None:
            return _attempt(task)
        while self._left and len(self._waiting) < AHEAD * WORKERS:
            self._waiting.append(self._pool.submit(_attempt, self._left.popleft()))
        return self._waiting.popleft().result()


def close_intakes() -> None:
    """Ends the sandboxes of this process; the next file starts one again."""
    for opened in _opened:
        opened.close()


def _attempt(task: Task) -> Taken:
    try:
        found = task.read(*task.arguments)
    except LoadError as error:
        return Taken(refused=[Refusal(task.name, str(error))])
    return found if isinstance(found, Taken) else Taken([found])
