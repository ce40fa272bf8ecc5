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
from loaders.bundles import Bundle, Refusal
from loaders.errors import LoadError
from loaders.extract.extractor import RuleExtractor
from loaders.folders import Given, files
from loaders.pipeline import LoadReport, Progress, load
from loaders.reference import write_reference
from loaders.sources.project_digests import transform as digests
from loaders.sources.text import transform as texts
from loaders.sources.tip_tiers import transform as tiers

WORKERS = max(1, min(4, os.cpu_count() or 1))
AHEAD = 4
"""How many read documents may wait for the writer: more would only fill memory."""


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read: `read` is called with `arguments` in a worker process."""

    name: str
    read: Callable[..., Bundle]
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


def read_text(path: Path, about: Mapping[str, str]) -> Bundle:
    """One text file."""
    return texts.bundle(path, extractor(), about)


def sample_plan() -> Plan:
    """The data a fresh machine shows: tier rankings and country digests."""
    digest_tasks = (Task(name, read_digest, (name,)) for name in digests.file_names())
    return Plan((Task("tip_tiers", tiers.bundle), *digest_tasks))


def plan_for(paths: Sequence[Path], about: Mapping[str, str]) -> Plan:
    """Every file below `paths`; those that no loader reads are refused with the reason. Raises SourceError."""
    found = list(files(paths))
    tasks = (Task(f.path.name, read_text, (f.path, dict(about))) for f in found if isinstance(f, Given))
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
        yield from _kept(tasks, (_attempt(t) for t in tasks), refused)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from _kept(tasks, _ahead(pool, tasks), refused)


def _ahead(pool: ProcessPoolExecutor, tasks: Sequence[Task]) -> Iterator[Bundle | LoadError]:
    """Results in the order of the tasks, with a bounded number of them under way."""
    waiting: deque[Future[Bundle | LoadError]] = deque()
    for task in tasks:
        waiting.append(pool.submit(_attempt, task))
        if len(waiting) >= AHEAD * WORKERS:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _attempt(task: Task) -> Bundle | LoadError:
    try:
        return task.read(*task.arguments)
    except LoadError as error:
        return error


def _kept(
    tasks: Iterable[Task], results: Iterable[Bundle | LoadError], refused: list[Refusal]
) -> Iterator[Bundle]:
    for task, result in zip(tasks, results, strict=True):
        if isinstance(result, LoadError):
            refused.append(Refusal(task.name, str(result)))
        else:
            yield result
