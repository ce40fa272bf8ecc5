"""`extract FILE`: the claims of one text as JSON lines in the gold format; no database is touched."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.commands.output import Json, explained


def extract(
    file: Annotated[Path, typer.Argument(help="The file to read.")],
    topic: Annotated[str | None, typer.Option(help="ISO code of the country the text is about.")] = None,
    published: Annotated[
        str | None, typer.Option(help="When it was published: 2014, 2014-06 or 2014-06-20.")
    ] = None,
    genre: Annotated[str | None, typer.Option(help="report, news, encyclopaedia, ngo, fact_sheet …")] = None,
    language: Annotated[
        str | None, typer.Option(help="Language tag; other than English is not extracted.")
    ] = None,
    json: Json = False,
) -> None:
    """Print the claims of a file, one JSON object a line, without loading anything."""
    # The parser takes seconds to import, so only this command pays for it.
    from app.loading import extractor
    from loaders.about import of_options
    from loaders.extract.gold_format import line
    from loaders.intake import Intake

    del json  # lines of JSON are what it prints anyway
    known = {"topic": topic, "published": published, "genre": genre, "language": language}
    with explained():
        reader = Intake(extractor())
        try:
            taken = reader.file(file, of_options({k: v for k, v in known.items() if v is not None}))
        finally:
            reader.close()
    for bundle in taken.bundles:
        for claim in bundle.claims:
            sys.stdout.write(line(claim, Path(bundle.document.file_name or file.name).stem) + "\n")
        if not bundle.extracted:
            typer.echo(
                f"{bundle.document.file_name}: language {bundle.document.language}, not extracted", err=True
            )
    for refusal in taken.refused:
        typer.echo(f"{refusal.where}: {refusal.reason}", err=True)
    if not taken.bundles:
        raise typer.Exit(1)
