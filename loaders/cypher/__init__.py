"""The writer's Cypher, one file a text."""

from functools import cache
from importlib.resources import files


@cache
def text(name: str) -> str:
    """The Cypher of `name`.cypher in this folder."""
    return files(__name__).joinpath(f"{name}.cypher").read_text(encoding="utf-8")
