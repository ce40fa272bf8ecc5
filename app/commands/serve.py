"""`serve`: the API and the explorer, on a database that is given or our own."""

import socket
from typing import Annotated

import typer

from app.commands.output import Json, explained, fail, print_json, progress, settings
from app.database import open_sync, server
from app.local_neo4j import LocalNeo4j
from app.settings import Settings

BACKLOG = 128


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="First load the data that come with the product.")
    ] = False,
    json: Json = False,
) -> None:
    """Serve the API and the explorer until Ctrl-C; what this started is stopped again."""
    import uvicorn  # the web stack takes seconds to import, so no other command pays for it

    from app.api import create_app
    from app.commands.load import ensure_sample

    with explained():
        given = settings()
        given = given.model_copy(
            update={"host": host or given.host, "port": given.port if port is None else port}
        )
        listening = _listen(given)
        chosen = server(given)
        try:
            connection = chosen.start(progress=progress(quiet=json))
            if sample:
                with open_sync(connection) as driver:
                    ensure_sample(driver, connection.database, quiet=json)
            address = f"http://{given.host}:{listening.getsockname()[1]}"
            if json:
                print_json({"address": address, "database": connection.uri})
            else:
                typer.echo(f"{address}  (the API: {address}/api; Ctrl-C stops)")
            restart = chosen.restart if isinstance(chosen, LocalNeo4j) else None
            app = create_app(given, connection, restart=restart)
            config = uvicorn.Config(
                app,
                log_level="warning",
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=5,
            )
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            pass
        finally:
            listening.close()
            chosen.close()


def _listen(given: Settings) -> socket.socket:
    """Takes the port before anything slow is started, so that a port in use is said at once."""
    family = socket.AF_INET6 if ":" in given.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((given.host, given.port))
    except OSError as error:
        listening.close()
        raise fail(
            f"port {given.port} on {given.host} cannot be used ({error.strerror}); end the program that holds it, or "
            "choose another with --port"
        ) from None
    listening.listen(BACKLOG)
    return listening
