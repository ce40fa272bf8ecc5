"""`cypher TEXT`: free Cypher behind the same gate as the API's console."""

import asyncio
import sys
from typing import Annotated, Any

import orjson
import typer

from app.commands.output import Json, explained, print_json, print_table, progress, settings
from app.console import Console, Outcome
from app.console.answers import body, plan_of, plan_tree
from app.database import open_async, server
from app.local_neo4j import Connection, LocalNeo4j
from app.settings import Settings
from app.tables import as_csv
from queries.catalogue import read_catalogue
from queries.errors import ParameterError
from queries.gate import Judged, Limits, Server
from queries.runner import Reading, run

CLIENT = "command line"


def cypher(
    text: Annotated[str, typer.Argument(help="One reading statement, or - to read it from standard input.")],
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", help="A parameter as key=value; JSON values keep their type.", metavar="KEY=VALUE"
        ),
    ] = None,
    as_table: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    json: Json = False,
    plan: Annotated[
        bool, typer.Option("--plan", help="Do not run it; print what the server would do.")
    ] = False,
) -> None:
    """Run one reading Cypher statement, within limits."""
    with explained():
        given = dict(_pair(value) for value in param or [])
        query = sys.stdin.read() if text == "-" else text
        chosen = settings()
        database = server(chosen)
        connection = database.start(progress=progress(quiet=json))
        restart = database.restart if isinstance(database, LocalNeo4j) else None
        try:
            found = asyncio.run(_asked(chosen, connection, restart, query, given, plan))
        finally:
            database.close()
    if isinstance(found, Judged):
        _show_plan(found, json)
    else:
        _show(found, as_table, json)


async def _asked(
    chosen: Settings, connection: Connection, restart: Any, query: str, given: dict[str, object], plan: bool
) -> Judged | dict[str, Any]:
    own = chosen.console_connection
    target = own or connection
    limits = Limits(chosen.console_seconds, chosen.console_rows, chosen.console_bytes)
    driver = open_async(target)
    console = Console(Server(driver, target.database, limits), None if own else restart, shared=own is None)
    try:
        if plan:
            return await console.plan(query, given, CLIENT)
        outcome: Outcome = await console.ask(query, given, CLIENT)
        row = (
            await run(driver, read_catalogue()["graph_version"], Reading(target.database, limits.seconds))
        ).first()
        return body(outcome, limits, str(row["version"]) if row else "empty")
    finally:
        await console.finish()
        await driver.close()
        if console.watchdog.notice is not None:
            typer.echo(f"trafficking-graph: {console.watchdog.notice.text}", err=True)


def _pair(text: str) -> tuple[str, object]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise ParameterError(text, "write parameters as key=value")
    try:
        return key, orjson.loads(value)
    except orjson.JSONDecodeError:
        return key, value


def _show(answer: dict[str, Any], as_table: bool, json: bool) -> None:
    if json:
        print_json(answer)
    elif as_table:
        typer.echo(as_csv(answer["columns"], answer["rows"]), nl=False)
    else:
        print_table(answer["columns"], [[_cell(value) for value in row] for row in answer["rows"]])
    if answer["truncated"]:
        typer.echo(str(answer["cut"]), err=True)


def _cell(value: object) -> object:
    return orjson.dumps(value).decode() if isinstance(value, dict) else value


def _show_plan(judged: Judged, json: bool) -> None:
    tree = plan_tree(judged.plan)
    if json:
        print_json(tree)
    else:
        print_table(
            ("operator", "rows", "details"),
            [(name, f"{rows:,.0f}", details) for name, rows, details in plan_of(tree)],
        )
