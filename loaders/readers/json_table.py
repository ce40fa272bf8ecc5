"""JSON and JSON lines: lists of flat objects as tables. Duplicate keys, odd numbers and deep nesting are refused."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from loaders.bundles import Refusal
from loaders.readers.model import Item, ReadOptions, TableStart, UnreadableError
from loaders.readers.plain_text import LARGEST, decoded
from loaders.readers.table_rules import MOST_COLUMNS, MOST_ROWS, SHOWN, row

DEEPEST = 50
LONGEST_NUMBER = 40


class _TrapError(ValueError):
    """Something json would silently take in its own way."""


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """One table, or one per list of objects. Raises UnreadableError."""
    text = decoded(source.read(LARGEST + 1), name, options.encoding)
    if options.format == "jsonl" or name.lower().endswith((".jsonl", ".ndjson")):
        yield from _lines(text, name)
        return
    value = _parsed(text, name)
    if isinstance(value, list):
        yield from _table(name, [(n, v) for n, v in enumerate(value, 1)], name)
        return
    lists = {k: v for k, v in value.items() if _is_list_of_objects(v)} if isinstance(value, dict) else {}
    if not lists:
        raise UnreadableError(
            f"{name}: no list of objects in it; a table is written as [{{…}}, {{…}}] or one object a line"
        )
    for key, entries in lists.items():
        yield from _table(key, list(enumerate(entries, 1)), name)


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _lines(text: str, name: str) -> Iterator[Item]:
    found: list[tuple[int, Any]] = []
    for number, said in enumerate(text.split("\n"), 1):
        if not said.strip():
            continue
        if len(found) > MOST_ROWS:
            raise UnreadableError(f"{name}: more than {MOST_ROWS:,} rows; split the file")
        try:
            found.append((number, _parsed(said, name, number)))
        except UnreadableError as error:
            yield Refusal(f"{name}:{number}", str(error).split(": ", 1)[-1], said[:SHOWN])
    yield from _table(name, found, name)


def _parsed(text: str, name: str, number: int | None = None) -> Any:
    try:
        value = json.loads(
            text, object_pairs_hook=_once, parse_int=_whole, parse_float=_real, parse_constant=_constant
        )
    except _TrapError as error:
        raise UnreadableError(f"{name}: {error}") from error
    except json.JSONDecodeError as error:
        where = f"{name}:{number or error.lineno}"
        raise UnreadableError(
            f"{where}: not JSON at character {error.colno} ({error.msg.lower()})"
        ) from error
    except RecursionError as error:
        raise UnreadableError(f"{name}: nested deeper than {DEEPEST} levels; refused as a bomb") from error
    if _depth(value) > DEEPEST:
        raise UnreadableError(f"{name}: nested deeper than {DEEPEST} levels; refused as a bomb")
    return value


def _depth(value: Any) -> int:
    level, layer = 0, [value]
    while layer and level <= DEEPEST:
        level += 1
        layer = [
            v
            for c in layer
            for v in (c.values() if isinstance(c, dict) else c if isinstance(c, list) else ())
        ]
    return level


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TrapError(
                f"the key {key[:60]!r} is there twice in one object; rename one, so that no value is lost"
            )
        found[key] = value
    return found


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _TrapError(f"a number of {len(digits):,} digits; write it as a text in quotes")
    return int(digits)


def _real(digits: str) -> str:
    # Kept as it is written: 0.10 is not 0.1 in a source.
    if len(digits) > LONGEST_NUMBER:
        raise _TrapError(f"a number of {len(digits):,} digits; write it as a text in quotes")
    return digits


def _constant(name: str) -> Any:
    raise _TrapError(f"{name} is no number; leave the value out instead")


def _table(title: str, entries: list[tuple[int, Any]], name: str) -> Iterator[Item]:
    columns = tuple(dict.fromkeys(key for _, e in entries if isinstance(e, dict) for key in e))
    if not columns:
        raise UnreadableError(f"{name}: no object with keys in it, so no table")
    if len(columns) > MOST_COLUMNS or "" in columns:
        raise UnreadableError(
            f"{name}: {len(columns):,} different keys, or an empty one; at most {MOST_COLUMNS:,} named ones"
        )
    yield TableStart(title, columns)
    for number, entry in entries:
        if isinstance(entry, dict):
            yield row(number, [_cell(entry.get(c)) for c in columns], columns, name)
        else:
            yield Refusal(f"{name}:{number}", "not an object with keys", json.dumps(entry)[:SHOWN])


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
