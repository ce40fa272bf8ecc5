"""Which mapping a table has: a shipped one or the user's own file, found by the table's header or named."""

from collections.abc import Mapping as Lookup
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError
from yaml.nodes import MappingNode, Node, SequenceNode

from loaders.errors import SourceError
from loaders.sources import folder
from loaders.tables.mapping import TableMapping


@dataclass(frozen=True, slots=True)
class Source:
    """A mapping with its name; the name records which loader made a claim."""

    name: str
    mapping: TableMapping

    def missing_from(self, columns: Sequence[str]) -> list[str]:
        """Columns that the mapping needs and the table lacks."""
        return [c for c in self.mapping.columns if c not in columns]


@cache
def shipped() -> Lookup[str, Source]:
    """Every mapping that comes with the product, by name. Raises SourceError naming file, line and remedy."""
    found = {}
    for entry in sorted(folder("").iterdir(), key=lambda e: e.name):
        file = entry.joinpath("source.yaml")
        if entry.is_dir() and file.is_file():
            text = file.read_text(encoding="utf-8")
            if "\ncolumns:" in text:
                found[entry.name] = Source(
                    entry.name, parsed(text, f"loaders/sources/{entry.name}/source.yaml")
                )
    return found


def named(name: str) -> Source:
    """The mapping that `--as` names: a shipped one, or the path of a `source.yaml` of the user's own."""
    if name in shipped():
        return shipped()[name]
    path = Path(name)
    if path.suffix in (".yaml", ".yml"):
        try:
            return Source(
                path.parent.name if path.stem == "source" else path.stem,
                parsed(path.read_text("utf-8"), name),
            )
        except (OSError, UnicodeDecodeError) as error:
            raise SourceError(f"{name}: the mapping cannot be read: {error}") from error
    close = get_close_matches(name, shipped(), 1)
    hint = (
        f"; did you mean {close[0]!r}?"
        if close
        else f"; there are {', '.join(shipped())}, or name a .yaml file"
    )
    raise SourceError(f"no mapping is called {name!r}{hint}")


def fitting(columns: Sequence[str], where: str) -> Source:
    """The shipped mapping whose columns the table has; of several the one that knows most of them.

    Raises SourceError saying what is missing from the one that comes nearest.
    """
    fits = [s for s in shipped().values() if not s.missing_from(columns)]
    best = max((len(s.mapping.columns) for s in fits), default=0)
    fits = [s for s in fits if len(s.mapping.columns) == best]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise SourceError(
            f"{where}: several mappings fit: {', '.join(s.name for s in fits)}; name one with --as"
        )
    raise SourceError(f"{where}: no mapping knows a table with these columns{_nearest(columns)}")


def check_fits(source: Source, columns: Sequence[str], where: str) -> None:
    """Raises SourceError naming the first column that the mapping needs and the table lacks."""
    for column in source.missing_from(columns):
        close = get_close_matches(column, columns, 1)
        hint = f"; did you rename it to {close[0]!r}?" if close else f"; the table has {', '.join(columns)}"
        raise SourceError(f"{where}: the mapping {source.name!r} needs the column {column!r}{hint}")


def _nearest(columns: Sequence[str]) -> str:
    near = max(shipped().values(), key=lambda s: len(set(s.mapping.columns) & set(columns)), default=None)
    shared = len(set(near.mapping.columns) & set(columns)) if near else 0
    if near is None or shared < 2:
        return "; write a mapping (loaders/sources/README.md) and name it with --as FILE.yaml"
    return f"; {near.name!r} comes nearest, it also needs {', '.join(map(repr, near.missing_from(columns)))}"


def parsed(text: str, where: str) -> TableMapping:
    """The mapping in a YAML text. Raises SourceError with `where`, the line, and what is wrong there."""
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        return TableMapping.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise SourceError(f"{where}{line}: not YAML: {getattr(error, 'problem', error)}") from error
    except ValidationError as error:
        first = error.errors()[0]
        path = [part for part in first["loc"] if not str(part).startswith("function-")]
        key = ".".join(str(part) for part in path)
        message = str(first["msg"]).removeprefix("Value error, ")
        raise SourceError(
            f"{where}:{_line(tree, path)}: {key or 'the mapping'}: {message}{_hint(first['type'], path)}"
        ) from error


def _hint(kind: str, path: Sequence[int | str]) -> str:
    if kind != "extra_forbidden" or not path:
        return ""
    close = get_close_matches(str(path[-1]), TableMapping.model_fields, 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _line(node: Node | None, path: Sequence[int | str]) -> int:
    """The line on which the value at `path` begins, or that of the nearest part above it."""
    line = node.start_mark.line + 1 if node else 1
    for part in path:
        below: Node | None = None
        if isinstance(node, MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    below, line = value, key.start_mark.line + 1
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            below = node.value[part]
            line = below.start_mark.line + 1
        if below is None:
            return line
        node = below
    return line
