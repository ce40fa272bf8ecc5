"""`schema`: the words of the graph, for people, for a page, for programs."""

from typing import Annotated

import typer

from app.commands.output import Json, print_json, print_table
from graph_schema import schema as words
from graph_schema.reference import as_json, as_markdown


def schema(
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the reference page.")] = False,
    json: Json = False,
) -> None:
    """Say what the graph can say: kinds, roles, relationships, vocabularies."""
    if json:
        print_json(as_json(words))
    elif markdown:
        typer.echo(as_markdown(words), nl=False)
    else:
        rows = [
            (":".join(n.labels), ", ".join(n.roles or n.properties), n.description)
            for n in words.nodes.values()
        ]
        rows += [
            (
                f"({' or '.join(r.start)})-[:{r.name}]->({' or '.join(r.end)})",
                ", ".join(r.properties),
                r.description,
            )
            for r in words.relationships.values()
        ]
        print_table(("what", "holds", "meaning"), rows)
