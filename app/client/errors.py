"""What a call can raise.

ClientError
├── ProblemError     the server answered with a problem document
└── ServerGoneError  nobody answered
"""

from collections.abc import Mapping
from typing import Any

from graph_schema.errors import TraffickingGraphError


class ClientError(TraffickingGraphError):
    """Base of what the client raises."""


class ProblemError(ClientError):
    """The server refused: `type` and `status` are stable, `fields` says which parameter is wrong and why."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        self.type = str(body.get("type", "about:blank"))
        self.status = int(body.get("status", 0))
        self.detail = str(body.get("detail", ""))
        self.request_id = str(body.get("request_id", ""))
        self.fields: list[dict[str, str]] = list(body.get("fields", []))
        super().__init__(f"{body.get('title', 'refused')}: {self.detail} (request {self.request_id})")


class ServerGoneError(ClientError):
    """Nobody answers at the address."""
