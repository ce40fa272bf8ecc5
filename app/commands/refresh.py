"""`refresh`: fetches the watched addresses again and says what changed."""

from typing import Annotated
from urllib.parse import urlsplit

import typer

from app.commands.load import load_plan
from app.commands.output import Json, explained, print_json, progress, settings
from app.database import connected
from app.refreshing import Refreshed, refreshed
from loaders.ledger import Ledger


def refresh(
    allow: Annotated[
        list[str] | None, typer.Option(help="A host that may be fetched from, beside those of the settings.")
    ] = None,
    json: Json = False,
) -> None:
    """Fetch every watched address again; a changed one supersedes what it gave before."""
    with explained():
        chosen = settings()
        ledger = Ledger(chosen.data)
        # Whoever asked to watch an address allowed its host.
        hosts = (
            *chosen.fetch_hosts,
            *(allow or ()),
            *(urlsplit(w[0]).hostname or "" for w in ledger.watched()),
        )
        with connected(chosen, progress(quiet=json)) as (driver, database):
            found = list(
                refreshed(
                    chosen,
                    hosts,
                    lambda plan: load_plan(driver, database, plan, "refresh", chosen, quiet=json).run,
                )
            )
        if json:
            print_json([f.as_json() for f in found])
            return
        for one in found:
            _say(one)
        if not found:
            typer.echo("no address is watched; load one with --watch")


def _say(one: Refreshed) -> None:
    typer.echo(f"{one.url}: {one.state}{f' ({one.message})' if one.message else ''}")
    for line in one.changes:
        typer.echo(f"    {line}")
