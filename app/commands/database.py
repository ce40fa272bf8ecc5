"""`up`, `down`, `status`: the local Neo4j on its own, for other Bolt tools and for several commands in a row."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.commands.output import Json, explained, fail, print_json, progress, settings
from app.local_neo4j import Connection, LocalNeo4j, Status
from app.settings import Settings

GIVEN = "NEO4J_URI is set, so that server is used and none of our own: {uri}"


def up(
    port: Annotated[
        int | None, typer.Option(min=1024, max=65535, help="Port for Bolt; a free one if not given.")
    ] = None,
    json: Json = False,
) -> None:
    """Start the local Neo4j and leave it running; `down` stops it."""
    with explained():
        given = settings()
        if given.given_connection is not None:
            raise fail(GIVEN.format(uri=given.given_connection.uri))
        server = LocalNeo4j(given.local_home, port=port, detached=True)
        server.start(progress=progress(quiet=json))
        _show(given, server.status(), json)


def down(json: Json = False) -> None:
    """Stop the local Neo4j, whoever started it."""
    with explained():
        given = settings()
        if given.given_connection is not None:
            raise fail(GIVEN.format(uri=given.given_connection.uri))
        stopped = LocalNeo4j(given.local_home).stop()
    if json:
        print_json({"stopped": stopped})
    else:
        typer.echo("stopped" if stopped else "it was not running")


def status(json: Json = False) -> None:
    """Say whether the database runs, where its files are, and how another Bolt tool connects."""
    with explained():
        given = settings()
        if given.given_connection is not None:
            _show_given(given.given_connection, json)
        else:
            _show(given, LocalNeo4j(given.local_home).status(), json)


def _show_given(connection: Connection, json: bool) -> None:
    if json:
        print_json(
            {"given": True, "uri": connection.uri, "user": connection.user, "database": connection.database}
        )
    else:
        typer.echo(
            f"uses the server of NEO4J_URI: {connection.uri} as {connection.user}, database {connection.database}"
        )


def _show(given: Settings, found: Status, json: bool) -> None:
    if json:
        fields = {
            key: str(value) if isinstance(value, Path) else value for key, value in asdict(found).items()
        }
        print_json({"given": False, **fields})
        return
    state = f"runs (process {found.pid}, {found.mode})" if found.running else "does not run; `up` starts it"
    typer.echo(f"local Neo4j {found.version} {state}")
    typer.echo(f"data      {found.data}  ({found.store_bytes / 1e6:.1f} MB)")
    typer.echo(f"log       {found.log}")
    if found.running:
        typer.echo(
            f"memory    {(found.memory_bytes or 0) / 1e6:.0f} MB, up {(found.uptime_seconds or 0) / 60:.0f} min"
        )
        typer.echo(f"connect   {found.uri}  user neo4j  password in {found.password_file}")
        typer.echo(f"          cypher-shell -a {found.uri} -u neo4j -p \"$(cat '{found.password_file}')\"")
    typer.echo(f"settings  data folder {given.data} (TG_DATA chooses another)")
