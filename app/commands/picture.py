"""`picture FOCUS --out page.html`: a network page to keep."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from app.api.dependencies import entity_id
from app.api.graph import EMPTY, Knowledge
from app.commands.output import Json, explained, fail, print_json, progress, settings
from app.database import open_async, server
from app.local_neo4j import Connection
from app.pictures.build import MOST_NODES, picture
from app.pictures.model import Picture
from app.pictures.network_page import network_page
from queries.catalogue import read_catalogue
from queries.runner import Reading

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
            found = asyncio.run(_gather(chosen.start(progress=progress(quiet=json)), entity_id(focus), most))
        finally:
            chosen.close()
    if found is None:
        raise fail(
            f"there is no entity {focus}; `trafficking-graph query search_entities name={focus}` looks for it"
        )
    try:
        out.write_text(network_page(found), encoding="utf-8")
    except OSError as error:
        raise fail(f"{out} cannot be written: {error.strerror}") from None
    said = {
        "file": str(out),
        "entities": len(found.nodes),
        "lines": len(found.lines),
        "left_out": found.left_out,
    }
    if json:
        print_json(said)
    else:
        more = f", {found.left_out} neighbours left out" if found.left_out else ""
        typer.echo(f"{out}: {said['entities']} entities, {said['lines']} lines{more}")


async def _gather(connection: Connection, focus: str, most: int) -> Picture | None:
    driver = open_async(connection)
    try:
        knowledge = Knowledge(driver, read_catalogue(), Reading(connection.database, SECONDS))
        version = await knowledge.version()
        return None if version == EMPTY else await picture(knowledge.rows, focus, version, most)
    finally:
        await driver.close()
