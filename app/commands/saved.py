"""`saved …`: saved queries of the console, as files."""

from pathlib import Path
from typing import Annotated

import orjson
import typer

from app.api.routes.saved_queries import as_json, imported
from app.commands.output import Json, explained, fail, print_json, print_table, settings
from app.saved_queries import SavedQueries, SavedQuery, read_text, write_text
from queries.catalogue import read_catalogue

saved = typer.Typer(
    name="saved", help="Saved queries: list, show, save, fork, delete, import, export.", no_args_is_help=True
)
Identity = Annotated[str, typer.Argument(help="Its id, such as mine/lines-of-two-origins.")]


def _store() -> SavedQueries:
    chosen = settings()
    return SavedQueries(chosen.saved_queries, chosen.team_queries, read_catalogue())


@saved.command("list")
def list_saved(
    words: Annotated[str, typer.Argument(help="Words to search for.")] = "",
    tag: Annotated[str | None, typer.Option(help="Only those with this tag.")] = None,
    json: Json = False,
) -> None:
    """List saved queries, or search them."""
    with explained():
        found = _store().search(words, tag)
    if json:
        print_json({"queries": [as_json(query) for query in found]})
    else:
        print_table(("id", "tags", "note"), [(q.id, ", ".join(q.tags), q.note.split("\n")[0]) for q in found])


@saved.command()
def show(identity: Identity) -> None:
    """Print one as the text of a .cypher file; `cypher -` runs it."""
    with explained():
        typer.echo(write_text(_store().get(identity)), nl=False)


@saved.command()
def fork(
    identity: Identity, name: Annotated[str | None, typer.Option(help="The copy's name.")] = None
) -> None:
    """Copy one to your own."""
    with explained():
        typer.echo(_store().fork(identity, name).id)


@saved.command()
def delete(identity: Identity) -> None:
    """Delete one of your own."""
    with explained():
        _store().delete(identity)


@saved.command("import")
def import_files(
    files: Annotated[list[Path], typer.Argument(help="`.cypher` files, or JSON as `export` writes it.")],
) -> None:
    """Save the queries in files; a name that is taken keeps its query."""
    with explained():
        added, taken = _store().add_all([query for path in files for query in _read(path)])
    for query in added:
        typer.echo(query.id)
    if taken:
        raise fail(f"left as they are, for the names are taken: {', '.join(taken)}")


@saved.command()
def export(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder for one .cypher file each; left out, one JSON is printed.")
    ] = None,
) -> None:
    """Write your own queries to files, or print them as one JSON."""
    with explained():
        own = _store().search(origin="mine")
    if folder is None:
        print_json({"queries": [as_json(query) for query in own]})
        return
    folder.mkdir(parents=True, exist_ok=True)
    for query in own:
        (folder / f"{query.id.partition('/')[2]}.cypher").write_text(write_text(query), encoding="utf-8")
    typer.echo(f"{len(own)} written to {folder}")


def _read(path: Path) -> list[SavedQuery]:
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".json":
            return [read_text(text, name=path.stem)]
        return [imported(query) for query in orjson.loads(text)["queries"]]
    except (
        OSError,
        UnicodeDecodeError,
        orjson.JSONDecodeError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:
        raise fail(f"{path}: cannot be read as saved queries ({error})") from None
