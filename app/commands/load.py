"""`load`: files and folders, or the sample data, into the graph; says what was taken and what was refused."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from neo4j import Driver
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from app.commands.output import FAILED, Json, explained, print_json, progress, settings
from app.database import connected
from app.loading import Plan, plan_for, run, sample_plan
from loaders.pipeline import DocumentReport, LoadReport, Progress
from loaders.sample import is_loaded, remember

Paths = Annotated[list[Path] | None, typer.Argument(help="Files and folders to load.", metavar="PATH…")]
SHOWN = 20


def load(
    paths: Paths = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Load the data that come with the product.")
    ] = False,
    publisher: Annotated[str | None, typer.Option(help="Who published the documents.")] = None,
    published: Annotated[str | None, typer.Option(help="When: 2014, 2014-06 or 2014-06-20.")] = None,
    genre: Annotated[
        str | None, typer.Option(help="report, news, encyclopaedia, ngo, fact_sheet, press_release …")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Language tag, such as en or es.")] = None,
    topic: Annotated[
        str | None, typer.Option(help="ISO code of the country the documents are about.")
    ] = None,
    licence: Annotated[str | None, typer.Option(help="Licence or terms.")] = None,
    json: Json = False,
) -> None:
    """Load files and folders. Loading the same again changes nothing."""
    known = {
        "publisher": publisher, "published": published, "genre": genre, "language": language, "topic": topic,
        "licence": licence,
    }  # fmt: skip
    about = {key: value for key, value in known.items() if value is not None}
    if not paths and not sample:
        typer.echo(
            "trafficking-graph: name files or folders to load, or --sample for the data that come with it",
            err=True,
        )
        raise typer.Exit(2)
    with explained():
        known_settings = settings()
        plans = [sample_plan()] if sample else []
        plans += [plan_for(paths, about, known_settings.evidence)] if paths else []
        with connected(known_settings, progress(quiet=json)) as (driver, database):
            for plan in plans:
                report = load_plan(driver, database, plan, " ".join(sys.argv[1:]), quiet=json)
                _show(report, json)


def load_plan(driver: Driver, database: str, plan: Plan, command: str, *, quiet: bool = False) -> LoadReport:
    """Runs a plan with a progress bar on stderr."""
    with _bar(len(plan.tasks), quiet) as show:
        return run(driver, database, plan, command, show)


def ensure_sample(driver: Driver, database: str, *, quiet: bool = False) -> None:
    """Loads the sample data unless this very version of it stands in the graph already."""
    if is_loaded(driver, database):
        return
    load_plan(driver, database, sample_plan(), "sample", quiet=quiet)
    remember(driver, database)


@contextmanager
def _bar(total: int, quiet: bool) -> Iterator[Progress]:
    columns = (
        TextColumn("loading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), disable=quiet, transient=not sys.stderr.isatty()) as bar:
        task = bar.add_task("documents", total=total)
        read = 0

        def show(document: DocumentReport) -> None:
            claims = sum(document.claims.values())
            nonlocal read
            read += 1
            # A file may hold many documents.
            bar.update(task, completed=read, total=max(total, read), description=f"{document.title[:40]}: {claims:,} claims")

        yield show


def _show(report: LoadReport, json: bool) -> None:
    refused = [*report.refused, *(r for d in report.documents for r in d.refused)]
    if json:
        print_json(
            {
                "run": report.run, "documents": len(report.documents), "new_documents": report.written.documents,
                "new_passages": report.written.passages, "new_claims": report.written.claims,
                "claims": dict(sorted(report.claims.items())),
                "notices": [{"document": d.document, "title": d.title, "notice": n} for d in report.documents for n in d.notices],
                "refused": [{"where": r.where, "reason": r.reason, "content": r.content} for r in refused],
            }
        )  # fmt: skip
        return
    read = sum(report.claims.values())
    typer.echo(f"{len(report.documents):,} documents read, {report.written.documents:,} new")
    typer.echo(
        f"{read:,} claims read, {report.written.claims:,} new; {report.written.passages:,} new passages"
    )
    for kind, count in sorted(report.claims.items()):
        typer.echo(f"    {kind:14} {count:>7,}")
    _say([f"{d.title}: {n}" for d in report.documents for n in d.notices], "notices")
    _say([f"{r.where}: {r.reason}" for r in refused], "refused")
    if report.documents == []:
        raise typer.Exit(FAILED)


def _say(lines: list[str], what: str) -> None:
    if lines:
        typer.echo(f"{len(lines):,} {what}:", err=True)
        for line in lines[:SHOWN]:
            typer.echo(f"    {line}", err=True)
        if len(lines) > SHOWN:
            typer.echo(f"    and {len(lines) - SHOWN:,} more; --json lists them all", err=True)
