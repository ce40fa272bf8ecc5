"""The comment header of a card: `// key: value` lines above the Cypher text."""

import re
from pathlib import Path

from queries.errors import CardError, ParameterError
from queries.model import Card, Parameter, Value
from queries.parameters import TYPES, convert

LINE = re.compile(r"//\s*(?P<key>[a-z]+):\s*(?P<value>.*?)\s*$")
PARAMETER = re.compile(
    r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s+(?P<type>[a-z]+)(?P<optional>\?)?(?:=(?P<default>\S+))?\s+(?P<description>.+)$"
)
ONCE = ("title", "question", "returns", "view", "packed")
NEEDED = ("title", "question", "returns", "view")
VIEWS = ("table", "graph", "map", "cards", "timeline")


def read_card(path: Path) -> Card:
    """The card in `path`; its group is the folder's name. Raises CardError with file, line and remedy."""
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    body = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    for number, line in enumerate(lines[:body], 1):
        found = LINE.match(line)
        if found is None:
            raise CardError(f"{path.name}:{number}: write the header as `// key: value`")
        key, value = found["key"], found["value"]
        if key == "param":
            parameters.append(_parameter(path, number, value))
        elif key in ONCE and key not in fields:
            fields[key] = value
        else:
            raise CardError(
                f"{path.name}:{number}: {key!r} is unknown or given twice; known are param, {', '.join(ONCE)}"
            )
    return _card(path, fields, tuple(parameters), "\n".join(lines[body:]).strip())


def _card(path: Path, fields: dict[str, str], parameters: tuple[Parameter, ...], cypher: str) -> Card:
    for key in NEEDED:
        if not fields.get(key):
            raise CardError(f"{path.name}:1: the header needs a line `// {key}: …`")
    if fields["view"] not in VIEWS:
        raise CardError(f"{path.name}:1: view {fields['view']!r} is unknown; known are {', '.join(VIEWS)}")
    names = [p.name for p in parameters]
    if len(set(names)) != len(names):
        raise CardError(f"{path.name}:1: a parameter is declared twice")
    returns = tuple(column.strip() for column in fields["returns"].split(","))
    return Card(
        path.stem, path.parent.name, fields["title"], fields["question"], parameters, returns,
        fields["view"], fields.get("packed") == "yes", cypher,
    )  # fmt: skip


def _parameter(path: Path, number: int, text: str) -> Parameter:
    found = PARAMETER.match(text)
    if found is None:
        raise CardError(
            f"{path.name}:{number}: write `// param: name type What it is`, e.g. `limit limit=100 Most rows`"
        )
    if found["type"] not in TYPES:
        raise CardError(
            f"{path.name}:{number}: type {found['type']!r} is unknown; known are {', '.join(TYPES)}"
        )
    declared = Parameter(found["name"], found["type"], found["description"])
    default: Value = None
    if found["default"] is not None:
        try:
            default = convert(declared, found["default"])
        except ParameterError as error:
            raise CardError(f"{path.name}:{number}: the default of {error}") from None
    optional = bool(found["optional"]) or found["default"] is not None
    return Parameter(declared.name, declared.type, declared.description, optional, default)
