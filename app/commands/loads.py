"""`loads`: what was loaded, by whom, and where every row went. `unload`: take a document out again."""

import sys
from typing import Annotated

import typer

from app.commands.output import Json, explained, print_json, print_table, progress, settings
from app.database import connected
from app.loading import who
from app.reports import as_json, as_json_short
from loaders import retire
from loaders.ledger import Ledger, RunRecord

loads = typer.Typer(help="What was loaded, by whom, and where every row went.", invoke_without_command=True)
Wanted = Annotated[
    str, typer.Argument(metavar="LOAD", help="A load's id, or its number in the list (1 is the latest).")
]


@loads.callback()
def listed(context: typer.Context, json: Json = False) -> None:
    """List the loads, newest first."""
    if context.invoked_subcommand:
        return
    with explained():
        ledger = Ledger(settings().data)
        found = [ledger.run(r.id) for r in ledger.runs()]
        if json:
            print_json([as_json_short(r) for r in found])
            return
        print_table(["", "when", "who", "state", "read", "loaded", "refused", "duplicates", "command"], [
            [n, r.started[:19], r.who, r.state, *_sums(r), r.command[:60]] for n, r in enumerate(found, 1)
        ])  # fmt: skip


@loads.command()
def show(wanted: Wanted, json: Json = False) -> None:
    """One load: each file with its counts, what was refused and why."""
    with explained():
        ledger = Ledger(settings().data)
        record = ledger.run(wanted)
        notes = ledger.notes(record.id)
        if json:
            print_json(as_json(record, notes))
            return
        typer.echo(
            f"{record.id}: {record.state} {record.message}\n{record.started} by {record.who}: {record.command}"
        )
        columns = [
            "file",
            "unit",
            "read",
            "loaded",
            "refused",
            "duplicates",
            "warnings",
            "new claims",
            "document",
        ]
        print_table(columns, [
            [f.name, f.unit, f.read, f.loaded, f.refused, f.duplicates, f.warnings, f.claims, _documents(f.document or "")]
            for f in record.files
        ])  # fmt: skip
        for file in record.files:
            if file.refused_rows:
                typer.echo(f"refused rows of {file.name}, to be mended and loaded again: {file.refused_rows}")
        for note in notes:
            typer.echo(f"    {note.kind}: {note.place}: {note.reason}")


def _documents(ids: str) -> str:
    """A file's documents; of many only the first, with how many more there are."""
    first, *more = ids.split() or [""]
    return f"{first} and {len(more):,} more" if more else first


def _sums(record: RunRecord) -> list[int]:
    return [sum(getattr(f, key) for f in record.files) for key in ("read", "loaded", "refused", "duplicates")]


def unload(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="A document's id, such as doc:0123456789abcdef.")
    ],
    json: Json = False,
) -> None:
    """Take a document out of the graph: its claims, and whatever only they had brought. Its original stays kept."""
    with explained():
        chosen = settings()
        with connected(chosen, progress(quiet=json)) as (driver, database):
            gone = retire.unload(driver, document, database)
        Ledger(chosen.data).removed(who(), document, gone.title, gone.claims, " ".join(sys.argv[1:]))
        if json:
            print_json(
                {"document": document, "title": gone.title, "claims": gone.claims, "passages": gone.passages}
            )
        else:
            typer.echo(f"{gone.title}: {gone.claims:,} claims and {gone.passages:,} passages taken out")
