"""The HTTP API: `create_app(settings, connection)` wires settings, driver, cards and routes together."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from app.api import errors
from app.api.graph import Knowledge, declared_fields
from app.api.guard import Guard
from app.api.jobs import Jobs
from app.api.pages import api_page, explorer, problem_pages
from app.api.routes import (
    catalogue,
    coverage,
    cypher,
    documents,
    evidence,
    flows,
    health,
    loads,
    network,
    pictures,
    places,
    saved_queries,
    search,
    words,
)
from app.api.warm_up import warm_up
from app.console import Console, Restart
from app.database import open_async
from app.local_neo4j import Connection
from app.saved_queries import SavedQueries
from app.settings import Settings
from loaders.pipeline import VERSION
from queries.catalogue import read_catalogue
from queries.gate import Limits, Server
from queries.runner import Reading

EXPLORER = Path(__file__).parents[1] / "explorer" / "dist"
ROUTES = (
    places, flows, evidence, documents, search, network, coverage, catalogue, words, pictures, cypher, saved_queries,
    loads,
)  # fmt: skip
DESCRIPTION = "Reported flows, tiers, complicity and referrals, each with the sentence that says so. Only `loads` writes."


def create_app(
    settings: Settings,
    connection: Connection,
    *,
    warm: bool = True,
    explorer_files: Path = EXPLORER,
    restart: Restart | None = None,
) -> FastAPI:
    """The application. It opens its own driver when it starts and closes it when it stops; starting needs no database.

    `warm` runs every card once in the background after the start; `explorer_files` is where the built explorer lies.
    `restart` ends and starts the database, where it is ours: for a console query that nothing else stops.
    """

    cards = read_catalogue()

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        driver = open_async(connection)
        reading = Reading(connection.database, settings.query_seconds)
        app.state.knowledge = Knowledge(driver, cards, reading)
        app.state.saved_queries = SavedQueries(
            settings.saved_queries, settings.team_queries, app.state.knowledge.catalogue
        )
        app.state.console = _console(settings, connection, restart)
        task = asyncio.create_task(warm_up(app.state.knowledge)) if warm else None
        app.state.jobs = Jobs(settings, connection)
        yield
        await asyncio.to_thread(app.state.jobs.close)
        await app.state.console.close()
        await app.state.console.server.driver.close()
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await driver.close()

    app = FastAPI(
        title="trafficking-graph", version=VERSION, description=DESCRIPTION, lifespan=lifespan, openapi_url=None,
        docs_url=None, redoc_url=None, redirect_slashes=False, generate_unique_id_function=_operation,
    )  # fmt: skip
    logging.getLogger("neo4j").setLevel(
        logging.ERROR
    )  # it reports every lost connection; we answer 503 and say so once
    app.state.settings = settings
    app.include_router(_version_one())
    app.include_router(health.router)
    app.state.fields = declared_fields(_openapi(app))
    app.include_router(api_page(app))
    app.include_router(problem_pages())
    app.include_router(explorer(explorer_files))
    errors.install(app)
    app.add_middleware(Guard, settings=settings)
    return app


def _console(settings: Settings, connection: Connection, restart: Restart | None) -> Console:
    """The console has a driver of its own, so that stuck queries take no connection from anybody else."""
    own = settings.console_connection
    limits = Limits(settings.console_seconds, settings.console_rows, settings.console_bytes)
    server = Server(open_async(own or connection), (own or connection).database, limits)
    return Console(server, None if own else restart, shared=own is None)


def _version_one() -> APIRouter:
    router = APIRouter(prefix="/api/v1")
    for module in ROUTES:
        router.include_router(module.router)
    return router


def _operation(route: APIRoute) -> str:
    return route.name


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, without the validation errors that FastAPI would answer and we do not."""
    document = app.openapi()
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
    return document
