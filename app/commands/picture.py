"""`picture FOCUS --out page.html`: a network page to keep."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from app.commands.output import Json, explained, fail, print_json, progress, settings
from app.database import open_async, server
from app.ids import entity_id
from app.local_neo4j import Connection
from app.pictures.build import MOST_NODES, picture
from app.pictures.model import Picture
from queries.catalogue import read_catalogue
from queries.model import Result
from queries.runner import Reading, run

SECONDS = 30.0


def draw(
    focus: Annotated[
        str, typer.Argument(help="An entity's id, or a country's ISO alpha-3 code.", metavar="FOCUS")
    ],
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    most: Annotated[
        int, typer.Option(min=2, max=MOST_NODES, help="Most entities in the picture.")
    ] = MOST_NODES,
    json: Json = False,
) -> None:
    """Draw an entity with its neighbours as one page that opens without a network."""
    with explained():
        chosen = server(settings())
        try:
            connection = chosen.start(progress=progress(quiet=json))
            found = asyncio.run(_gather(connection, entity_id(focus), most))
        finally:
            chosen.close()
    if found is None:
        raise fail(
            f"there is no entity {focus}; `trafficking-graph query search_entities name={focus}` looks for it"
        )
    _write(found, out)
    if json:
        print_json(
            {
                "file": str(out),
                "entities": len(found.nodes),
                "lines": len(found.lines),
                "left_out": found.left_out,
            }
        )
    else:
        more = f", {found.left_out} neighbours left out" if found.left_out else ""
        typer.echo(f"{out}: {len(found.nodes)} entities, {len(found.lines)} lines{more}")


def _write(found: Picture, out: Path) -> None:
    from app.pictures.network_page import (
        network_page,  # pyvis takes a second to import, so only when it is needed
    )

    try:
        out.write_text(network_page(found), encoding="utf-8")
    except OSError as error:
        raise fail(f"{out} cannot be written: {error.strerror}") from None


async def _gather(connection: Connection, focus: str, most: int) -> Picture | None:
    catalogue, reading = read_catalogue(), Reading(connection.database, SECONDS)
    driver = open_async(connection)

    async def rows(name: str, /, **given: object) -> Result:
        return await run(driver, catalogue[name], reading, **given)

    try:
        version = (await rows("graph_version")).first()
        return await picture(rows, focus, str(version["version"]), most) if version else None
    finally:
        await driver.close()
