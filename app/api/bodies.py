"""JSON bodies, read strictly: what JSON leaves open (duplicate keys, NaN, half characters, endless nesting) is refused."""

import json
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError

from app.api.errors import BadRequestError, NotJsonError

Model = TypeVar("Model", bound=BaseModel)
DEEPEST = 20


async def read_body(request: Request, model: type[Model]) -> Model:
    """The body as `model`. Raises NotJsonError for another media type, BadRequestError for anything else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise NotJsonError(f"the body must be application/json, not {kind or 'of no type'}")
    value = parsed(await request.body())
    if not isinstance(value, dict):
        raise BadRequestError("body", "must be a JSON object")
    try:
        return model.model_validate(value, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "body"
        raise BadRequestError(field, str(first["msg"])) from None


def parsed(body: bytes) -> Any:
    """The value of a JSON text; raises BadRequestError."""
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_object, parse_constant=_constant)
        _sane(value)
    except UnicodeDecodeError:
        raise BadRequestError("body", "is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise BadRequestError(
            "body", f"is not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        ) from None
    except RecursionError:
        raise BadRequestError("body", f"is nested deeper than {DEEPEST}") from None
    except ValueError as error:
        raise BadRequestError("body", str(error)) from None
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("names a key twice")
    return found


def _constant(name: str) -> None:
    raise ValueError(f"holds {name}, which is no JSON")


def _sane(value: object) -> None:
    waiting = [(value, 1)]
    while waiting:
        item, depth = waiting.pop()
        if depth > DEEPEST:
            raise ValueError(f"is nested deeper than {DEEPEST}")
        if isinstance(item, str):
            if any("\ud800" <= c <= "\udfff" for c in item):
                raise ValueError("holds half a character")
        elif isinstance(item, float) and item in (float("inf"), float("-inf")):
            raise ValueError("holds a number that is too large")
        elif isinstance(item, int) and not -(2**63) <= item < 2**63:
            raise ValueError("holds a number that does not fit into 64 bits")
        elif isinstance(item, dict):
            waiting.extend((part, depth + 1) for pair in item.items() for part in pair)
        elif isinstance(item, list):
            waiting.extend((part, depth + 1) for part in item)
