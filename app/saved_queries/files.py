"""A saved query as the text of a `.cypher` file: a header like that of our cards, then the query, which opens anywhere."""

import re

from app.saved_queries.model import Origin, SavedQuery, SavedQueryError, checked
from queries.errors import ParameterError
from queries.header import PARAMETER
from queries.model import Parameter, Value
from queries.parameters import TYPES, convert

LINE = re.compile(r"// ?(?P<key>name|title|note|tags|param|question|returns|view|packed): ?(?P<value>.*)")


def write_text(query: SavedQuery) -> str:
    """The file's text; `read_text` gives the same query back."""
    lines = [f"// name: {query.name}"]
    lines += [f"// note: {line}" for line in query.note.split("\n") if query.note]
    if query.tags:
        lines.append(f"// tags: {', '.join(query.tags)}")
    lines += [f"// param: {_written(p)}" for p in query.parameters]
    return "\n".join([*lines, "", query.cypher, ""])


def _written(parameter: Parameter) -> str:
    default = "" if parameter.default is None else f"={_plain(parameter.default)}"
    mark = "?" if parameter.optional and parameter.default is None else ""
    return f"{parameter.name} {parameter.type}{mark}{default} {parameter.description}"


def _plain(value: Value) -> str:
    if isinstance(value, list):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_text(text: str, origin: Origin = "mine", name: str = "") -> SavedQuery:
    """The query in a file's text; cards can be read too. `name`: what to call it when the header does not say.

    Raises SavedQueryError with the line.
    """
    notes: list[str] = []
    tags: list[str] = []
    parameters: list[Parameter] = []
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    body = 0
    for number, line in enumerate(lines, 1):
        found = LINE.fullmatch(line)
        if found is None:
            break
        body = number
        key, value = found["key"], found["value"].strip()
        if key in ("name", "title"):
            name = value
        elif key in ("note", "question"):
            notes.append(found["value"])
        elif key == "tags":
            tags += [tag.strip() for tag in value.split(",") if tag.strip()]
        elif key == "param":
            parameters.append(_parameter(number, value))
    cypher = "\n".join(lines[body:])
    return checked(SavedQuery(name, cypher, "\n".join(notes), tuple(tags), tuple(parameters), origin))


def _parameter(number: int, text: str) -> Parameter:
    found = PARAMETER.match(text)
    if found is None or found["type"] not in TYPES:
        raise SavedQueryError(
            f"line {number}",
            f"write `// param: name type=default What it is`, with a type of {', '.join(TYPES)}",
        )
    return made_parameter(
        found["name"], found["type"], found["description"], bool(found["optional"]), found["default"]
    )


def made_parameter(name: str, type_: str, description: str, optional: bool, default: object) -> Parameter:
    """A declared parameter with its default in its type; raises SavedQueryError. Defaults are written without blanks."""
    if type_ not in TYPES:
        raise SavedQueryError("parameters", f"type {type_!r} is unknown; known are {', '.join(TYPES)}")
    bare = Parameter(name, type_, description)
    if default is None:
        return Parameter(name, type_, description, optional)
    try:
        # `words` and `names` become full-text queries when they are bound; their default stays as written.
        value = (
            str(default) if type_ in ("words", "names") and convert(bare, default) else convert(bare, default)
        )
    except ParameterError as error:
        raise SavedQueryError("parameters", f"the default of {error}") from None
    if re.search(r"\s", _plain(value)):
        raise SavedQueryError("parameters", f"the default of {name} must not contain blanks")
    return Parameter(name, type_, description, True, value)
