"""The real app in this process, on the real Neo4j that holds the invented world.

- `api`: an httpx client of it; `ask_api(path)` fetches and checks the answer against a model.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
from fastapi import FastAPI
from pydantic import BaseModel, TypeAdapter

from app.api import create_app
from app.api.responses import Problem
from app.local_neo4j import Connection
from app.settings import Settings

ADDRESS = "http://127.0.0.1"
Model = TypeVar("Model", bound=BaseModel)


@pytest.fixture(scope="session")
def no_explorer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which no explorer was built."""
    return tmp_path_factory.mktemp("no-explorer")


@pytest.fixture
async def application(world: Connection, no_explorer: Path) -> AsyncIterator[FastAPI]:
    """The app, started, on the invented world."""
    app = create_app(Settings(), world, warm=False, explorer_files=no_explorer)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def api(application: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the app in this process."""
    async with client_of(application) as client:
        yield client


def client_of(app: FastAPI) -> httpx.AsyncClient:
    """A client of any app in this process."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ADDRESS)


def checked(response: httpx.Response, model: type[Model]) -> Model:
    """The answer as its declared model, with nothing missing, nothing beside it and nothing converted."""
    assert response.status_code == 200, response.text
    return TypeAdapter(model).validate_json(response.content, strict=True)


def problem(response: httpx.Response, status: int, slug: str) -> Problem:
    """The problem document of a refused request, with its stable type."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found = Problem.model_validate_json(response.content, strict=True)
    assert (found.status, found.type) == (status, f"/problems/{slug}")
    assert found.request_id == response.headers["x-request-id"]
    return found
