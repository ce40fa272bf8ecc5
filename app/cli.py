"""The command line: `trafficking-graph COMMAND …`. Parse, call, print; see `commands/output.py` for exit codes."""

import typer

from app.commands.check import check
from app.commands.cypher import cypher
from app.commands.database import down, status, up
from app.commands.extract import extract
from app.commands.load import load
from app.commands.loads import loads, unload
from app.commands.picture import draw
from app.commands.query import query
from app.commands.refresh import refresh
from app.commands.saved import saved
from app.commands.schema import schema
from app.commands.serve import serve

app = typer.Typer(
    name="trafficking-graph",
    help="A knowledge graph of reported human trafficking; every line leads to the sentence that says so.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    epilog="Exit codes: 0 done, 1 it could not be done, 2 the command line is wrong.",
)
app.command()(up)
app.command()(down)
app.command()(status)
app.command()(load)
app.command()(extract)
app.add_typer(loads, name="loads")
app.command()(unload)
app.command()(refresh)
app.command()(check)
app.command()(serve)
app.command()(query)
app.command()(cypher)
app.add_typer(saved)
app.command("picture")(draw)
app.command()(schema)


def main() -> None:
    """The entry point of the console command."""
    app()


if __name__ == "__main__":
    main()
