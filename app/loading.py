"""Loads what the user hands in: the sample data, files, folders. Wires sources, extractor and pipeline together.

Reading (parsing, extraction) runs in worker processes, one document each; writing stays in this one, in the order given.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from neo4j import Driver

from loaders import writer
from loaders.about import About, of_options
from loaders.bundles import Bundle, Refusal
from loaders.errors import LoadError
from loaders.evidence_store import EvidenceStore
from loaders.extract.extractor import RuleExtractor
from loaders.folders import Given, files
from loaders.intake import Intake, Taken
from loaders.pipeline import LoadReport, Progress, load
from loaders.reference import write_reference
from loaders.sources.project_digests import transform as digests
from loaders.sources.tip_tiers import transform as tiers

_opened: list[Intake] = []
WORKERS = max(1, min(4, os.cpu_count() or 1))
AHEAD = 4
"""How many read documents may wait for the writer: more would only fill memory."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: `read` is called with `arguments` in a worker process."""

    name: str
    read: Callable[..., Bundle | Taken]
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one load will read, and what was refused before reading."""

    tasks: tuple[Task, ...]
    refused: tuple[Refusal, ...] = field(default=())


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
    opened = Intake(extractor(), keep=EvidenceStore(evidence).keep)
    _opened.append(opened)
    return opened


def read_file(path: Path, about: About, evidence: Path) -> Taken:
    """One file of the user's, whatever its format."""
    return intake(evidence).file(path, about)


def sample_plan() -> Plan:
    """The data a fresh machine shows: tier rankings and country digests."""
    digest_tasks = (Task(name, read_digest, (name,)) for name in digests.file_names())
    return Plan((Task("tip_tiers", tiers.bundle), *digest_tasks))


def plan_for(paths: Sequence[Path], about: Mapping[str, str], evidence: Path) -> Plan:
    """Every file below `paths`, its original to be kept below `evidence`. Raises SourceError for a path or an option that is
    not right."""
    found = list(files(paths))
    said = of_options(about)
    tasks = (Task(f.path.name, read_file, (f.path, said, evidence)) for f in found if isinstance(f, Given))
    return Plan(tuple(tasks), tuple(f for f in found if isinstance(f, Refusal)))


def run(
    driver: Driver,
    database: str,
    plan: Plan,
    command: str,
    progress: Progress = lambda _: None,
    workers: int = WORKERS,
) -> LoadReport:
    """Reads and writes everything planned; a document that cannot be read is refused and the others go on.

    Raises LoadError when the database does not keep what it was given.
    """
    refused = list(plan.refused)
    writer.prepare(driver, database)
    write_reference(driver, database)
    report = load(
        driver, _read(plan.tasks, refused, workers), database=database, command=command, progress=progress
    )
    report.refused.extend(refused)
    return report


def _read(tasks: Sequence[Task], refused: list[Refusal], workers: int) -> Iterator[Bundle]:
    if workers == 1 or len(tasks) < 3:
        try:
            yield from _kept(tasks, (_attempt(t) for t in tasks), refused)
        finally:
            close_intakes()
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from _kept(tasks, _ahead(pool, tasks), refused)


def close_intakes() -> None:
    """Ends the sandboxes of this process; the next file starts one again."""
    for opened in _opened:
        opened.close()


def _ahead(pool: ProcessPoolExecutor, tasks: Sequence[Task]) -> Iterator[Taken]:
    """Results in the order of the tasks, with a bounded number of them under way."""
    waiting: deque[Future[Taken]] = deque()
    for task in tasks:
        waiting.append(pool.submit(_attempt, task))
        if len(waiting) >= AHEAD * WORKERS:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _attempt(task: Task) -> Taken:
    try:
        found = task.read(*task.arguments)
    except LoadError as error:
        return Taken(refused=[Refusal(task.name, str(error))])
    return found if isinstance(found, Taken) else Taken([found])


def _kept(tasks: Iterable[Task], results: Iterable[Taken], refused: list[Refusal]) -> Iterator[Bundle]:
    for _, taken in zip(tasks, results, strict=True):
        refused += taken.refused
        yield from taken.bundles
