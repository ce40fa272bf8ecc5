"""`load`: files, folders, addresses or the sample data, into the graph; says what was taken and what was refused."""

import sys
from collections.abc import Iterator, Mapping
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
from app.preview import preview
from app.settings import Settings
from app.web import fetched
from loaders.ledger import Ledger
from loaders.pipeline import DocumentReport, LoadReport, Progress
from loaders.sample import is_loaded, remember

Given = Annotated[
    list[str] | None, typer.Argument(help="Files, folders and https:// addresses to load.", metavar="PATH…")
]
SHOWN = 20


def load(
    given: Given = None,
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
    mapping: Annotated[
        str | None, typer.Option("--as", help="Mapping of the tables: a name, or a source.yaml.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the first claims and every refusal; write nothing.")
    ] = False,
    replaces: Annotated[str | None, typer.Option(help="A document that this supersedes (doc:…).")] = None,
    allow: Annotated[
        list[str] | None, typer.Option(help="A host that may be fetched from, beside those of the settings.")
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Fetch the addresses again at each `refresh`.")
    ] = False,
    json: Json = False,
) -> None:
    """Load files, folders and addresses. Loading the same again changes nothing; a new edition supersedes the old one."""
    known = {
        "publisher": publisher, "published": published, "genre": genre, "language": language, "topic": topic,
        "licence": licence,
    }  # fmt: skip
    about = {key: value for key, value in known.items() if value is not None}
    if not given and not sample:
        typer.echo("trafficking-graph: name files, folders or addresses to load, or --sample", err=True)
        raise typer.Exit(2)
    with explained():
        chosen = settings()
        if dry_run:
            _preview([Path(g) for g in given or ()], about, mapping, json)
            return
        with connected(chosen, progress(quiet=json)) as (driver, database):
            for plan in [sample_plan()] if sample else []:
                _show(load_plan(driver, database, plan, _command(), chosen, quiet=json), json)
            paths = [Path(g) for g in given or () if not _is_address(g)]
            if paths:
                plan = plan_for(paths, about, chosen.evidence, mapping, replaces)
                _show(load_plan(driver, database, plan, _command(), chosen, quiet=json), json)
            for url in (g for g in given or () if _is_address(g)):
                plan = fetched(url, about, chosen, hosts=tuple(allow or ()), mapping=mapping, watch=watch)
                _show(load_plan(driver, database, plan, _command(), chosen, quiet=json), json)


def _is_address(given: str) -> bool:
    return given.startswith(("https://", "http://"))


def _command() -> str:
    return " ".join(sys.argv[1:])


def load_plan(
    driver: Driver, database: str, plan: Plan, command: str, chosen: Settings, *, quiet: bool = False
) -> LoadReport:
    """Runs a plan with a progress bar on stderr, and notes it in the ledger."""
    with _bar(len(plan.tasks), quiet) as show:
        return run(driver, database, plan, command, show, ledger=Ledger(chosen.data))


def ensure_sample(driver: Driver, database: str, *, quiet: bool = False) -> None:
    """Loads the sample data unless this very version of it stands in the graph already."""
    if is_loaded(driver, database):
        return
    load_plan(driver, database, sample_plan(), "sample", settings(), quiet=quiet)
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
        seen: dict[str, int] = {}

        def show(document: DocumentReport) -> None:
            # A file may hold many documents, and a table comes in many parts.
            seen[document.document] = seen.get(document.document, 0) + sum(document.claims.values())
            done = len(seen)
            words = f"{document.title[:40]}: {seen[document.document]:,} claims"
            bar.update(task, completed=done, total=max(total, done), description=words)

        yield show


def _preview(paths: list[Path], about: Mapping[str, str], mapping: str | None, json: bool) -> None:
    for found in preview(paths, about, mapping):
        if json:
            print_json(found.as_json())
            continue
        typer.echo(
            f"{found.name}: mapping {found.mapping or 'none'}; {found.rows:,} rows, {found.would_load:,} would be loaded, "
            f"{len(found.refused):,} refused, {found.repeated:,} repeats; {found.claims:,} claims"
        )
        for claim in found.first:
            typer.echo(f"    {claim}")
        _say([f"{r.where}: {r.reason}" for r in found.refused], "would be refused", all_of_them=True)


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
    typer.echo(f"trafficking-graph loads show {report.run}  shows where every row went", err=True)
    if report.documents == []:
        raise typer.Exit(FAILED)


def _say(lines: list[str], what: str, all_of_them: bool = False) -> None:
    shown = len(lines) if all_of_them else SHOWN
    if lines:
        typer.echo(f"{len(lines):,} {what}:", err=True)
        for line in lines[:shown]:
            typer.echo(f"    {line}", err=True)
        if len(lines) > shown:
            typer.echo(f"    and {len(lines) - shown:,} more; --json lists them", err=True)
