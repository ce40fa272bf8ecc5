"""`query NAME key=value…`: runs a card on the database itself, without the server."""

from typing import Annotated

import typer

from app.commands.output import Json, explained, print_json, print_table, progress, settings
from app.database import connected
from app.tables import as_csv, described, described_result
from queries.catalogue import Catalogue, read_catalogue
from queries.errors import ParameterError
from queries.runner import Reading, run_sync

SECONDS = 30.0


def query(
    name: Annotated[str, typer.Argument(help="The query's name; leave it out for the list.")] = "",
    values: Annotated[
        list[str] | None, typer.Argument(help="Parameters as key=value.", metavar="KEY=VALUE…")
    ] = None,
    as_table: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    json: Json = False,
) -> None:
    """Run a named query, or list them all."""
    with explained():
        catalogue = read_catalogue()
        if not name:
            _list(catalogue, json)
            return
        card, given = catalogue[name], dict(_pair(value) for value in values or [])
        with connected(settings(), progress(quiet=json)) as (driver, database):
            result = run_sync(driver, card, Reading(database, SECONDS), **given)
    if json:
        print_json(described_result(name, result))
    elif as_table:
        typer.echo(as_csv(result.columns, result.rows), nl=False)
    else:
        print_table(result.columns, result.rows)
    if result.truncated:
        typer.echo(f"only the first {len(result)} rows; ask for more with limit=…", err=True)


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise ParameterError(text, "write parameters as key=value")
    return key, value


def _list(catalogue: Catalogue, json: bool) -> None:
    if json:
        print_json({"cards": [described(card) for card in catalogue.values()]})
        return
    rows = [
        (
            card.name,
            card.question,
            " ".join(p.name if not p.optional else f"[{p.name}]" for p in card.parameters),
        )
        for card in catalogue.values()
    ]
    print_table(("name", "question", "parameters"), rows)
