"""Reads the two hundred ordinary questions (README.md says what a block holds)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "ordinary"


@dataclass(frozen=True, slots=True)
class Question:
    """A query, its parameters, and what was worked out by hand: rows, or how many there are, or neither."""

    title: str
    text: str
    parameters: dict[str, Any]
    rows: list[list[Any]] | None
    count: int | None


def questions() -> Iterator[Question]:
    """All of them, in the order of files and lines."""
    for path in sorted(FOLDER.glob("*.cypher")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            if block.strip():
                yield _question(block.strip())


def _question(block: str) -> Question:
    given: dict[str, Any] = {}
    for line in block.splitlines()[1:]:
        for key in ("param", "rows", "count"):
            if line.startswith(f"// {key}: "):
                given[key] = json.loads(line.removeprefix(f"// {key}: "))
    title = block.splitlines()[0].removeprefix("// ")
    return Question(title, block, given.get("param", {}), given.get("rows"), given.get("count"))
