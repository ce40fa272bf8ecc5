"""What all commands share: data on stdout, progress on stderr, one sentence for our own errors, exit codes.

Exit codes: 0 done; 1 it could not be done (the sentence on stderr says why); 2 the command line itself is wrong.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

import orjson
import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.local_neo4j import LocalNeo4jError, Progress
from app.settings import Settings
from graph_schema import TraffickingGraphError

FAILED = 1
Json = Annotated[bool, typer.Option("--json", help="Print JSON; no colour, no progress.")]


@contextmanager
def explained() -> Iterator[None]:
    """Our own errors become one sentence on stderr and exit code 1; anything else is a bug and keeps its traceback."""
    try:
        yield
    except (TraffickingGraphError, LocalNeo4jError) as error:
        typer.echo(f"trafficking-graph: {error}", err=True)
        raise typer.Exit(FAILED) from None
    except ValidationError as error:
        wrong = "; ".join(f"{e['loc'][0]}: {e['msg']}" for e in error.errors() if e["loc"])
        typer.echo(f"trafficking-graph: a setting in the environment is wrong: {wrong}", err=True)
        raise typer.Exit(FAILED) from None


def fail(sentence: str) -> typer.Exit:
    """Prints a sentence on stderr; raise what it returns."""
    typer.echo(f"trafficking-graph: {sentence}", err=True)
    return typer.Exit(FAILED)


def settings() -> Settings:
    """The settings of this process, from its environment."""
    return Settings()


def print_json(value: object) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n")


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table on stdout; cells are shown as plain text, never as markup."""
    table = Table(*columns, box=None, header_style="bold")
    for row in rows:
        table.add_row(*(Text(_text(value)) for value in row))
    console().print(table)


def console() -> Console:
    """Stdout with colours only for a terminal and without NO_COLOR; a pipe gets lines as long as they are."""
    wide = None if sys.stdout.isatty() else 10_000
    return Console(
        no_color=bool(os.environ.get("NO_COLOR")) or None,
        highlight=False,
        soft_wrap=wide is not None,
        width=wide,
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return str(value)


def progress(quiet: bool = False) -> Callable[[Progress], None]:
    """Shows on stderr how far fetching or starting the database has come; `quiet` with --json."""

    def show(step: Progress) -> None:
        if quiet or not sys.stderr.isatty():
            return
        share = f" {step.done / step.total:4.0%}" if step.phase == "fetching" and step.total else ""
        sys.stderr.write(f"\r{step.phase} the local Neo4j{share}\x1b[K")
        sys.stderr.flush()

    return show
